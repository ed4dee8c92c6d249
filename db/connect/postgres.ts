import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";

import { asText, type Db, type Orm, type Row, type Session, type TransactionOptions, textOids } from "./db";

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    textOids.has(oid) ? asText : pg.types.getTypeParser(oid, format ?? "text"),
} as unknown as pg.CustomTypesConfig;

/** A plain Postgres by connection string. */
export function openPostgres(url: string, options: { poolSize?: number } = {}): Db {
  return fromPool("postgres", new pg.Pool({ connectionString: url, max: options.poolSize ?? 10, connectionTimeoutMillis: 10_000 }));
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
  return fromPool("neon", new NeonPool({ connectionString: url }) as unknown as pg.Pool);
}

function fromPool(driver: Db["driver"], pool: pg.Pool): Db {
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  return {
    driver,
    async transaction(options, run) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        const opening = await begin(client, options);
        const result = await run(toSession(client), opening);
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch((rollbackError: Error) => {
          broken = rollbackError;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function begin(client: pg.PoolClient, options: TransactionOptions): Promise<Row[][]> {
  const start = options.isReadOnly ? "begin read only" : "begin";
  // One simple query of several statements costs one round trip.
  const results = await client.query({ text: `${start};${options.opening ?? ""}`, types });
  const list = Array.isArray(results) ? (results as unknown as pg.QueryResult[]) : [results];
  return list.slice(1).map((result) => result.rows as Row[]);
}

function toSession(client: pg.PoolClient): Session {
  let orm: Orm | undefined;
  return {
    async query<R extends Row>(text: string, params?: unknown[]) {
      const result = await client.query<R>({ text, values: params ?? [], types });
      return result.rows;
    },
    async exec(text) {
      const results = await client.query({ text, types });
      return (Array.isArray(results) ? (results as unknown as pg.QueryResult[]) : [results]).map((result) => result.rows as Row[]);
    },
    get orm() {
      orm ??= drizzle(client) as unknown as Orm;
      return orm;
    },
  };
}
