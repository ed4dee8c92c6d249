import { sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { findObject } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";

/**
 * A note or task about a record counts as activity on it. The date is worked out, not written by a person,
 * so it is not part of the change feed.
 */
export async function touchActivity(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  values: Record<string, unknown>,
  now: Date,
): Promise<void> {
  if (!object.isActivity) return;
  for (const field of object.fields) {
    const id = values[field.key];
    const target = field.type === "lookup" && field.target ? findObject(catalog, field.target) : undefined;
    const activity = target?.fields.find((candidate) => candidate.role === "activity");
    if (!target || !activity || typeof id !== "string") continue;
    const column = sql.identifier(activity.key);
    const { sql: text, params } = toText(
      sql`update ${sql.identifier(target.key)} set ${column} = greatest(${column}, ${now.toISOString()}::timestamptz) where id = ${id}::uuid`,
    );
    await session.query(text, params);
  }
}
