import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

import type { Session } from "@/db/connect/db";
import { type CompiledSelection, compileSelection } from "./compile-selection";
import { decodeCursor, encodeCursor } from "./cursor";
import { recordColumns } from "./record-columns";
import type { QueryContext } from "./scope";
import { columnOf } from "./scope-columns";
import { canBeAlike, type SearchMode } from "./search";
import { afterPosition, orderBy, sortKeys } from "./sort-keys";
import type { ListQuery, Selection } from "./tree";
import { alias, type RecordRow } from "./values";

const dialect = new PgDialect();

export const toText = (query: SQL): { sql: string; params: unknown[] } => dialect.sqlToQuery(query);

export type Count = { value: number; isCapped: boolean };
export type RecordPage = { records: RecordRow[]; nextCursor: string | null; mode: SearchMode };

export const countCap = 10_000;

/** A page of records, by keyset: the hundredth page costs what the first does. A cursor goes on in the mode it began in. */
export async function listRecords(session: Session, context: QueryContext, query: ListQuery): Promise<RecordPage> {
  const position = query.cursor ? decodeCursor(query, query.cursor) : null;
  return readPage(session, context, query, position, position?.mode ?? "exact");
}

/** The same for a person's search: when no record has the words, the records whose names are most like them. */
export async function findRecords(session: Session, context: QueryContext, query: ListQuery): Promise<RecordPage> {
  const page = await listRecords(session, context, query);
  if (page.records.length > 0 || query.cursor || !canBeAlike(query.search)) return page;
  const alike = await readPage(session, context, query, null, "alike");
  return alike.records.length > 0 ? alike : page;
}

type Position = ReturnType<typeof decodeCursor>;

async function readPage(
  session: Session,
  context: QueryContext,
  query: ListQuery,
  position: Position | null,
  mode: SearchMode,
): Promise<RecordPage> {
  const limit = query.limit ?? 50;
  const { scope, where } = compileSelection(context, query, mode);
  const columns = recordColumns(scope, query.fields);
  const keys = sortKeys(scope, query, mode);
  const parts = [where];
  if (position) parts.push(afterPosition(keys, scope.alias, position.values, position.id));
  // As text, so that the cursor keeps every microsecond and every digit.
  const sorts = keys.map((key, place) => sql`, ${alias(sql`(${key.expression})::text`, `s${place}`)}`);
  const statement = toText(
    sql`select ${sql.raw(columns.text)}${sql.join(sorts)} from ${scope.from()} where ${sql.join(parts, sql` and `)} order by ${orderBy(keys, scope.alias)} limit ${limit + 1}`,
  );
  const rows = await session.query(statement.sql, statement.params);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last
      ? encodeCursor(query, {
          id: String(last["id"]),
          values: keys.map((_, place) => textOrNull(last[`s${place}`])),
          mode,
        })
      : null;
  return { records: page.map(columns.read), nextCursor, mode };
}

export type CountOptions = { isExact?: boolean; mode?: SearchMode };

/** Counts up to the cap, or all when `isExact`. */
export async function countRecords(
  session: Session,
  context: QueryContext,
  selection: Selection,
  options: CountOptions = {},
): Promise<Count> {
  const { isExact = false, mode = "exact" } = options;
  const { scope, where } = compileSelection(context, selection, mode);
  const inner = sql`select 1 from ${scope.from()} where ${where}`;
  const statement = toText(
    isExact
      ? sql`select count(*) as count from (${inner}) as matches`
      : sql`select count(*) as count from (${inner} limit ${countCap + 1}) as matches`,
  );
  const [row] = await session.query(statement.sql, statement.params);
  const value = Number(row?.["count"] ?? 0);
  return isExact || value <= countCap ? { value, isCapped: false } : { value: countCap, isCapped: true };
}

/** A sub-select of the ids that a selection means, for statements that change them. */
export function selectIds(compiled: CompiledSelection): SQL {
  return sql`select ${columnOf(compiled.scope.alias, "id")} from ${compiled.scope.from()} where ${compiled.where}`;
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
