import { existsSync } from "node:fs";

/** Files that are committed or could be: everything that Git does not ignore. */
export function trackedFiles(): string[] {
  const git = Bun.spawnSync(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  if (git.exitCode !== 0) throw new Error("This check asks Git for the list of files, and Git did not answer.");
  return git.stdout
    .toString()
    .split("\0")
    .filter((file) => file !== "" && existsSync(file));
}
