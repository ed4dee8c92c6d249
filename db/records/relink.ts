import { sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { relationsOf } from "@/db/objects/catalog";
import type { Catalog } from "@/db/objects/definition";
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
    const column = sql.identifier(field.key);
    const ids = sql`select id from ${sql.identifier(object.key)} where ${column} = any(${sql.param(from)}::uuid[])`;
    const count = await changeRecords(session, object, ids, {
      keys: [field.key],
      // A record that pointed to what went into it points nowhere now, rather than to itself.
      assign: () => sql`case when t.id = ${to}::uuid then null else ${to}::uuid end`,
      search: searchText(object, (key) => sql`t.${sql.identifier(key)}`),
      write,
    });
    if (count > 0) moved.push({ object: object.key, field: field.key, count });
  }
  return moved;
}
