import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { relationsOf } from "@/db/objects/catalog";
import type { Catalog } from "@/db/objects/definition";
import { pointsToAny } from "@/db/query/relation-sql";
import { changeRecords, searchText, type WriteContext } from "./write-records";

export type Relinked = { object: string; field: string; count: number };

/** Every record that points to one of `from` points to `to` afterwards, those in the trash too; all of it in the feed. */
export async function relink(
  session: Session,
  catalog: Catalog,
  target: string,
  { from, to }: { from: string[]; to: string },
  write: WriteContext,
): Promise<Relinked[]> {
  const moved: Relinked[] = [];
  for (const { object, field } of relationsOf(catalog, target)) {
    const ids = sql`select r.id from ${sql.identifier(object.key)} as r where ${pointsToAny(field, "r", from)}`;
    const count = await changeRecords(session, object, ids, {
      keys: [field.key],
      // A record that pointed to what went into it points nowhere now, rather than to itself.
      assign: () =>
        field.type === "links"
          ? relinkedList(sql`t.${sql.identifier(field.key)}`, from, to)
          : sql`case when t.id = ${to}::uuid then null else ${to}::uuid end`,
      search: searchText(object, (key) => sql`t.${sql.identifier(key)}`),
      write,
    });
    if (count > 0) moved.push({ object: object.key, field: field.key, count });
  }
  return moved;
}

/** Each of `from` becomes `to`, which stands in the list once and never in its own. */
function relinkedList(list: SQL, from: string[], to: string): SQL {
  const isGone = sql`id = any(${sql.param(from)}::uuid[])`;
  return sql`(select array_agg(id order by place) from (
    select case when ${isGone} then ${to}::uuid else id end as id, min(place) as place
    from unnest(${list}) with ordinality as u(id, place) group by 1
  ) as moved where id <> t.id)`;
}
