import { runChild } from "./run-child";
import { describeTally } from "./tally";

type Check = { name: string; args: string[] };

const tools = "node_modules";
const checks: readonly Check[] = [
  { name: "format", args: ["--bun", `${tools}/@biomejs/biome/bin/biome`, "check", "--linter-enabled=false", "."] },
  { name: "lint", args: ["--bun", `${tools}/@biomejs/biome/bin/biome`, "lint", "--error-on-warnings", "."] },
  { name: "types", args: ["--bun", `${tools}/typescript/bin/tsc`, "--noEmit", "-p", "."] },
  { name: "unused", args: ["--bun", `${tools}/knip/bin/knip.js`] },
  { name: "docs", args: ["scripts/check-docs.ts"] },
  { name: "leaks", args: ["scripts/check-leaks.ts"] },
];
const slow: readonly Check[] = [
  { name: "build", args: ["scripts/build.ts"] },
  { name: "test", args: ["scripts/test.ts"] },
];

const isAll = process.argv.includes("--all");
let failed = 0;
const chosen = isAll ? [...checks, ...slow] : checks;

for (const { name, args } of chosen) {
  const started = performance.now();
  const isTalkative = name === "test";
  const { code, output } = await runChild(args, { isQuiet: !isTalkative });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)\n`);
  if (code === 0) continue;

  failed += 1;
  if (!isTalkative) process.stdout.write(`${output}\n\n`);
}

process.stdout.write(`\n${describeTally({ passed: chosen.length - failed, failed, skipped: 0 })}\n`);
process.exit(failed > 0 ? 1 : 0);
