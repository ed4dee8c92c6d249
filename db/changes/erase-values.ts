import type { Session } from "@/db/connect/db";

/** Stands in the feed in place of a value that was erased by law. */
export const erasedMark = JSON.stringify({ erased: true });

const isErased = (side: string): string => `c.${side} = '${erasedMark}'::jsonb`;

/** Whether anything of a change set was erased, so that it cannot be taken back any more. */
export async function hasErased(session: Session, changeSetId: string, recordId?: string): Promise<boolean> {
  const rows = await session.query(
    `select from atrium_changes as c where c.change_set_id = $1::uuid
       and ($2::uuid is null or c.record_id = $2::uuid) and (${isErased("before")} or ${isErased("after")}) limit 1`,
    [changeSetId, recordId ?? null],
  );
  return rows.length > 0;
}

export async function countErased(session: Session): Promise<number> {
  const [row] = await session.query<{ count: string }>(
    `select count(*) as count from atrium_changes as c where ${isErased("before")} or ${isErased("after")}`,
  );
  return Number(row?.count ?? 0);
}

export async function countValues(session: Session, ids: readonly string[]): Promise<number> {
  const [row] = await session.query<{ count: string }>(
    `select count(*) as count from atrium_changes as c where c.record_id = any($1::uuid[]) and (c.before is not null or c.after is not null)`,
    [ids],
  );
  return Number(row?.count ?? 0);
}

/**
 * Erases the values that the feed keeps of these records; that they changed, when, and by whom stays. Each value leaves
 * its hash behind, so the seals over it hold. Answers how many rows it was.
 */
export async function eraseValues(session: Session, ids: readonly string[]): Promise<number> {
  const columns = "(before, after, before_hash, after_hash)";
  // Nobody may rewrite the feed, and who owns it gives that right away for this one statement alone.
  await session.exec(
    `select pg_advisory_xact_lock(hashtextextended('atrium erasure ' || current_schema, 0));
     grant update ${columns} on atrium_changes to current_user`,
  );
  const side = (
    name: string,
  ): string => `${name} = case when c.${name} is null then null else '${erasedMark}'::jsonb end,
    ${name}_hash = case when c.${name} is null or ${isErased(name)} then c.${name}_hash
      else encode(sha256(convert_to(c.${name}::text, 'UTF8')), 'hex') end`;
  const rows = await session.query(
    `update atrium_changes as c set ${side("before")}, ${side("after")}
     where c.record_id = any($1::uuid[]) and (c.before is not null or c.after is not null) returning c.id`,
    [ids],
  );
  await session.exec(`revoke update ${columns} on atrium_changes from current_user`);
  return rows.length;
}
