import { type SQL, sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { firstOf } from "@/db/query/search";
import type { ToolContext } from "@/tools/core/define-tool";

export type NameRow = {
  object: string;
  id: string;
  name: string;
  detail: string | null;
  phrase: string;
  score: number;
};

export type NameMatch = {
  /** Ways in which a record `t` with this name, in lower case and as it stands, fits a phrase `p.phrase`, the surest first. */
  ways(name: SQL, column: SQL): SQL[];
  score(name: SQL): SQL;
  onlyDeleted: boolean;
};

/** Candidates a way, phrase and object: what is weighed and sorted stays small however many records fit. */
const weighed = 200;
const answered = 6;

/** Looks names up in several objects with one statement; at most six hits a phrase and object. */
export async function matchRows(
  ctx: ToolContext,
  objects: readonly ObjectDefinition[],
  phrases: string[],
  match: NameMatch,
): Promise<NameRow[]> {
  if (phrases.length === 0 || objects.length === 0) return [];
  const parts = objects.map((object) => {
    const table = sql.identifier(object.key);
    const column = sql`t.${sql.identifier(object.nameField)}`;
    const name = sql`lower(${column})`;
    const live = match.onlyDeleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`;
    const candidates = match
      .ways(name, column)
      .map((way) => sql`(${firstOf(sql`select t.id from ${table} as t where ${live} and ${way}`, weighed)})`);
    return sql`select p.phrase, ${object.key}::text as object, hit.* from unnest(${sql.param(phrases)}::text[]) as p(phrase)
      cross join lateral (
        select t.id, ${column} as name, ${detailOf(ctx, object)} as detail, ${match.score(name)} as score
        from (${sql.join(candidates, sql` union `)}) as near join ${table} as t on t.id = near.id
        order by score desc, t.updated_at desc, t.id limit ${answered}
      ) as hit`;
  });
  const { sql: text, params } = toText(sql.join(parts, sql` union all `));
  const rows = await ctx.session.query(text, params);
  return rows.map((row) => ({
    object: String(row["object"]),
    id: String(row["id"]),
    name: String(row["name"]),
    detail: typeof row["detail"] === "string" ? row["detail"] : null,
    phrase: String(row["phrase"]),
    score: Number(row["score"]),
  }));
}

/** What tells two records of one name apart: the record its first lookup points to, or else its e-mail. */
function detailOf(ctx: ToolContext, object: ObjectDefinition): SQL {
  const lookup = object.fields.find((field) => field.type === "lookup" && field.target);
  const target = ctx.catalog.objects.find((candidate) => candidate.key === lookup?.target);
  if (lookup && target) {
    return sql`(select l.${sql.identifier(target.nameField)} from ${sql.identifier(target.key)} as l where l.id = t.${sql.identifier(lookup.key)})`;
  }
  const text =
    object.fields.find((field) => field.role === "place") ?? object.fields.find((field) => field.type === "email");
  return text ? sql`t.${sql.identifier(text.key)}` : sql`null::text`;
}

export function objectsFor(ctx: ToolContext, keys: string[] | undefined): ObjectDefinition[] {
  return ctx.catalog.objects.filter((object) => !keys || keys.includes(object.key));
}
