import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { toText } from "@/db/query/list-records";
import { searchText } from "@/db/records/write-records";
import * as tables from "@/db/schema/workspace/objects";
import { convertColumn } from "./convert-column";
import type { FieldDefinition, ObjectDefinition } from "./definition";
import { isTextType, sqlTypeOf } from "./field-types";
import { planDdl } from "./plan-ddl";
import { prepareRules } from "./prepare-rules";
import { fieldsInUse, type StoredCatalog, type StoredObject } from "./stored-catalog";
import { execStrong } from "./strong-lock";
import { quote, toTableShape } from "./table-shape";

/** Makes the real tables follow from one catalog to the next. Tables and columns in the trash stay, with their data. */
export async function applyCatalog(session: Session, before: StoredCatalog, after: StoredCatalog): Promise<void> {
  const known = new Map(before.objects.map((object) => [object.key, object]));
  for (const object of after.objects) {
    const was = known.get(object.key);
    if (was)
      await changeTable(
        session,
        { ...was.definition, fields: fieldsInUse(before, was) },
        toObject(after, object),
        before.version,
      );
    else await run(session, planDdl(null, toTableShape(toObject(after, object))));
  }
  await session.orm.update(tables.meta).set({ version: sql`${tables.meta.version} + 1` });
}

export const toObject = (stored: StoredCatalog, object: StoredObject): ObjectDefinition => ({
  ...object.definition,
  fields: fieldsInUse(stored, object),
});

async function changeTable(
  session: Session,
  before: ObjectDefinition,
  after: ObjectDefinition,
  version: number,
): Promise<void> {
  const converted = before.fields.flatMap((from) => {
    const to = after.fields.find((field) => field.key === from.key);
    return to && to.type !== from.type && !from.computed ? [{ from, to }] : [];
  });
  // An index or a rule of the old type would stand in the way of the new one.
  const isConverted = new Set(converted.map(({ from }) => from.key));
  const without = toTableShape({ ...after, fields: after.fields.filter((field) => !isConverted.has(field.key)) });
  const prepared = await prepareRules(session, toTableShape(before), without);
  const retiredName = converted.length > 0 ? null : (index: string) => retire(index, version);
  const online = session.outside ? { retiredName } : undefined;
  await run(session, planDdl(prepared.before, without, online));
  for (const { from, to } of converted) await convert(session, after.key, from, to);
  await run(session, planDdl(without, toTableShape(after), online));
  await run(session, prepared.cleanup);
  await refreshSearch(session, before.fields, after.fields, after.key);
}

/** One pass over the table in either case; that no value is lost was seen to before. */
async function convert(session: Session, table: string, from: FieldDefinition, to: FieldDefinition): Promise<void> {
  const conversion = convertColumn(from, to);
  if (!conversion) throw new Error(`${from.type} does not become ${to.type}.`);
  const [key, value] = [quote(from.key), conversion.value];
  if (sqlTypeOf(from.type) !== sqlTypeOf(to.type))
    await execStrong(
      session,
      `alter table ${quote(table)} alter column ${key} type ${sqlTypeOf(to.type)} using (${value})`,
    );
  else if (value !== key) await session.exec(`update ${quote(table)} set ${key} = ${value} where ${key} is not null`);
}

async function run(session: Session, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await execStrong(session, statement);
}

/** Unlike every name that an index has or had. */
const retire = (index: string, version: number): string =>
  `retired_${version}_${createHash("sha256").update(index).digest("hex").slice(0, 16)}`;

/** Words of a text field that went to the trash find its records no longer, and do again when it is back. */
async function refreshSearch(
  session: Session,
  before: FieldDefinition[],
  after: FieldDefinition[],
  table: string,
): Promise<void> {
  const keysOf = (fields: FieldDefinition[]): Set<string> =>
    new Set(fields.filter((field) => isTextType(field.type) && !field.computed).map((field) => field.key));
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
