import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runChild } from "./run-child";

const root = process.cwd();
const stampFile = ".next/atrium-sources";

/** What ends up in the pages. Of the server only plain data modules are bundled; everything else is a type. */
const sources = [
  "app/**/*",
  "public/**/*",
  "{next.config.ts,postcss.config.mjs,package.json,bun.lock}",
  "db/objects/definition.ts",
  "db/query/tree.ts",
  "tools/**/*-shape.ts",
];

/** Builds the pages when their sources differ from the last build. */
export async function buildApp(): Promise<void> {
  const wanted = hashSources();
  const built = existsSync(stampFile) && existsSync(".next/BUILD_ID") ? readFileSync(stampFile, "utf8") : "";
  if (built === wanted) return;

  process.stderr.write("build  Building the pages, which takes about 15 seconds …\n");
  const started = performance.now();
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await runChild(["--bun", "node_modules/next/dist/bin/next", "build"], {
    env,
    isQuiet: true,
  });
  if (code !== 0) throw new Error(`The pages could not be built:\n${output}`);

  writeFileSync(stampFile, wanted);
  process.stderr.write(`build  The pages are ready (${((performance.now() - started) / 1000).toFixed(1)} s).\n`);
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const pattern of sources) {
    const files = [...new Bun.Glob(pattern).scanSync({ cwd: root, onlyFiles: true })].sort();
    for (const file of files) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(`${file}\n`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex");
}
