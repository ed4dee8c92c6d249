import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";

import {
  asText,
  type Db,
  type Orm,
  type QueryOptions,
  type Row,
  type Session,
  type TransactionOptions,
  textOids,
} from "./db";
import { PreparedStatements } from "./prepared-statements";

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    textOids.has(oid) ? asText : pg.types.getTypeParser(oid, format ?? "text"),
} as unknown as pg.CustomTypesConfig;

/** A plain Postgres by connection string. */
export function openPostgres(url: string, options: { poolSize?: number } = {}): Db {
  const pool = (max: number): pg.Pool => new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000 });
  return fromPool("postgres", pool(options.poolSize ?? 10), pool(mostOutside));
}

/** Neon over WebSockets; `proxy` points at a local bridge and turns TLS off. */
export function openNeon(url: string, options: { proxy?: string } = {}): Db {
  if (options.proxy) {
    const proxy = options.proxy;
    neonConfig.wsProxy = (host, port) => `${proxy}/v1?address=${host}:${port}`;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineTLS = false;
    neonConfig.pipelineConnect = false;
  }
  // Neon's pool has the interface of pg's; its types are a copy that TypeScript does not see as equal.
  const pool = (max: number): pg.Pool => new NeonPool({ connectionString: url, max }) as unknown as pg.Pool;
  return fromPool("neon", pool(10), pool(mostOutside));
}

// Connections of their own: a transaction that waits for one while others hold all of its pool would wait for itself.
const mostOutside = 4;

function fromPool(driver: Db["driver"], pool: pg.Pool, aside: pg.Pool): Db {
  // A connection that breaks is replaced at its next use; without listeners it would end the process.
  for (const each of [pool, aside]) {
    each.on("error", () => undefined);
    each.on("connect", (client) => client.on("error", () => undefined));
  }
  const statements = new PreparedStatements();
  return {
    driver,
    async transaction(options, run) {
      const client = await pool.connect();
      const result = await begin(client, options)
        .then((opening) => run(toSession(client, statements, scopeOf(options, opening), aside), opening))
        .catch(async (error: unknown) => {
          await end(client, "rollback").catch(() => undefined);
          throw error;
        });
      const ended = end(client, "commit");
      // What was read is known already; only the connection has to wait for the end.
      if (options.isReadOnly) ended.catch(() => undefined);
      else await ended;
      return result;
    },
    async close() {
      await Promise.all([pool.end(), aside.end()]);
    },
  };
}

/** Ends the transaction and gives the connection back to the pool, or away when it does not answer. */
async function end(client: pg.PoolClient, how: "commit" | "rollback"): Promise<void> {
  try {
    await client.query(how);
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    throw error;
  }
  client.release();
}

async function begin(client: pg.PoolClient, options: TransactionOptions): Promise<Row[][]> {
  const start = options.isReadOnly ? "begin read only" : "begin";
  // One simple query of several statements costs one round trip.
  const results = await client.query({ text: `${start};${options.opening ?? ""}`, types });
  const list = Array.isArray(results) ? (results as unknown as pg.QueryResult[]) : [results];
  return list.slice(1).map((result) => result.rows as Row[]);
}

/**
 * A prepared statement keeps the types of its answer, so one text is prepared anew for each workspace and for each
 * version of its objects, which the opening reads last.
 */
function scopeOf({ opening = "" }: TransactionOptions, rows: Row[][]): string {
  return `${opening} ${String(rows.at(-1)?.[0]?.["version"] ?? "")} `;
}

/** For statements that refuse a transaction, and with it a setting of their own. */
async function runWaiting(pool: pg.Pool, text: string, milliseconds: number): Promise<void> {
  const client = await pool.connect();
  let isLost = true;
  try {
    await client.query(`set lock_timeout to ${milliseconds}`);
    await client.query(text).finally(() => client.query("reset lock_timeout"));
    isLost = false;
  } finally {
    client.release(isLost);
  }
}

function toSession(client: pg.PoolClient, statements: PreparedStatements, scope: string, aside: pg.Pool): Session {
  let orm: Orm | undefined;
  return {
    async query<R extends Row>(text: string, params?: unknown[], options?: QueryOptions) {
      const name = options?.isRepeated ? statements.nameOf(scope + text) : undefined;
      try {
        const result = await client.query<R>({ text, values: params ?? [], types, ...(name ? { name } : {}) });
        return result.rows;
      } catch (error) {
        if (name) statements.heed(scope + text, error);
        throw error;
      }
    },
    async exec(text) {
      const results = await client.query({ text, types });
      return (Array.isArray(results) ? (results as unknown as pg.QueryResult[]) : [results]).map(
        (result) => result.rows as Row[],
      );
    },
    async outside(text, { waitMilliseconds } = {}) {
      // The last answer holds its snapshot until the next statement, and an index that is built concurrently waits for it.
      await client.query("select");
      await (waitMilliseconds === undefined ? aside.query(text) : runWaiting(aside, text, waitMilliseconds));
    },
    get orm() {
      orm ??= drizzle(client) as unknown as Orm;
      return orm;
    },
  };
}
