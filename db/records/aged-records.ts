import { type SQL, sql } from "drizzle-orm";

import { relationsOf } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";

/** Which of a record's dates says how old it is. */
export const ages = ["created", "updated", "deleted"] as const;
export type Age = (typeof ages)[number];

/** Records of before a moment, oldest first. One that a required link still needs stays, and one whose deletion a rule refuses. */
export function agedRecords(catalog: Catalog, object: ObjectDefinition, age: Age, before: Date, limit: number): SQL {
  const column = sql.identifier(`${age}_at`);
  const kept = relationsOf(catalog, object.key).flatMap(({ object: from, field }) => {
    if (field.type !== "lookup") return [];
    const points = sql`n.${sql.identifier(field.key)} = t.id`;
    if (field.isRequired)
      return [sql` and not exists (select 1 from ${sql.identifier(from.key)} as n where ${points})`];
    if (field.onDelete !== "refuse") return [];
    return [
      sql` and not exists (select 1 from ${sql.identifier(from.key)} as n where ${points} and n.deleted_at is null)`,
    ];
  });
  return sql`select t.id from ${sql.identifier(object.key)} as t
    where t.${column} < ${before.toISOString()}::timestamptz${sql.join(kept)} order by t.${column}, t.id limit ${limit}`;
}
