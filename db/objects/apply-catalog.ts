import { sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { toText } from "@/db/query/list-records";
import { searchText } from "@/db/records/write-records";
import * as tables from "@/db/schema/workspace/objects";
import type { FieldDefinition } from "./definition";
import { isTextType } from "./field-types";
import { planDdl } from "./plan-ddl";
import { fieldsInUse, type StoredCatalog, type StoredObject } from "./stored-catalog";
import { type TableShape, toTableShape } from "./table-shape";

/** Makes the real tables follow from one catalog to the next. Tables and columns in the trash stay, with their data. */
export async function applyCatalog(session: Session, before: StoredCatalog, after: StoredCatalog): Promise<void> {
  const known = new Map(before.objects.map((object) => [object.key, object]));
  for (const object of after.objects) {
    const was = known.get(object.key);
    if (was) await refreshSearch(session, fieldsInUse(before, was), fieldsInUse(after, object), object.key);
    const plan = planDdl(was ? shapeOf(before, was) : null, shapeOf(after, object));
    for (const statement of plan) await session.exec(statement);
  }
  await session.orm.update(tables.meta).set({ version: sql`${tables.meta.version} + 1` });
}

const shapeOf = (stored: StoredCatalog, object: StoredObject): TableShape =>
  toTableShape({ ...object.definition, fields: fieldsInUse(stored, object) });

/** Words of a text field that went to the trash find its records no longer, and do again when it is back. */
async function refreshSearch(
  session: Session,
  before: FieldDefinition[],
  after: FieldDefinition[],
  table: string,
): Promise<void> {
  const keysOf = (fields: FieldDefinition[]): Set<string> =>
    new Set(fields.filter((field) => isTextType(field.type)).map((field) => field.key));
  const [was, is] = [keysOf(before), keysOf(after)];
  const moved = [...was.symmetricDifference(is)];
  if (moved.length === 0) return;
  const columns = new Set((await session.query(columnsOf, [table])).map((row) => String(row["name"])));
  const held = moved.filter((key) => columns.has(key));
  if (held.length === 0) return;
  const fields = after.filter((field) => is.has(field.key) && columns.has(field.key));
  const words = searchText({ fields }, (key) => sql.identifier(key));
  const hasOne = sql.join(
    held.map((key) => sql`${sql.identifier(key)} is not null`),
    sql` or `,
  );
  const statement = toText(sql`update ${sql.identifier(table)} set search_text = ${words} where ${hasOne}`);
  await session.query(statement.sql, statement.params);
}

const columnsOf =
  "select attname as name from pg_attribute where attrelid = to_regclass(quote_ident($1)) and attnum > 0 and not attisdropped";
