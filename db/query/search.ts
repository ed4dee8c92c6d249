import { type SQL, sql } from "drizzle-orm";

import { columnOf } from "./scope";

/**
 * Finds words by prefix (full text), parts of words (substring) and, from four letters on, by likeness, so that one
 * typo still finds. Each of the three has a GIN index on `search_text`.
 */
export function compileSearch(alias: string, text: string): SQL {
  const column = columnOf(alias, "search_text");
  const words = wordsOf(text);
  if (words.length === 0) return sql`true`;
  const prefixes = words.map((word) => `${word}:*`).join(" & ");
  const parts = [sql`to_tsvector('simple', ${column}) @@ to_tsquery('simple', ${prefixes})`];
  const substrings = words.map((word) => sql`${column} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  parts.push(sql`(${sql.join(substrings, sql` and `)})`);
  if (text.trim().length >= 4) parts.push(sql`${column} %> ${text.trim().toLowerCase()}`);
  return sql`(${sql.join(parts, sql` or `)})`;
}

/** Nearest first: an exact name, a name that begins so, then likeness. */
export function searchRank(alias: string, nameField: string, text: string): SQL {
  const name = sql`lower(${columnOf(alias, nameField)})`;
  const wanted = text.trim().toLowerCase();
  const begins = `${wanted.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`((${name} = ${wanted})::int * 2 + (${name} like ${begins})::int + word_similarity(${wanted}, ${columnOf(alias, "search_text")}))::numeric(12,6)`;
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);
}
