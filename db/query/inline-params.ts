import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

import { textLiteral } from "@/db/formula/literals";

const dialect = new PgDialect();

/** A statement without parameters: each $n replaced by its literal. */
export function inlineParams(text: string, params: unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, number: string) => literal(params[Number(number) - 1]));
}

/** A part of a statement that is repeated as it stands, in a group by for instance, where two parameters would differ. */
export function inlineSql(query: SQL): string {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return inlineParams(text, params);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return value < 0 ? `(${value})` : String(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `array[${value.map(literal).join(", ")}]`;
  return textLiteral(String(value));
}
