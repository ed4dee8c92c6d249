import { standardRoles } from "@/db/access/standard-roles";
import type { Session } from "@/db/connect/db";
import { quote } from "@/db/objects/table-shape";
import type { UndoConflict, UndoResult } from "./undo";

/** What people set up besides records: rows with `id`, `definition` and `deleted_at`, in the change feed like records. */
export const fixedTables = [
  "atrium_objects",
  "atrium_fields",
  "atrium_views",
  "atrium_settings",
  "atrium_documents",
  "atrium_roles",
  "atrium_teams",
] as const;
export type FixedTable = (typeof fixedTables)[number];

export const isFixedTable = (name: string): name is FixedTable => fixedTables.some((table) => table === name);

/** Tables that the real tables of objects follow. */
export const catalogTables = ["atrium_objects", "atrium_fields"] as const satisfies FixedTable[];

/** What only those who may change settings may take back. */
export const settingTables = [
  ...catalogTables,
  "atrium_settings",
  "atrium_roles",
  "atrium_teams",
] as const satisfies FixedTable[];

type Definition = Record<string, unknown>;
type Write = { changeSetId: string; now: Date };

const insertChange = `insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
  values ($1::uuid, $2, $3::uuid, $4, $5::jsonb, $6::jsonb)`;

/** For a row that the caller has just inserted. */
export async function feedCreated(
  session: Session,
  table: FixedTable,
  row: { id: string; definition: object },
  write: Write,
): Promise<void> {
  await session.query(insertChange, [
    write.changeSetId,
    table,
    row.id,
    "created",
    null,
    JSON.stringify(row.definition),
  ]);
}

/** Gives keys of the definition new values; null takes a key away. Answers whether anything differs. */
export async function changeFixedRow(
  session: Session,
  table: FixedTable,
  id: string,
  values: Definition,
  write: Write,
): Promise<boolean> {
  const [row] = await session.query<{ definition: Definition }>(
    `select definition from ${quote(table)} where id = $1::uuid for update`,
    [id],
  );
  if (!row) return false;
  const keys = Object.keys(values).filter((key) => !isSame(row.definition[key], values[key]));
  if (keys.length === 0) return false;
  const pick = (from: Definition): string =>
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, from[key] ?? null])));
  await session.query(
    `update ${quote(table)} set definition = jsonb_strip_nulls(definition || $2::jsonb) where id = $1::uuid`,
    [id, pick(values)],
  );
  await session.query(insertChange, [write.changeSetId, table, id, "updated", pick(row.definition), pick(values)]);
  return true;
}

/** Moves a row to the trash or back. Answers whether it moved. */
export async function markFixedRow(
  session: Session,
  table: FixedTable,
  id: string,
  kind: "deleted" | "restored",
  write: Write,
): Promise<boolean> {
  const still = kind === "deleted" ? "is null" : "is not null";
  const [row] = await session.query<{ definition: Definition }>(
    `update ${quote(table)} set deleted_at = $2::timestamptz where id = $1::uuid and deleted_at ${still} returning definition`,
    [id, kind === "deleted" ? write.now.toISOString() : null],
  );
  if (!row) return false;
  const definition = JSON.stringify(row.definition);
  const sides = kind === "deleted" ? [definition, null] : [null, definition];
  await session.query(insertChange, [write.changeSetId, table, id, kind, ...sides]);
  return true;
}

type FeedRow = { record_id: string; kind: string; before: Definition | null; after: Definition | null };

/** Takes back what a change set did to these rows, key by key; a key that was changed again since stays. */
export async function undoFixedRows(session: Session, changeSetId: string, write: Write): Promise<UndoResult> {
  const rows = await session.query<FeedRow & { object: FixedTable }>(
    `select object, record_id, kind, before, after from atrium_changes
     where change_set_id = $1::uuid and object = any($2::text[]) order by id desc`,
    [changeSetId, [...fixedTables]],
  );
  const result: UndoResult = { undone: 0, conflicts: [] };
  for (const row of rows) {
    if (row.object === "atrium_roles" && row.kind === "created" && (await isHeld(session, row.record_id))) {
      const why = "Members have this role now.";
      result.conflicts.push({ object: row.object, recordId: row.record_id, field: "name", why });
      continue;
    }
    const isDone =
      row.kind === "updated"
        ? await undoKeys(session, row, write, result.conflicts)
        : await markFixedRow(
            session,
            row.object,
            row.record_id,
            row.kind === "deleted" ? "restored" : "deleted",
            write,
          );
    if (isDone) result.undone += 1;
  }
  return result;
}

async function undoKeys(
  session: Session,
  row: FeedRow & { object: FixedTable },
  write: Write,
  conflicts: UndoConflict[],
): Promise<boolean> {
  const [current] = await session.query<{ definition: Definition }>(
    `select definition from ${quote(row.object)} where id = $1::uuid for update`,
    [row.record_id],
  );
  const back: Definition = {};
  for (const [key, made] of Object.entries(row.after ?? {})) {
    if (current && isSame(current.definition[key], made)) back[key] = row.before?.[key] ?? null;
    else
      conflicts.push({
        object: row.object,
        recordId: row.record_id,
        field: key,
        why: "It was changed again since.",
      });
  }
  return changeFixedRow(session, row.object, row.record_id, back, write);
}

/** A role of the workspace's own that somebody has; a standard one only goes back to how it came. */
async function isHeld(session: Session, roleId: string): Promise<boolean> {
  const [row] = await session.query(
    `select from atrium_roles as r join atrium_members as m on m.role = r.key
     where r.id = $1::uuid and r.key <> all($2::text[]) and m.deactivated_at is null limit 1`,
    [roleId, Object.keys(standardRoles)],
  );
  return row !== undefined;
}

/** Definitions are JSON in, JSON out; Postgres orders keys by itself, so they are compared by value. */
function isSame(left: unknown, right: unknown): boolean {
  return Bun.deepEquals(left ?? null, right ?? null);
}
