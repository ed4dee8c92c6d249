import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import type { ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";

/** Removes rows that are in the trash; the feed keeps that it happened, without values. Answers how many went. */
export async function destroyRecords(
  session: Session,
  object: ObjectDefinition,
  ids: SQL,
  changeSetId: string,
): Promise<number> {
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
