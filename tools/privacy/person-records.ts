import { sql } from "drizzle-orm";
import { z } from "zod";

import { findObject, relationsOf } from "@/db/objects/catalog";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { pointsToAny } from "@/db/query/relation-sql";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const personInput = z.object({
  object: z.string().max(63).default("contacts").describe("Object of the record that stands for the person."),
  id: z.uuid().describe("Id of that record."),
});

export type PersonRecord = { object: ObjectDefinition; id: string; name: string; values: Record<string, unknown> };
export type PersonRecords = {
  person: PersonRecord;
  /** What was written or is to be done about the person, in the trash too: notes, tasks, and objects like them. */
  about: PersonRecord[];
  /** Other records that point to the person. */
  linked: PersonRecord[];
  /** By which the person is known in texts. */
  words: string[];
};

/** Everything that belongs to a person by a link, the trash included. */
export async function findPersonRecords(
  ctx: ToolContext,
  { object: key, id }: z.output<typeof personInput>,
): Promise<PersonRecords> {
  const object = findObject(ctx.catalog, key);
  if (!object) throw new AppError("not_found", `There is no object "${key}". describe_objects lists them.`);
  const [person] = await read(ctx, object, sql`t.id = ${id}::uuid`);
  if (!person) throw new AppError("not_found", `There is no such record of ${object.plural}.`);
  const [about, linked]: [PersonRecord[], PersonRecord[]] = [[], []];
  for (const relation of relationsOf(ctx.catalog, key)) {
    const found = await read(ctx, relation.object, pointsToAny(relation.field, "t", [id]));
    for (const record of found) {
      const list = relation.object.isActivity ? about : linked;
      if (!list.some((known) => known.id === record.id)) list.push(record);
    }
  }
  return { person, about, linked, words: wordsOf(person) };
}

async function read(
  ctx: ToolContext,
  object: ObjectDefinition,
  where: ReturnType<typeof sql>,
): Promise<PersonRecord[]> {
  const { sql: text, params } = toText(
    sql`select t.id, t.${sql.identifier(object.nameField)}::text as name, to_jsonb(t) - 'search_text' as "values"
      from ${sql.identifier(object.key)} as t where ${where} order by t.id`,
  );
  const rows = await ctx.session.query<{ id: string; name: string | null; values: Record<string, unknown> }>(
    text,
    params,
  );
  return rows.map((row) => ({ object, id: row.id, name: row.name ?? "", values: row.values }));
}

const telling = new Set<FieldDefinition["type"]>(["email", "phone"]);

/** A first name alone, or a short number, would stand for others too. */
function wordsOf({ object, name, values }: PersonRecord): string[] {
  const named = object.fields.filter((field) => telling.has(field.type)).map((field) => values[field.key]);
  const isClear = (word: unknown): word is string => typeof word === "string" && word.trim().length >= 6;
  return [...new Set([...(name.trim().includes(" ") ? [name] : []), ...named].filter(isClear))];
}
