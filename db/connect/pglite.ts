import { PGlite, type PGliteInterface, type Transaction } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { vector } from "@electric-sql/pglite-pgvector";
import { drizzle } from "drizzle-orm/pglite";

import { asText, type Db, type Orm, type Row, type Session, textOids } from "./db";
import { type MeasureSpace, requireSpace } from "./disk-space";
import { lockDirectory } from "./lock-directory";
import { MemoryPressure } from "./memory-pressure";

const parsers = Object.fromEntries([...textOids].map((oid) => [oid, asText]));

export type PgliteOptions = {
  /** Left out: in memory. */
  directory?: string | undefined;
  /** How free space is measured; left out: as the system says. */
  measureSpace?: MeasureSpace | undefined;
  /** A dump made by `dumpTemplate`, to start from instead of an empty cluster. */
  template?: Blob | undefined;
  /** Written into the lock so that another process can say who holds the directory and reach it. */
  owner?: { port?: number; secret?: string } | undefined;
};

/** The embedded database: no server, one session, our own lock on the directory because PGlite has none. */
export async function openPglite(options: PgliteOptions): Promise<Db & { dumpTemplate(): Promise<Blob> }> {
  const lock = options.directory ? lockDirectory(options.directory, options.owner ?? {}) : null;
  const checkSpace = (): void => {
    if (options.directory) requireSpace(options.directory, options.measureSpace);
  };
  try {
    checkSpace();
    const client = await PGlite.create({
      ...(options.directory ? { dataDir: `${options.directory}/pg` } : {}),
      ...(options.template ? { loadDataDir: options.template } : {}),
      extensions: { vector, pg_trgm },
    });
    const memory = new MemoryPressure();
    memory.collect();
    return {
      driver: "pglite",
      transaction: ({ isReadOnly, opening = "" }, run) =>
        client.transaction((transaction) =>
          memory.during(async () => {
            const [, ...rows] = await execute(
              transaction,
              `set transaction ${isReadOnly ? "read only" : "read write"};${opening}`,
            );
            const beforeWrite = isReadOnly ? () => undefined : checkSpace;
            return run(toSession(transaction, memory, beforeWrite), rows);
          }),
        ),
      async close() {
        await client.close();
        lock?.release();
      },
      dumpTemplate: () => client.dumpDataDir("gzip"),
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function execute(transaction: Transaction, text: string): Promise<Row[][]> {
  const results = await transaction.exec(text, { parsers });
  return results.map((result) => result.rows as Row[]);
}

function toSession(transaction: Transaction, memory: MemoryPressure, beforeWrite: () => void): Session {
  let orm: Orm | undefined;
  return {
    async query<R extends Row>(text: string, params?: unknown[]) {
      beforeWrite();
      const result = await transaction.query<R>(text, params, { parsers });
      memory.afterMessage(params);
      return result.rows;
    },
    async exec(text) {
      beforeWrite();
      return execute(transaction, text);
    },
    get orm() {
      // A transaction answers query and exec like the database itself, which is all that drizzle calls.
      orm ??= drizzle(transaction as unknown as PGliteInterface as PGlite) as unknown as Orm;
      return orm;
    },
  };
}
