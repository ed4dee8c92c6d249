import { type SQL, sql } from "drizzle-orm";

import { asOwner } from "@/db/access/as-owner";
import type { Session } from "@/db/connect/db";
import { findObject, relationsOf } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { pointsTo } from "@/db/query/relation-sql";

type Touch = { each: SQL; target: ObjectDefinition; table: SQL; column: SQL; key: string };

/** The links of a note or task that lead to an object which keeps the time of its last activity. */
function touchesOf(catalog: Catalog, object: ObjectDefinition): Touch[] {
  if (!object.isActivity) return [];
  return object.fields.flatMap((field) => {
    const isLink = field.type === "lookup" || field.type === "links";
    const target = isLink && field.target ? findObject(catalog, field.target) : undefined;
    const activity = target?.fields.find((candidate) => candidate.role === "activity");
    if (!target || !activity) return [];
    const [link, table, column] = [field.key, target.key, activity.key].map((name) => sql`${sql.identifier(name)}`) as [
      SQL,
      SQL,
      SQL,
    ];
    const each = field.type === "links" ? sql`unnest(${link})` : link;
    return [{ each, target, table, column, key: field.key }];
  });
}

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
  for (const { table, column, key } of touchesOf(catalog, object)) {
    const ids = [values[key] ?? []].flat();
    if (ids.length === 0) continue;
    await run(
      session,
      sql`update ${table} set ${column} = greatest(${column}, ${now.toISOString()}::timestamptz) where id = any(${sql.param(ids)}::uuid[])`,
    );
  }
}

/** Notes and tasks that never were: where the last activity was one of them, it is the latest of what remains. */
export async function forgetActivity(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  ids: SQL,
): Promise<void> {
  for (const { each, target, table, column } of touchesOf(catalog, object)) {
    const remaining = relationsOf(catalog, target.key)
      .filter((relation) => relation.object.isActivity)
      .map(
        (relation) =>
          sql`select max(r.created_at) as at from ${sql.identifier(relation.object.key)} as r where ${sql.raw(pointsTo(relation.field, "r", "t.id"))} and r.deleted_at is null`,
      );
    await run(
      session,
      sql`update ${table} as t set ${column} = (select max(at) from (${sql.join(remaining, sql` union all `)}) as latest)
        from (select ${each} as id, max(created_at) as at from ${sql.identifier(object.key)} where id in (${ids}) group by 1) as gone
        where t.id = gone.id and t.${column} = gone.at`,
    );
  }
}

/** Notes and tasks that are there again count again. */
export async function recallActivity(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  ids: SQL,
): Promise<void> {
  for (const { each, table, column } of touchesOf(catalog, object)) {
    await run(
      session,
      sql`update ${table} as t set ${column} = greatest(t.${column}, back.at)
        from (select ${each} as id, max(created_at) as at from ${sql.identifier(object.key)} where id in (${ids}) and deleted_at is null group by 1) as back
        where t.id = back.id`,
    );
  }
}

/** Work on a record that its author may not see or change is work on it all the same. */
async function run(session: Session, statement: SQL): Promise<void> {
  const { sql: text, params } = toText(statement);
  await asOwner(session, () => session.query(text, params));
}
