import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { changeRecords, searchText, type WriteContext } from "./write-records";

export type LinkChange = { add: string[]; remove: string[] };

/** Links of one record's own list come and go; the others stay as they are at this moment, whoever set them. */
export function changeOwnLinks(
  session: Session,
  owner: { object: ObjectDefinition; field: FieldDefinition; id: string },
  change: LinkChange,
  write: WriteContext,
): Promise<number> {
  const ids = sql`select ${owner.id}::uuid`;
  return changeField(session, owner, ids, write, (list) => changedList(list, change));
}

/** The same seen from the other side: `id` comes into or leaves the field of each of the given records. */
export async function changeLinksTo(
  session: Session,
  { object, field, id }: { object: ObjectDefinition; field: FieldDefinition; id: string },
  { add, remove }: LinkChange,
  write: WriteContext,
): Promise<number> {
  const isList = field.type === "links";
  const one = sql`${id}::uuid`;
  const adding = (column: SQL): SQL => (isList ? changedList(column, { add: [id], remove: [] }) : one);
  const removing = (column: SQL): SQL =>
    isList
      ? changedList(column, { add: [], remove: [id] })
      : sql`case when ${column} = ${one} then null else ${column} end`;
  const rows = (ids: string[]): SQL => sql`select unnest(${sql.param(ids)}::uuid[])`;
  const at = { object, field };
  const added = add.length > 0 ? await changeField(session, at, rows(add), write, adding) : 0;
  return added + (remove.length > 0 ? await changeField(session, at, rows(remove), write, removing) : 0);
}

/** In the order they were linked; an empty list is no value. */
function changedList(list: SQL, { add, remove }: LinkChange): SQL {
  const rest = sql`select id, place from unnest(${list}) with ordinality as u(id, place) where id <> all(${sql.param(remove)}::uuid[])`;
  const added = sql`select id, 1000000 + place from unnest(${sql.param(add)}::uuid[]) with ordinality as u(id, place) where id <> all(coalesce(${list}, '{}'))`;
  return sql`(select array_agg(id order by place) from (${rest} union all ${added}) as linked)`;
}

async function changeField(
  session: Session,
  { object, field }: { object: ObjectDefinition; field: FieldDefinition },
  ids: SQL,
  write: WriteContext,
  next: (column: SQL) => SQL,
): Promise<number> {
  const live = sql`select id from ${sql.identifier(object.key)} where id in (${ids}) and deleted_at is null`;
  return changeRecords(session, object, live, {
    keys: [field.key],
    assign: () => next(sql`t.${sql.identifier(field.key)}`),
    search: searchText(object, (key) => sql`t.${sql.identifier(key)}`),
    write,
  });
}
