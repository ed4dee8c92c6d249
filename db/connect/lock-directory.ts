import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  const lock: LockOwner = { pid: process.pid, startedAt: processStart(process.pid), ...owner };
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (create(path, lock)) return { release: () => rmSync(path, { force: true }) };
    const holder = readLock(directory);
    if (holder && isAlive(holder)) throw new DirectoryLockedError(directory, holder);
    if (!removeStale(directory, path)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  throw new Error(`Could not take the lock ${path}.`);
}

/** The file appears with its content in one step, so nobody ever reads a lock without its owner. */
function create(path: string, lock: LockOwner): boolean {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, JSON.stringify(lock), { mode: 0o600 });
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

const guardMilliseconds = 5000;

/** One process at a time removes a dead one's lock: a slower one would remove the lock of who was faster. */
function removeStale(directory: string, path: string): boolean {
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    const made = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && Date.now() - made > guardMilliseconds) rmSync(guard, { recursive: true, force: true });
    return false;
  }
  try {
    const holder = readLock(directory);
    if (!holder || !isAlive(holder)) rmSync(path, { force: true });
    return true;
  } finally {
    rmdirSync(guard);
  }
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

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
    if (!isCode(error, "EPERM")) return false;
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
