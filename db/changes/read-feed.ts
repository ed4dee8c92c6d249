import type { Session } from "@/db/connect/db";

/**
 * How far a consumer has read: everything of transactions below `xid`. Numbers of rows do not follow the order of
 * commits, so `floor` only bounds the search: no row that is still to be read has a smaller number.
 */
export type FeedPosition = { xid: string; floor: string };

export type FeedGroup = { changeSetId: string; object: string; count: number; ids: string[] };

/** Enough to name a change by hand; whoever needs more reads the records again. */
const idsNamed = 50;
const mostGroups = 200;

/** Where the feed stands now: transactions below it have ended, so no row can still appear there. */
export async function feedEnd(session: Session): Promise<FeedPosition & { isSettled: boolean }> {
  const [row] = await session.query<{ xmin: string; xmax: string; last: string }>(
    `select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax,
       (select coalesce(max(id), 0) from atrium_changes)::text as last from pg_current_snapshot() as s`,
  );
  if (!row) throw new Error("The database answered no snapshot.");
  return { xid: row.xmin, floor: row.last, isSettled: row.xmin === row.xmax };
}

/** What was committed between two positions, by change set and object. Null: too much to tell one by one. */
export async function readFeed(session: Session, from: FeedPosition, to: FeedPosition): Promise<FeedGroup[] | null> {
  const rows = await session.query(
    `select change_set_id, object, count(*) as count, (array_agg(record_id))[1:${idsNamed}] as ids
     from atrium_changes where id > $1::bigint and era = (select era from atrium_meta) and xid >= $2::xid8 and xid < $3::xid8
     group by change_set_id, object limit ${mostGroups + 1}`,
    [from.floor, from.xid, to.xid],
  );
  if (rows.length > mostGroups) return null;
  return rows.map((row) => ({
    changeSetId: String(row["change_set_id"]),
    object: String(row["object"]),
    count: Number(row["count"]),
    ids: (row["ids"] as string[]).map(String),
  }));
}
