import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition } from "@/db/objects/definition";

export type NamedReference = { id: string; name: string };
export type Value = string | number | boolean | NamedReference | (string | NamedReference)[] | null;

/** A record as it leaves the database; `values` is keyed by field or dotted path. */
export type RecordRow = { id: string; object: string; name: string; values: Record<string, Value> };

/** `raw` as the driver gives it (dates and numerics as text), `name` for a link; all of the links of a field come as one list. */
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
    case "links":
      return typeof raw === "string" ? (JSON.parse(raw) as NamedReference[]) : (raw as NamedReference[]);
    case "multi_select":
      return raw as string[];
    case "boolean":
      return raw === true;
    default:
      return String(raw);
  }
}

const utcText = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** Postgres writes "2026-11-22 10:00:00.5+00" in a UTC session; years beyond 9999 or before 1 take the long way. */
export function toIso(text: string): string {
  const parts = utcText.exec(text);
  if (parts) return `${parts[1]}T${parts[2]}.${(parts[3] ?? "").slice(0, 3).padEnd(3, "0")}Z`;
  return new Date(text.replace(" ", "T").replace(/\+00$/, "Z")).toISOString();
}

export const alias = (expression: SQL, name: string): SQL => sql`${expression}${sql.raw(` as "${name}"`)}`;
