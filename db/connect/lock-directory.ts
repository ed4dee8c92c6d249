import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

export type LockOwner = { pid: number; startedAt: string; port?: number; secret?: string };

/** Thrown when a living process holds the data directory. */
export class DirectoryLockedError extends Error {
  override name = "DirectoryLockedError";
  readonly owner: LockOwner;
  constructor(directory: string, owner: LockOwner) {
    super(
      `The data directory ${directory} is in use by process ${owner.pid}. Stop that process, or choose another directory with ATRIUM_DATA.`,
    );
    this.owner = owner;
  }
}

/** Two processes on one embedded directory lose acknowledged rows, so only the holder of this file may open it. */
export function lockDirectory(directory: string, owner: { port?: number; secret?: string }): { release(): void } {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "atrium.lock");
  for (let attempt = 0; ; attempt += 1) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid), ...owner }));
      closeSync(file);
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = readLock(directory);
      if (holder && isAlive(holder)) throw new DirectoryLockedError(directory, holder);
      if (attempt > 3) throw new Error(`Could not take the lock ${path}.`);
      rmSync(path, { force: true });
    }
  }
}

/** Who holds the directory now, or null. */
export function readLock(directory: string): LockOwner | null {
  try {
    return JSON.parse(readFileSync(join(directory, "atrium.lock"), "utf8")) as LockOwner;
  } catch {
    return null;
  }
}

/** A process number alone is reused by the system, so the start time must match as well. */
function isAlive(owner: LockOwner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return processStart(owner.pid) === owner.startedAt;
}

/** Field 22 of /proc/PID/stat: ticks since boot at which the process began; empty where /proc is missing. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
