import { readFileSync, statSync } from "node:fs";

import { trackedFiles } from "./tracked-files";

type Rule = { what: string; pattern: RegExp; except?: RegExp };

// The words are put together here so that this file does not find itself.
const registry = ["npmjs", "yarnpkg", "pkg.github"].map((name) => `${name.replace(".", "\\.")}\\.(org|com)`).join("|");
const folders = ["work", "tmp", "root", "home", "Users"].join("|");
const helpers = ["sub" + "agent", "clau" + "de", "helper " + "session"].join("|");

const rules: readonly Rule[] = [
  { what: "a key of a model provider", pattern: /\bsk-[A-Za-z0-9_-]{20,}/ },
  {
    what: "an access key",
    pattern: /\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|xox[abps]-[\w-]{10,}|npg_[A-Za-z0-9]{8,})/,
  },
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY/ },
  {
    what: "a password in a database address",
    pattern: /postgres(ql)?:\/\/[^\s:/]+:[^\s@]+@(?!127\.0\.0\.1|localhost)/,
  },
  { what: "a registry", pattern: new RegExp(`(${registry})|_auth${"Token"}|^registry *=`, "m") },
  { what: "an address of a private network", pattern: /\b(10|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2,3}:\d+/ },
  { what: "an absolute path of a machine", pattern: new RegExp(`(^|["'\`\\s=(:])/(${folders})/\\w`, "m") },
  // A lock names what others' packages may use.
  { what: "a word about how this was made", pattern: new RegExp(helpers, "i"), except: /\.lock$/ },
];

const found: string[] = [];
for (const file of trackedFiles()) {
  if (statSync(file).size > 2_000_000 || isBinary(file)) continue;
  const text = readFileSync(file, "utf8");
  for (const { what, pattern, except } of rules) {
    const hit = except?.test(file) ? null : pattern.exec(text);
    if (hit)
      found.push(`${file}:${text.slice(0, hit.index).split("\n").length}  ${what}: ${hit[0].trim().slice(0, 60)}`);
  }
}

if (found.length > 0) {
  process.stdout.write(`These must not be committed:\n${found.join("\n")}\n`);
  process.exit(1);
}
process.stdout.write("No secrets, hosts or paths of a machine.\n");

function isBinary(file: string): boolean {
  return /\.(png|jpe?g|gif|ico|woff2?|wasm|gz|zip|pdf)$/.test(file);
}
