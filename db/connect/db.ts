import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

export type Row = Record<string, unknown>;
export type Orm = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/**
 * One open transaction. `query` answers dates, times, numerics and bigints as text, on every driver,
 * so that callers decode by field type and never lose precision.
 */
export type Session = {
  query<R extends Row = Row>(text: string, params?: unknown[], options?: QueryOptions): Promise<R[]>;
  /** Several statements, no parameters; answers the rows of each. */
  exec(text: string): Promise<Row[][]>;
  /** For the fixed tables of db/schema. */
  orm: Orm;
  /**
   * Runs a statement at once and for good, on another connection and outside this transaction, so tables are named
   * with their schema. Missing where there is one connection only, or where nothing may last. Waits for locks as long
   * as it takes, unless told how long at most.
   */
  outside?(text: string, options?: { waitMilliseconds?: number }): Promise<void>;
  /** There while the transaction has the limits of who acts: runs what is Atrium's own affair without them. */
  asOwner?<T>(run: () => Promise<T>): Promise<T>;
};

export type QueryOptions = {
  /**
   * The same text comes again and again, and one plan is right for all its parameters (a record by its id): worth
   * keeping prepared on the connection, where the driver can.
   */
  isRepeated?: boolean;
};

export type TransactionOptions = {
  /** Statements run first, in the same round trip as BEGIN where the driver can; their rows go to `run`. */
  opening?: string;
  isReadOnly?: boolean;
};

export type Db = {
  driver: "pglite" | "postgres" | "neon";
  /** Commits when `run` resolves, rolls back when it throws. */
  transaction<T>(options: TransactionOptions, run: (session: Session, opening: Row[][]) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Types that leave the driver as text: int8, date, timestamp, timestamptz, interval, numeric. */
export const textOids = new Set([20, 1082, 1114, 1184, 1186, 1700]);

export const asText = (value: string): string => value;
