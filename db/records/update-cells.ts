import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { StoredValue } from "./input-value";
import { changeRecords, searchText, type WriteContext } from "./write-records";

export type CellRow = { id: string; values: Record<string, StoredValue> };

/** Gives each record values of its own, all in one statement; those that have them already are not touched. */
export function updateCells(
  session: Session,
  object: ObjectDefinition,
  rows: CellRow[],
  write: WriteContext,
): Promise<number> {
  const keys = object.fields
    .filter((field) => !field.computed)
    .map((field) => field.key)
    .filter((key) => rows.some((row) => key in row.values));
  const table = sql.identifier(object.key);
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id uuid, values jsonb)`;
  const isGiven = new Set(keys);
  const assign = (key: string): SQL => {
    const field = sql.identifier(key);
    return sql`case when old._given ? ${key} then (old._new).${field} else t.${field} end`;
  };
  return changeRecords(session, object, sql`select id from ${given}`, {
    keys,
    assign,
    search: searchText(object, (key) => (isGiven.has(key) ? assign(key) : sql`t.${sql.identifier(key)}`)),
    write,
    source: {
      columns: sql`, c.values as _given, jsonb_populate_record(null::${table}, c.values) as _new`,
      join: sql` join ${given} on c.id = o.id and o.deleted_at is null`,
    },
  });
}
