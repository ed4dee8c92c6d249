import { createHash } from "node:crypto";

import type { Session } from "@/db/connect/db";
import { createIndex } from "./plan-ddl";
import { execStrongOutside, isLockTimeout, type Outside } from "./strong-lock";
import { type IndexShape, quote, type TableShape } from "./table-shape";

export type Prepared = {
  /** The shape before, with the unique indexes that are there now. */
  before: TableShape;
  /** To be run after the rules are in force. */
  cleanup: string[];
};

// The last step of a concurrent build waits for every statement that was running in the database.
const waitMilliseconds = 3000;

/**
 * Proves new rules about the records that are there on another connection, while people go on writing: what is left
 * for the transaction then takes a moment. A crash in between leaves a rule too many, which `tendTables` takes away.
 */
export async function prepareRules(session: Session, before: TableShape, after: TableShape): Promise<Prepared> {
  const prepared: Prepared = { before, cleanup: [] };
  const { outside } = session;
  const [required, unique] = [newRequired(before, after), newUnique(before, after)];
  if (!outside || required.length + unique.length === 0) return prepared;
  const place = await readPlace(session, after.name);
  // The other connection would wait for this transaction, which waits for it.
  if (place.isWritten) return prepared;
  for (const index of unique) {
    if (!(await buildUnique(outside, place, index))) continue;
    const others = prepared.before.indexes.filter((other) => other.name !== index.name);
    prepared.before = { ...prepared.before, indexes: [...others, index] };
  }
  if (place.isRead) return prepared;
  for (const column of required) {
    if (!(await proveRequired(outside, place.table, column))) continue;
    prepared.cleanup.push(`alter table ${quote(after.name)} drop constraint if exists ${requiredCheck(column)}`);
  }
  return prepared;
}

function newRequired(before: TableShape, after: TableShape): string[] {
  const loose = new Set(before.columns.filter((column) => !column.isNotNull).map((column) => column.name));
  return after.columns.filter((column) => column.isNotNull && loose.has(column.name)).map((column) => column.name);
}

function newUnique(before: TableShape, after: TableShape): IndexShape[] {
  const known = new Set(before.indexes.map((index) => index.name));
  const columns = before.columns.map((column) => quote(column.name));
  // A column that is new belongs to this transaction alone until it ends.
  const isThere = ({ expression }: IndexShape): boolean =>
    columns.some((column) => expression === column || expression === `lower(${column})`);
  return after.indexes.filter((index) => index.isUnique && !known.has(index.name) && isThere(index));
}

type Place = { schema: string; table: string; isRead: boolean; isWritten: boolean };

async function readPlace(session: Session, table: string): Promise<Place> {
  const [row] = await session.query(
    `select current_schema as schema, count(*) > 0 as is_read,
       count(*) filter (where mode not in ('AccessShareLock', 'RowShareLock')) > 0 as is_written
     from pg_locks where pid = pg_backend_pid() and locktype = 'relation' and relation = to_regclass(quote_ident($1))`,
    [table],
  );
  const schema = quote(String(row?.["schema"]));
  return {
    schema,
    table: `${schema}.${quote(table)}`,
    isRead: row?.["is_read"] === true,
    isWritten: row?.["is_written"] === true,
  };
}

async function buildUnique(outside: Outside, { schema, table }: Place, index: IndexShape): Promise<boolean> {
  const drop = `drop index concurrently if exists ${schema}.${quote(index.name)}`;
  await outside(drop, { waitMilliseconds });
  const build = createIndex(table, index, "concurrently ");
  // A value that came twice leaves an index that refuses new values and finds none.
  return isDone(outside(build, { waitMilliseconds }), () => outside(drop, { waitMilliseconds }));
}

async function proveRequired(outside: Outside, table: string, column: string): Promise<boolean> {
  const check = requiredCheck(column);
  const drop = `drop constraint if exists ${check}`;
  await execStrongOutside(
    outside,
    table,
    `alter table ${table} ${drop}, add constraint ${check} check (${quote(column)} is not null) not valid`,
  );
  return isDone(outside(`alter table ${table} validate constraint ${check}`, { waitMilliseconds }), () =>
    execStrongOutside(outside, table, `alter table ${table} ${drop}`),
  );
}

/** False when others held it up too long: the transaction then proves the rule itself, under its lock. */
async function isDone(work: Promise<void>, takeBack: () => Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    await takeBack();
    if (isLockTimeout(error)) return false;
    throw error;
  }
}

export const requiredChecks = "atrium_required_";

function requiredCheck(column: string): string {
  return `${requiredChecks}${createHash("sha256").update(column).digest("hex").slice(0, 16)}`;
}
