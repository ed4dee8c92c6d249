import { type SQL, sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import { toText } from "@/db/query/list-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { type Rule, rulesOf } from "./rules";

export type Similar = { id: string; name: string; field: string; label: string; score: number };
type Row = { id: string; name: string; field: string; score: string };

const most = 5;

/** Records that may be the one whose values these are, by the object's rules, surest first: one statement. */
export async function findSimilar(
  ctx: ToolContext,
  object: ObjectDefinition,
  values: Record<string, unknown>,
  exceptId?: string,
): Promise<Similar[]> {
  const parts = rulesOf(object).flatMap((rule): SQL[] => {
    const value = values[rule.field.key];
    const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    if (text === "" || (rule.how === "alike" && text.length < 4)) return [];
    return [rule.how === "same" ? equal(object, rule, text) : alike(object, text)];
  });
  if (parts.length === 0) return [];
  const from = rulesOf(object).find((rule) => rule.how === "alike");
  if (from?.how === "alike") await ctx.session.exec(`set local pg_trgm.similarity_threshold to ${from.from}`);
  const statement = toText(
    sql`select distinct on (id) id, name, field, score from (${sql.join(parts, sql` union all `)}) as found
      where id is distinct from ${exceptId ?? null}::uuid order by id, score desc limit 50`,
  );
  const rows = (await ctx.session.query(statement.sql, statement.params)) as unknown as Row[];
  const label = (key: string): string => object.fields.find((field) => field.key === key)?.label ?? key;
  return rows
    .map((row) => ({ ...row, label: label(row.field), score: Number(row.score) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
}

const columnsOf = (object: ObjectDefinition, field: string, score: SQL): SQL =>
  sql`t.id, t.${sql.identifier(object.nameField)} as name, ${field}::text as field, ${score} as score`;

/** The index of all words narrows it down first; the tidied values are compared of what is left. */
function equal(object: ObjectDefinition, rule: Extract<Rule, { how: "same" }>, text: string): SQL {
  const key = sql.raw(rule.key(`t.${quote(rule.field.key)}`));
  const given = sql`(select ${sql.raw(rule.key("v.value"))} from (select ${text}::text as value) as v)`;
  const isPhone = rule.field.type === "phone";
  const hint = isPhone ? text.replace(/\D/g, "").slice(-3) : bare(text);
  const isIndexed = ["text", "email", "phone", "url"].includes(rule.field.type) && hint.length >= 3;
  const narrowed = isIndexed ? sql` and t.search_text like ${`%${hint.replace(/[\\%_]/g, "\\$&")}%`}` : sql``;
  return sql`(select ${columnsOf(object, rule.field.key, sql`1::real`)} from ${sql.identifier(object.key)} as t
    where t.deleted_at is null${narrowed} and ${key} = ${given} limit ${most})`;
}

/** Without what a web address may or may not have before and after its host. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, "")
    .replace(/[/?#:].*$/, "");

function alike(object: ObjectDefinition, text: string): SQL {
  const name = sql`lower(t.${sql.identifier(object.nameField)})`;
  const wanted = text.toLowerCase();
  const score = sql`least(similarity(${name}, ${wanted}), 0.99)::real`;
  return sql`(select ${columnsOf(object, object.nameField, score)} from ${sql.identifier(object.key)} as t
    where t.deleted_at is null and ${name} % ${wanted} order by ${score} desc limit ${most})`;
}
