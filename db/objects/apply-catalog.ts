import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";

import { ownerColumn } from "@/db/access/owner-column";
import { applyPolicies, dropPolicies } from "@/db/access/policies";
import type { Session } from "@/db/connect/db";
import { toText } from "@/db/query/list-records";
import { searchText } from "@/db/records/write-records";
import * as tables from "@/db/schema/workspace/objects";
import { writingStep } from "@/db/workspace/workspaces";
import { convertColumn } from "./convert-column";
import type { FieldDefinition, ObjectDefinition } from "./definition";
import { isTextType, sqlTypeOf } from "./field-types";
import { planDdl } from "./plan-ddl";
import { prepareRules } from "./prepare-rules";
import { fieldsInUse, type StoredCatalog, type StoredObject, toCatalog } from "./stored-catalog";
import { execStrong } from "./strong-lock";
import { quote, toTableShape } from "./table-shape";

/** Makes the real tables follow from one catalog to the next. Tables and columns in the trash stay, with their data. */
export async function applyCatalog(session: Session, before: StoredCatalog, after: StoredCatalog): Promise<void> {
  const known = new Map(before.objects.map((object) => [object.key, object]));
  const isOwnedAnew = ownersIn(before) !== ownersIn(after);
  // A policy holds on to the column that it reads.
  if (isOwnedAnew) await dropPolicies(session);
  for (const object of after.objects) {
    const was = known.get(object.key);
    if (was)
      await changeTable(
        session,
        { ...was.definition, fields: fieldsInUse(before, was) },
        toObject(after, object),
        before.version,
      );
    else await run(session, object.key, planDdl(null, toTableShape(toObject(after, object))));
  }
  if (isOwnedAnew) await applyPolicies(session, toCatalog(after));
  await session.orm.update(tables.meta).set({ version: sql`${tables.meta.version} + 1` });
}

/** What the policies of limited roles follow: which objects there are and whose their records are. */
const ownersIn = (stored: StoredCatalog): string =>
  toCatalog(stored)
    .objects.map((object) => `${object.key}.${ownerColumn(object)}`)
    .join();

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
  await run(session, after.key, planDdl(prepared.before, without, online));
  const words = await movedWords(session, before, after, converted);
  const isRewritten = await convert(session, after.key, converted, words);
  await run(session, after.key, planDdl(without, toTableShape(after), online));
  await run(session, after.key, prepared.cleanup);
  if (words && !isRewritten) await refreshSearch(session, after.key, words);
}

type Retyped = { from: FieldDefinition; to: FieldDefinition };

/** One pass over the table; that no value is lost was seen to before. Answers whether the words were written with it. */
async function convert(
  session: Session,
  table: string,
  retyped: readonly Retyped[],
  words: Words | null,
): Promise<boolean> {
  const columns: string[] = [];
  for (const { from, to } of retyped) {
    const [key, value] = [quote(from.key), conversionOf({ from, to })];
    if (sqlTypeOf(from.type) !== sqlTypeOf(to.type))
      columns.push(`alter column ${key} type ${sqlTypeOf(to.type)} using (${value})`);
    else if (value !== key) await session.exec(`update ${quote(table)} set ${key} = ${value} where ${key} is not null`);
  }
  if (columns.length === 0) return false;
  // The table is written anew anyway, and its indexes with it, which takes a fifth of changing the words row by row.
  if (words) columns.push(`alter column search_text type text using (${words.before})`);
  await execStrong(session, table, `alter table ${quote(table)} ${columns.join(", ")}`);
  return words !== null;
}

function conversionOf({ from, to }: Retyped): string {
  const conversion = convertColumn(from, to);
  if (!conversion) throw new Error(`${from.type} does not become ${to.type}.`);
  return conversion.value;
}

async function run(session: Session, table: string, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await execStrong(session, table, statement);
}

/** Unlike every name that an index has or had. */
const retire = (index: string, version: number): string =>
  `retired_${version}_${createHash("sha256").update(index).digest("hex").slice(0, 16)}`;

/** The words by which a record is found: read from its columns before a change of their types, and after it. */
type Words = { before: string; after: string; hasOne: string };

/** Words of a text field that went to the trash find its records no longer, and do again when it is back. */
async function movedWords(
  session: Session,
  before: ObjectDefinition,
  after: ObjectDefinition,
  retyped: readonly Retyped[],
): Promise<Words | null> {
  const keysOf = ({ fields }: ObjectDefinition): Set<string> =>
    new Set(fields.filter((field) => isTextType(field.type) && !field.computed).map((field) => field.key));
  const is = keysOf(after);
  const moved = [...keysOf(before).symmetricDifference(is)];
  if (moved.length === 0) return null;
  const columns = new Set((await session.query(columnsOf, [after.key])).map((row) => String(row["name"])));
  const held = moved.filter((key) => columns.has(key));
  if (held.length === 0) return null;
  const fields = after.fields.filter((field) => is.has(field.key) && columns.has(field.key));
  const values = new Map(retyped.map((change) => [change.from.key, sql.raw(`(${conversionOf(change)})`)]));
  const textOf = (read: (key: string) => SQL): string => toText(searchText({ fields }, read)).sql;
  const column = (key: string): SQL => sql`${sql.identifier(key)}`;
  return {
    before: textOf((key) => values.get(key) ?? column(key)),
    after: textOf(column),
    hasOne: held.map((key) => `${quote(key)} is not null`).join(" or "),
  };
}

async function refreshSearch(session: Session, table: string, words: Words): Promise<void> {
  const statement = `update ${quote(table)} set search_text = ${words.after} where ${words.hasOne}`;
  await writingStep(session, () => session.exec(statement));
}

const columnsOf =
  "select attname as name from pg_attribute where attrelid = to_regclass(quote_ident($1)) and attnum > 0 and not attisdropped";
