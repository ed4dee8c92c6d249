import type { Session } from "@/db/connect/db";

const tries = 8;
const pauseMilliseconds = 250;
// Everybody who comes later to the table queues behind who waits for its strong lock, so nobody waits for it long.
const shortWait = "set local lock_timeout to '500ms'";

/** A statement that needs a table for itself, tried until it gets the table quickly; it fails like a lock that is not free. */
export async function execStrong(session: Session, statement: string): Promise<void> {
  if (!session.outside) return void (await session.exec(statement));
  await retried(
    () => session.exec(`savepoint atrium_strong; ${shortWait}; ${statement}; release savepoint atrium_strong`),
    () => session.exec("rollback to savepoint atrium_strong"),
  );
}

/** The same in a transaction of its own, which is over at once. */
export async function execStrongOutside(outside: (text: string) => Promise<void>, statement: string): Promise<void> {
  await retried(() => outside(`${shortWait}; ${statement}`));
}

/** Reads whose locks on tables are given back at once, so that another connection can take the table. */
export async function releasingLocks<T>(session: Session, read: () => Promise<T>): Promise<T> {
  if (!session.outside) return read();
  await session.exec("savepoint atrium_read");
  const result = await read();
  await session.exec("rollback to savepoint atrium_read; release savepoint atrium_read");
  return result;
}

async function retried(run: () => Promise<unknown>, after?: () => Promise<unknown>): Promise<void> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      await run();
      return;
    } catch (error) {
      await after?.();
      if (left === 0 || !isLockTimeout(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}

export const isLockTimeout = (error: unknown): boolean => (error as { code?: string }).code === "55P03";
