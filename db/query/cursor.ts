import { createHash } from "node:crypto";

import { QueryError } from "./query-error";
import type { SearchMode } from "./search";
import type { ListQuery } from "./tree";

/** `mode` is how the first page searched; the pages after it go on in the same way. */
type Position = { id: string; values: (string | null)[]; mode: SearchMode };

/** A cursor is good for the query that made it: same object, conditions, search and sort. */
export function encodeCursor(query: ListQuery, position: Position): string {
  const { id, values, mode } = position;
  return Buffer.from(
    JSON.stringify({ q: fingerprint(query), id, values, ...(mode === "alike" ? { mode } : {}) }),
  ).toString("base64url");
}

export function decodeCursor(query: ListQuery, cursor: string): Position {
  const parsed = parse(cursor);
  if (!parsed || typeof parsed.id !== "string" || !Array.isArray(parsed.values)) {
    throw new QueryError(
      "cursor",
      "This cursor cannot be read.",
      "Pass nextCursor exactly as it was given, or leave it out for the first page.",
    );
  }
  if (parsed.q !== fingerprint(query)) {
    throw new QueryError(
      "cursor",
      "This cursor belongs to another query.",
      "Leave the cursor out when conditions or sort change.",
    );
  }
  return { id: parsed.id, values: parsed.values, mode: parsed.mode === "alike" ? "alike" : "exact" };
}

function parse(cursor: string): { q?: string; id?: string; values?: (string | null)[]; mode?: string } | null {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

function fingerprint(query: ListQuery): string {
  const { object, where, search, sort, deleted } = query;
  const text = JSON.stringify([object, where ?? null, search ?? null, sort ?? [], deleted ?? "exclude"]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
