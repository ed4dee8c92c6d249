import type { UndoConflict, UndoResult } from "@/db/changes/undo";
import type { Session } from "@/db/connect/db";
import { quote } from "@/db/objects/table-shape";

/** What an Admin decides about a member, by column; kept in the change feed under `atrium_members`. */
export type MemberChange = {
  name?: string;
  role?: string;
  team_id?: string | null;
  title?: string | null;
  deactivated_at?: string | null;
};

type Write = { changeSetId: string; now: Date };

const insertChange = `insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
  values ($1::uuid, 'atrium_members', $2::uuid, $3, $4::jsonb, $5::jsonb)`;

/** For a member who was just added. */
export async function feedMember(session: Session, id: string, values: object, write: Write): Promise<void> {
  await session.query(insertChange, [write.changeSetId, id, "created", null, JSON.stringify(values)]);
}

/** Answers whether anything differs. */
export async function changeMember(session: Session, id: string, change: MemberChange, write: Write): Promise<boolean> {
  const [row] = await session.query<{ stored: Record<string, unknown> }>(
    "select to_jsonb(m) as stored from atrium_members as m where id = $1::uuid for update",
    [id],
  );
  const keys = Object.entries(change).flatMap(([key, value]) => (isSame(row?.stored[key], value) ? [] : [key]));
  if (!row || keys.length === 0) return false;
  const pick = (from: object): string => {
    const values = new Map(Object.entries(from));
    return JSON.stringify(Object.fromEntries(keys.map((key) => [key, values.get(key) ?? null])));
  };
  const columns = keys.map(quote).join(", ");
  const after = pick(change);
  await session.query(
    `update atrium_members as m set (${columns}) = (select ${columns} from jsonb_populate_record(null::atrium_members, $2::jsonb)) where id = $1::uuid`,
    [id, after],
  );
  await session.query(insertChange, [write.changeSetId, id, "updated", pick(row.stored), after]);
  return true;
}

/** Times are told differently by Postgres and by us. */
function isSame(stored: unknown, value: unknown): boolean {
  if (typeof stored === "string" && typeof value === "string" && stored !== value)
    return !Number.isNaN(Date.parse(stored)) && Date.parse(stored) === Date.parse(value);
  return (stored ?? null) === (value ?? null);
}

/** Takes back what a change set did to members, unless it was changed again since. Whoever joined stays. */
export async function undoMembers(session: Session, changeSetId: string, write: Write): Promise<UndoResult> {
  const rows = await session.query<{ record_id: string; before: MemberChange; after: MemberChange; now: MemberChange }>(
    `select c.record_id, c.before, c.after, to_jsonb(m) as now from atrium_changes as c join atrium_members as m on m.id = c.record_id
     where c.change_set_id = $1::uuid and c.object = 'atrium_members' and c.kind = 'updated' order by c.id desc`,
    [changeSetId],
  );
  const result: UndoResult = { undone: 0, conflicts: [] };
  for (const row of rows) {
    const entries = Object.entries(row.before);
    const now = new Map(Object.entries(row.now));
    const made = new Map(Object.entries(row.after));
    const back = entries.filter(([key]) => isSame(now.get(key), made.get(key)));
    const conflicts = entries.filter(([key]) => !isSame(now.get(key), made.get(key)));
    result.conflicts.push(...conflicts.map(([key]) => changedSince(row.record_id, key)));
    const isLast =
      row.now.role === "admin" && back.some(([key]) => key !== "title") && (await countAdmins(session)) < 2;
    if (isLast) {
      result.conflicts.push({ ...changedSince(row.record_id, "role"), why: "The workspace would have no Admin." });
      continue;
    }
    if (await changeMember(session, row.record_id, Object.fromEntries(back), write)) result.undone += 1;
  }
  return result;
}

const changedSince = (recordId: string, field: string): UndoConflict => ({
  object: "atrium_members",
  recordId,
  field,
  why: "It was changed again since.",
});

/** How many Admins could still sign in. */
export async function countAdmins(session: Session): Promise<number> {
  const [row] = await session.query<{ count: number }>(
    "select count(*)::int as count from atrium_members where role = 'admin' and deactivated_at is null",
  );
  return row?.count ?? 0;
}
