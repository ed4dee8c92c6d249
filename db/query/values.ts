import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition } from "@/db/objects/definition";
import type { ResolvedField, Scope } from "./scope";

export type NamedReference = { id: string; name: string };
export type Value = string | number | boolean | string[] | NamedReference | null;

/** A record as it leaves the database; `values` is keyed by field or dotted path. */
export type RecordRow = { id: string; object: string; name: string; values: Record<string, Value> };

/** Selected columns of one output value: links bring their name as a second column. */
export type OutputColumn = { path: string; field: FieldDefinition; expressions: SQL[] };

export function outputColumn(scope: Scope, resolved: ResolvedField): OutputColumn {
  const { field, path } = resolved;
  const isLink = (field.type === "owner" || field.type === "lookup") && field.key !== "id";
  return { path, field, expressions: isLink ? [resolved.column, scope.joinName(resolved).name] : [resolved.column] };
}

/** `raw` as the driver gives it (dates and numerics as text), `name` for links. */
export function decodeValue(field: FieldDefinition, raw: unknown, name: unknown): Value {
  if (raw === null || raw === undefined) return null;
  switch (field.type) {
    case "number":
    case "currency":
      return Number(raw);
    case "datetime":
      return toIso(String(raw));
    case "owner":
    case "lookup":
      if (field.key === "id") return String(raw);
      // The target is in the trash: the link is kept for its return but reads as empty.
      return typeof name === "string" ? { id: String(raw), name } : null;
    case "multi_select":
      return raw as string[];
    case "boolean":
      return raw === true;
    default:
      return String(raw);
  }
}

/** Postgres writes "2026-11-22 10:00:00.5+00" in a UTC session. */
export function toIso(text: string): string {
  return new Date(text.replace(" ", "T").replace(/\+00$/, "Z")).toISOString();
}

export const alias = (expression: SQL, name: string): SQL => sql`${expression} as ${sql.identifier(name)}`;
