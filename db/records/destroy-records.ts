import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { relationsOf } from "@/db/objects/catalog";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";

/** The first required lookup that would be left without its record, and by how many records. */
export async function neededBy(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  ids: SQL,
): Promise<{ object: ObjectDefinition; field: FieldDefinition; count: number } | undefined> {
  for (const { object: from, field } of relationsOf(catalog, object.key)) {
    if (field.type !== "lookup" || !field.isRequired) continue;
    const { sql: text, params } = toText(
      sql`select count(*) as count from ${sql.identifier(from.key)} as t where t.${sql.identifier(field.key)} in (
        select id from ${sql.identifier(object.key)} where id in (${ids}) and deleted_at is not null)`,
    );
    const [row] = await session.query(text, params);
    const count = Number(row?.["count"] ?? 0);
    if (count > 0) return { object: from, field, count };
  }
  return undefined;
}

/** A column cannot reference from inside a list, so what goes for good is taken out of the lists that name it. */
async function unlink(session: Session, catalog: Catalog, object: ObjectDefinition, ids: SQL): Promise<void> {
  for (const { object: from, field } of relationsOf(catalog, object.key)) {
    if (field.type !== "links") continue;
    const list = sql.identifier(field.key);
    const gone = sql`array(select id from ${sql.identifier(object.key)} where id in (${ids}) and deleted_at is not null)`;
    const { sql: text, params } = toText(
      sql`update ${sql.identifier(from.key)} as t set ${list} = (
          select array_agg(id order by place) from unnest(t.${list}) with ordinality as u(id, place) where id <> all(gone.ids)
        ) from (select ${gone} as ids) as gone where t.${list} && gone.ids`,
    );
    await session.query(text, params);
  }
}

/** Removes rows that are in the trash; the feed keeps that it happened, without values. Answers how many went. */
export async function destroyRecords(
  session: Session,
  catalog: Catalog,
  object: ObjectDefinition,
  ids: SQL,
  changeSetId: string,
): Promise<number> {
  await unlink(session, catalog, object, ids);
  const { sql: text, params } = toText(
    sql`with gone as (
      delete from ${sql.identifier(object.key)} where id in (${ids}) and deleted_at is not null returning id
    ), feed as (
      insert into atrium_changes (change_set_id, object, record_id, kind)
      select ${changeSetId}::uuid, ${object.key}, id, 'destroyed' from gone
    )
    select count(*) as count from gone`,
  );
  const [row] = await session.query(text, params);
  return Number(row?.["count"] ?? 0);
}
