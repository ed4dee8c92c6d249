import { statfsSync } from "node:fs";

/** Four segments of the write-ahead log. */
const reserve = 64 * 1024 * 1024;

/** Thrown before the embedded database writes to a disk that is nearly full. */
export class DiskFullError extends Error {
  override name = "DiskFullError";
  readonly code = "ENOSPC";
}

export type MeasureSpace = (directory: string) => { bavail: number; bsize: number };

/** The embedded database does not survive a full disk: it stops answering in the middle of a write and blocks the process. */
export function requireSpace(directory: string, measureSpace: MeasureSpace = statfsSync): void {
  const { bavail, bsize } = measureSpace(directory);
  if (bavail * bsize < reserve)
    throw new DiskFullError(`Less than ${reserve / 1024 / 1024} MB are free for ${directory}.`);
}
