import type { Session } from "@/db/connect/db";

const tries = 8;
const pauseMilliseconds = 250;
// Everybody who comes later to the table queues behind who waits for its strong lock, so nobody waits for it long.
const shortWait = "set local lock_timeout to '500ms'";

/** A statement that needs a table for itself, tried until it gets the table quickly; it fails like a lock that is not free. */
export async function execStrong(session: Session, table: string, statement: string): Promise<void> {
  const { outside } = session;
  if (!outside) return void (await session.exec(statement));
  await retried(
    () => session.exec(`savepoint atrium_strong; ${shortWait}; ${statement}; release savepoint atrium_strong`),
    async () => {
      await session.exec("rollback to savepoint atrium_strong");
      const [row] = await session.query("select to_regclass(quote_ident($1))::oid as oid", [table]);
      await outside(stopBuild(`${Number(row?.["oid"] ?? 0)}`));
    },
  );
}

/** The same in a transaction of its own, which is over at once; `table` is quoted and has its schema. */
export async function execStrongOutside(outside: Outside, table: string, statement: string): Promise<void> {
  await retried(
    () => outside(`${shortWait}; ${statement}`),
    () => outside(stopBuild(`'${table.replaceAll("'", "''")}'::regclass`)),
  );
}

export type Outside = NonNullable<Session["outside"]>;

/** An index that is being built keeps its table as long as others' statements run; `tendTables` builds it anew. */
const stopBuild = (table: string): string => `select pg_cancel_backend(pid) from pg_stat_progress_create_index
  where command = 'CREATE INDEX CONCURRENTLY' and relid = ${table}`;

/** Reads whose locks on tables are given back at once, so that another connection can take the table. */
export async function releasingLocks<T>(session: Session, read: () => Promise<T>): Promise<T> {
  if (!session.outside) return read();
  await session.exec("savepoint atrium_read");
  const result = await read();
  await session.exec("rollback to savepoint atrium_read; release savepoint atrium_read");
  return result;
}

async function retried(run: () => Promise<unknown>, onTimeout: () => Promise<unknown>): Promise<void> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      await run();
      return;
    } catch (error) {
      if (left === 0 || !isLockTimeout(error)) throw error;
    }
    await onTimeout();
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}

export const isLockTimeout = (error: unknown): boolean => (error as { code?: string }).code === "55P03";
