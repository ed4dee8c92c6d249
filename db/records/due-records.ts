import { type SQL, sql } from "drizzle-orm";

import { relationsOf } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";

/** Records that went to the trash before a moment; one that a required link still needs stays. */
export function dueRecords(catalog: Catalog, object: ObjectDefinition, before: Date, limit: number): SQL {
  const needed = relationsOf(catalog, object.key)
    .filter(({ field }) => field.type === "lookup" && field.isRequired)
    .map(
      ({ object: from, field }) =>
        sql` and not exists (select 1 from ${sql.identifier(from.key)} as n where n.${sql.identifier(field.key)} = t.id)`,
    );
  return sql`select t.id from ${sql.identifier(object.key)} as t
    where t.deleted_at < ${before.toISOString()}::timestamptz${sql.join(needed)} order by t.deleted_at limit ${limit}`;
}
