import { existsSync, readdirSync, readFileSync } from "node:fs";

import { trackedFiles } from "./tracked-files";

/** Documents speak of files by path in backticks; a path that no longer exists misleads, so it is an error. */
const documents = trackedFiles().filter((file) => file.endsWith(".md") && !file.startsWith("prompts/"));
const folders = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const rootFile = /^[\w.-]+\.(ts|mjs|json|md|lock)$/;

const missing: string[] = [];
for (const document of documents) {
  readFileSync(document, "utf8")
    .split("\n")
    .forEach((line, at) => {
      for (const [, quoted = ""] of line.matchAll(/`([^`\s]+)`/g)) {
        const path = quoted.replace(/^\.\//, "").replace(/[:#].*$/, "");
        if (isPath(path) && !existsSync(path)) missing.push(`${document}:${at + 1}  ${quoted}`);
      }
    });
}

if (missing.length > 0) {
  process.stdout.write(`These documents speak of paths that do not exist:\n${missing.join("\n")}\n`);
  process.exit(1);
}
process.stdout.write(`${documents.length} documents, every path exists.\n`);

/** Patterns with a placeholder (`<noun>`, `*`, `…`) are not paths. */
function isPath(text: string): boolean {
  if (/[<>*{}()…$=]/.test(text)) return false;
  const [first = ""] = text.split("/");
  return text.includes("/") ? folders.includes(first) && first !== "node_modules" : rootFile.test(text);
}
