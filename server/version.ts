import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(join(root, path), "utf8").trim();
  } catch {
    return fallback;
  }
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** The release and the build of the pages: a tab with other pages is asked to reload. */
export function readVersion(): string {
  return `${manifest.version}+${readOr(".next/BUILD_ID", "dev")}`;
}
