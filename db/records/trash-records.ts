import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { findObject, type Relation, relationsOf } from "@/db/objects/catalog";
import type { Catalog, DeleteRule, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { markRecords, type WriteContext } from "./write-records";

/** How many records of which objects moved, those of a cascade after what was asked for. */
export type Moved = { object: string; count: number }[];

/** Records that stay only if what they point to stays. */
export type Refusal = { object: ObjectDefinition; field: Relation["field"]; count: number };

const isRule = (rule: DeleteRule) => (relation: Relation) =>
  relation.field.type === "lookup" && (relation.field.onDelete ?? "clear") === rule;

export const hasDeleteRule = (catalog: Catalog, object: string): boolean =>
  relationsOf(catalog, object).some((relation) => isRule("cascade")(relation) || isRule("refuse")(relation));

/**
 * Moves records to the trash and follows the delete rules of the lookups that point to them, all in one change set.
 * A refusal is answered after the fact: the caller's transaction takes everything back.
 */
export async function trashRecords(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  ids: SQL,
  write: WriteContext,
): Promise<{ moved: Moved; refusals: Refusal[] }> {
  const moved = await follow(session, catalog, { object, ids, kind: "deleted", write });
  const refusals: Refusal[] = [];
  for (const { object: key } of moved)
    for (const { object: from, field } of relationsOf(catalog, key).filter(isRule("refuse"))) {
      const [row] = await run(
        session,
        sql`select count(*) as count from ${sql.identifier(from.key)} as t
          where t.deleted_at is null and t.${sql.identifier(field.key)} in (${markedIn(key, write.changeSetId, "deleted")})`,
      );
      const count = Number(row?.["count"] ?? 0);
      if (count > 0) refusals.push({ object: from, field, count });
    }
  return { moved, refusals };
}

/** Takes records out of the trash, and with each what a cascade had put there with it. */
export async function untrashRecords(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  ids: SQL,
  write: WriteContext,
): Promise<Moved> {
  return follow(session, catalog, { object, ids, kind: "restored", write });
}

type Step = { object: ObjectDefinition; ids: SQL; kind: "deleted" | "restored"; write: WriteContext };

async function follow(session: Session, catalog: Catalog, start: Step): Promise<Moved> {
  const { kind, write } = start;
  const counts = new Map<string, number>([
    [start.object.key, await markRecords(session, start.object, start.ids, kind, write)],
  ]);
  const open = counts.get(start.object.key) ? [start.object.key] : [];
  // Every round moves at least one record, so objects that cascade to each other come to an end.
  for (let key = open.shift(); key !== undefined; key = open.shift())
    for (const { object: child, field } of relationsOf(catalog, key).filter(isRule("cascade"))) {
      const parents = markedIn(key, write.changeSetId, kind);
      const link = sql`t.${sql.identifier(field.key)}`;
      const state = kind === "deleted" ? sql`t.deleted_at is null` : trashedTogether(key, child.key, link);
      const ids = sql`select t.id from ${sql.identifier(child.key)} as t where ${link} in (${parents}) and ${state}`;
      const count = await markRecords(session, child, ids, kind, write);
      if (count === 0) continue;
      counts.set(child.key, (counts.get(child.key) ?? 0) + count);
      open.push(child.key);
    }
  return [...counts].map(([key, count]) => ({ object: findObject(catalog, key)?.key ?? key, count }));
}

const markedIn = (object: string, changeSetId: string, kind: string): SQL =>
  sql`select record_id from atrium_changes where change_set_id = ${changeSetId}::uuid and object = ${object} and kind = ${kind}`;

/** The child went to the trash last in the change set in which its parent went there last. */
function trashedTogether(parent: string, child: string, link: SQL): SQL {
  const last = (object: string, id: SQL): SQL =>
    sql`(select change_set_id from atrium_changes where object = ${object} and record_id = ${id} and kind = 'deleted' order by id desc limit 1)`;
  return sql`t.deleted_at is not null and ${last(child, sql`t.id`)} = ${last(parent, link)}`;
}

async function run(session: Session, statement: SQL): Promise<Record<string, unknown>[]> {
  const { sql: text, params } = toText(statement);
  return session.query(text, params);
}
