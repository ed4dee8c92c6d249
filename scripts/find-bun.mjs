import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The one place where the version is written is "packageManager" in package.json. */
export const bunVersion = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.replace(
  "bun@",
  "",
);

const binary = process.platform === "win32" ? "bun.exe" : "bun";

/**
 * Absolute path of Bun at the pinned version, or null. A candidate is run and asked for its version, because the npm
 * package leaves a stub in node_modules when install scripts are off.
 */
export function findBun() {
  const own = process.versions.bun ? [process.execPath] : [];
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const folders = [join(root, "node_modules/.bin"), join(root, ".tools/node_modules/.bin"), ...onPath];
  const candidates = [...own, ...folders.map((folder) => join(folder, binary))];

  return candidates.find((path) => versionOf(path) === bunVersion) ?? null;
}

function versionOf(path) {
  const answer = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 10_000 });
  return answer.status === 0 ? answer.stdout.trim() : null;
}
