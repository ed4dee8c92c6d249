import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import type { ObjectDefinition } from "@/db/objects/definition";
import { sqlTypeOf } from "@/db/objects/field-types";
import { changeRecords, searchText, type WriteContext } from "./write-records";

export type RecordValues = { id: string; values: Record<string, unknown> };

/** Gives each record values of its own, all in one statement. Answers how many really changed. */
export async function updateEach(
  session: Session,
  object: ObjectDefinition,
  rows: RecordValues[],
  write: WriteContext,
): Promise<number> {
  const fields = object.fields.filter((field) => rows.some((row) => field.key in row.values));
  if (fields.length === 0) return 0;
  const data = rows.map((row) => ({ _id: row.id, _keys: Object.keys(row.values), ...row.values }));
  const types = ["_id uuid", "_keys text[]", ...fields.map(({ key, type }) => `"${key}" ${sqlTypeOf(type)}`)].join(
    ", ",
  );
  const given = sql.join(fields.map(({ key }) => sql`, g.${sql.identifier(key)} as ${sql.identifier(`_${key}`)}`));
  const keys = fields.map((field) => field.key);
  const isGiven = new Set(keys);
  const assign = (key: string): SQL =>
    sql`case when ${key} = any(old._keys) then old.${sql.identifier(`_${key}`)} else t.${sql.identifier(key)} end`;
  return changeRecords(session, object, sql`select id from ${sql.identifier(object.key)} where deleted_at is null`, {
    keys,
    assign,
    search: searchText(object, (key) => (isGiven.has(key) ? assign(key) : sql`t.${sql.identifier(key)}`)),
    write,
    source: {
      columns: sql`, g._keys${given}`,
      join: sql` join jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as g(${sql.raw(types)}) on g._id = o.id and o.deleted_at is null`,
    },
  });
}
