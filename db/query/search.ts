import { type SQL, sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { columnOf } from "./scope-columns";

/** `exact`: the record has the words. `alike`: its name is near them; tried only by lists that found nothing exact. */
export type SearchMode = "exact" | "alike";

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** What a search is compared by: no spaces around it, no capitals. */
export const searchPhrase = (text: string): string => text.trim().toLowerCase();

/**
 * Every word must be in the record's text: from three letters on anywhere, shorter ones only where a word begins,
 * because shorter parts are in almost every record and no index finds them.
 */
export const compileSearch = (alias: string, text: string): SQL => compileWords(columnOf(alias, "search_text"), text);

/** The same in any text in lower case. */
export function compileWords(column: SQL, text: string): SQL {
  const phrase = searchPhrase(text);
  const words = [...new Set(phrase.match(/[\p{L}\p{N}\p{M}]+/gu))];
  const holds = (part: string): SQL => sql`${column} like ${`%${escapeLike(part)}%`}`;
  // A text of signs alone is looked for as it stands; finding everything would make a bulk change of it a disaster.
  if (words.length === 0) return holds(phrase);
  const isPrefix = (word: string): boolean => [...word].length < 3 && !/\p{N}/u.test(word);
  const prefixes = words.filter(isPrefix).map((word) => `${word}:*`);
  const parts = words.filter((word) => !isPrefix(word)).map(holds);
  if (prefixes.length > 0)
    parts.push(sql`to_tsvector('simple', ${column}) @@ to_tsquery('simple', ${prefixes.join(" & ")})`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Three letters have too few trigrams for a likeness that means something. */
export const canBeAlike = (text: string | undefined): boolean => searchPhrase(text ?? "").length >= 4;

/** How many records that are alike are weighed, and how many of them are answered: a bound for any data. */
const weighed = 2000;
const answered = 100;

/** The ids of the records of `from` and `where` whose names are most like the text. */
export function compileAlike(alias: string, nameField: string, text: string, from: SQL, where: SQL): SQL {
  const name = sql`lower(${columnOf(alias, nameField)})`;
  const phrase = searchPhrase(text);
  const candidates = sql`select ${columnOf(alias, "id")}, ${name} as name from ${from} where ${where} and ${name} %> ${phrase}`;
  return sql`${columnOf(alias, "id")} in (
    select near.id from (${firstOf(candidates, weighed)}) as near order by word_similarity(${phrase}, near.name) desc, near.id limit ${answered})`;
}

/**
 * The first rows of a query, whichever they are. It stops reading there, but is planned as if all were wanted: for a few
 * rows the planner would rather read the whole table than an index.
 */
export const firstOf = (query: SQL, count: number): SQL =>
  sql`with all_of_it as materialized (${query}) select * from all_of_it limit ${count}`;

/** Best first: the very name, a name that begins so, a name that holds it; for names that are alike, the most alike. */
export function searchRank(
  alias: string,
  object: ObjectDefinition,
  text: string,
  mode: SearchMode,
): { expression: SQL; cast: string } {
  const name = sql`lower(${columnOf(alias, object.nameField)})`;
  const phrase = searchPhrase(text);
  if (mode === "alike") return { expression: sql`word_similarity(${phrase}, ${name})::numeric(7,6)`, cast: "numeric" };
  return { expression: nameRank(name, sql`${phrase}::text`), cast: "integer" };
}

export const nameRank = (name: SQL, phrase: SQL): SQL =>
  sql`case when ${name} = ${phrase} then 3 when starts_with(${name}, ${phrase}) then 2 when strpos(${name}, ${phrase}) > 0 then 1 else 0 end`;
