import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { applyCatalog } from "@/db/objects/apply-catalog";
import { findObject } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { settleCatalog } from "@/db/objects/settle-catalog";
import { lockCatalog, toCatalog } from "@/db/objects/stored-catalog";
import { toText } from "@/db/query/list-records";
import { forgetActivity, recallActivity } from "@/db/records/touch-activity";
import { changeRecords, markRecords, searchText, type WriteContext } from "@/db/records/write-records";
import { expectWrites } from "@/db/workspace/workspaces";
import { catalogTables, undoFixedRows } from "./fixed-rows";

export type UndoConflict = { object: string; recordId: string; field: string; why: string };
export type UndoResult = { undone: number; conflicts: UndoConflict[] };
/** What of a change set goes back: one record of it, or one field of that record. */
export type UndoPart = { recordId: string; field?: string | undefined };

/**
 * Takes a change set back, newest kind of change first, as a new change set of its own. A field that somebody changed
 * since keeps its value and is reported; so is a created record that has been worked on.
 */
export async function undoChanges(
  session: Session,
  known: Catalog,
  changeSetId: string,
  write: WriteContext,
  part?: UndoPart,
): Promise<UndoResult> {
  const touched = await query(
    session,
    sql`select object, kind, count(*) as count, count(distinct record_id) as records from atrium_changes where ${rowsOf({ changeSetId, part })} group by object, kind`,
  );
  await expectWrites(
    session,
    touched.reduce((sum, row) => sum + Number(row["count"]), 0),
  );
  const fixed = await undoSettings(session, changeSetId, write, { touched, known, part });
  const conflicts: UndoConflict[] = [...fixed.conflicts];
  let { undone } = fixed;
  const { catalog } = fixed;
  for (const kind of ["destroyed", "updated", "deleted", "restored", "created"] as const) {
    for (const row of touched.filter((candidate) => candidate["kind"] === kind)) {
      const object = findObject(catalog, String(row["object"]));
      if (!object) continue;
      const isRepeated = Number(row["records"]) < Number(row["count"]);
      const of = { session, catalog, object, changeSetId, write, part, isRepeated };
      if (kind === "destroyed") {
        conflicts.push(...(await destroyedConflicts(of)));
        continue;
      }
      conflicts.push(...(kind === "updated" ? await fieldConflicts(of) : await recordConflicts(of, kind)));
      undone += kind === "updated" ? await undoUpdates(of) : await undoMarks(of, kind);
    }
  }
  return { undone, conflicts };
}

/** Objects and fields first, and the real tables with them; the records of the set are then undone in what they have become. */
async function undoCatalog(
  session: Session,
  changeSetId: string,
  write: WriteContext,
): Promise<UndoResult & { catalog: Catalog }> {
  const before = await lockCatalog(session);
  const { undone, conflicts } = await undoFixedRows(session, changeSetId, write);
  const { after, unsettled } = await settleCatalog(session, before, write);
  await applyCatalog(session, before, after);
  const lifted = unsettled.map(({ fieldId, setting, why }) => ({
    object: "atrium_fields",
    recordId: fieldId,
    field: setting,
    why,
  }));
  return { undone, conflicts: [...conflicts, ...lifted], catalog: toCatalog(after) };
}

type Settings = { touched: Record<string, unknown>[]; known: Catalog; part: UndoPart | undefined };

/** Objects, fields and views first, because the records' tables follow them; a part of a change set is of records alone. */
async function undoSettings(
  session: Session,
  changeSetId: string,
  write: WriteContext,
  { touched, known, part }: Settings,
): Promise<UndoResult & { catalog: Catalog }> {
  if (part) return { undone: 0, conflicts: [], catalog: known };
  const hasCatalog = touched.some((row) => catalogTables.some((table) => table === row["object"]));
  if (hasCatalog) return undoCatalog(session, changeSetId, write);
  return { ...(await undoFixedRows(session, changeSetId, write)), catalog: known };
}

type Undoing = {
  session: Session;
  catalog: Catalog;
  object: ObjectDefinition;
  changeSetId: string;
  write: WriteContext;
  part: UndoPart | undefined;
  /** The set has changed a record more than once. */
  isRepeated: boolean;
};

function rowsOf({ changeSetId, part }: Pick<Undoing, "changeSetId" | "part">): SQL {
  const set = sql`change_set_id = ${changeSetId}::uuid`;
  if (!part) return set;
  const record = sql`${set} and record_id = ${part.recordId}::uuid`;
  return part.field === undefined ? record : sql`${record} and kind = 'updated' and after ? ${part.field}`;
}

function feedRows(of: Undoing, kind: string): SQL {
  const field = of.part?.field;
  const only = (side: SQL): SQL =>
    field === undefined ? side : sql`jsonb_build_object(${field}::text, ${side} -> ${field}) as ${side}`;
  const rows = sql`select id, record_id, ${only(sql`before`)}, ${only(sql`after`)} from atrium_changes
    where ${rowsOf(of)} and object = ${of.object.key} and kind = ${kind}`;
  if (!of.isRepeated || kind !== "updated") return rows;
  // From the first value before to the last one after: the steps between are no state to go back to.
  return sql`select min(c.id) as id, c.record_id, jsonb_object_agg(b.key, b.value order by c.id desc) as before,
      jsonb_object_agg(b.key, c.after -> b.key order by c.id) as after
    from (${rows}) as c, jsonb_each(c.before) as b group by c.record_id`;
}

const current = (key: string): SQL => sql`coalesce(to_jsonb(t.${sql.identifier(key)}), 'null'::jsonb)`;

async function changedKeys(of: Undoing): Promise<string[]> {
  const rows = await query(
    of.session,
    sql`select distinct k from (${feedRows(of, "updated")}) as c, jsonb_object_keys(c.after) as k`,
  );
  const retyped = await retypedKeys(of);
  const known = new Set(of.object.fields.map((field) => field.key).filter((key) => !retyped.has(key)));
  return rows.map((row) => String(row["k"])).filter((key) => known.has(key));
}

/** Fields whose type was changed after this set: its values have a form that the column does not take any more. */
async function retypedKeys(of: Undoing): Promise<Set<string>> {
  const rows = await query(
    of.session,
    sql`select distinct f.key from atrium_changes as c join atrium_fields as f on f.id = c.record_id
      where c.object = 'atrium_fields' and c.kind = 'updated' and c.after -> 'type' is not null
        and f.object_key = ${of.object.key} and c.change_set_id <> ${of.write.changeSetId}::uuid
        and c.id > (select max(id) from atrium_changes where change_set_id = ${of.changeSetId}::uuid)`,
  );
  return new Set(rows.map((row) => String(row["key"])));
}

async function retypeConflicts(of: Undoing): Promise<UndoConflict[]> {
  const retyped = [...(await retypedKeys(of))];
  if (retyped.length === 0) return [];
  const rows = await query(
    of.session,
    sql`select c.record_id, k from (${feedRows(of, "updated")}) as c, jsonb_object_keys(c.after) as k
      where k = any(${sql.param(retyped)}::text[]) limit 200`,
  );
  return rows.map((row) => ({
    object: of.object.key,
    recordId: String(row["record_id"]),
    field: String(row["k"]),
    why: "The type of the field was changed since.",
  }));
}

/** In the trash, and put there after the change: what a merge changed in the trash goes back there too. */
const wentSince = (record: SQL): SQL =>
  sql`(${record}.deleted_at is not null and exists (select 1 from atrium_changes as d
    where d.record_id = c.record_id and d.kind = 'deleted' and d.id > c.id))`;

async function fieldConflicts(of: Undoing): Promise<UndoConflict[]> {
  const retyped = await retypeConflicts(of);
  const keys = await changedKeys(of);
  if (keys.length === 0) return retyped;
  const values = sql`jsonb_build_object(${sql.join(
    keys.map((key) => sql`${key}::text, ${current(key)}`),
    sql`, `,
  )})`;
  const rows = await query(
    of.session,
    sql`select c.record_id, f.key, ${wentSince(sql`t`)} as gone from (${feedRows(of, "updated")}) as c
      left join ${sql.identifier(of.object.key)} as t on t.id = c.record_id, jsonb_each(c.after) as f
      where (t.id is null or ${wentSince(sql`t`)} or ${values} -> f.key is distinct from f.value)
        and f.key <> all(${sql.param([...(await retypedKeys(of))])}::text[]) limit 200`,
  );
  const changed = rows.map((row) => ({
    object: of.object.key,
    recordId: String(row["record_id"]),
    field: String(row["key"]),
    why: row["gone"] === true ? "The record is in the trash." : "It was changed again since.",
  }));
  return [...retyped, ...changed];
}

async function undoUpdates(of: Undoing): Promise<number> {
  const keys = await changedKeys(of);
  if (keys.length === 0) return 0;
  const retyped = [...(await retypedKeys(of))];
  const table = sql.identifier(of.object.key);
  const changed = feedRows(of, "updated");
  const assign = (key: string): SQL => {
    const field = sql.identifier(key);
    return sql`case when old._made ? ${key} and ${current(key)} = old._made -> ${key} then (old._was).${field} else t.${field} end`;
  };
  const isChanged = new Set(keys);
  return changeRecords(of.session, of.object, sql`select record_id from (${changed}) as ids`, {
    keys,
    assign,
    search: searchText(of.object, (key) => (isChanged.has(key) ? assign(key) : sql`t.${sql.identifier(key)}`)),
    write: of.write,
    source: {
      columns: sql`, c.after as _made, jsonb_populate_record(null::${table}, c.before - ${sql.param(retyped)}::text[]) as _was`,
      join: sql` join (${changed}) as c on c.record_id = o.id and not ${wentSince(sql`o`)}`,
    },
  });
}

/** Records of this change set with a later change that still stands. */
const changedSince = (of: Undoing): SQL =>
  sql`exists (select 1 from atrium_changes as later join atrium_change_sets as s on s.id = later.change_set_id
    where later.record_id = c.record_id and later.id > c.id and s.id <> ${of.changeSetId}::uuid and s.undone_by is null and s.undo_of is null)`;

/** Nothing brings these back; the answer says so instead of claiming an undo. */
async function destroyedConflicts(of: Undoing): Promise<UndoConflict[]> {
  const rows = await query(of.session, sql`select c.record_id from (${feedRows(of, "destroyed")}) as c limit 200`);
  return rows.map((row) => ({
    object: of.object.key,
    recordId: String(row["record_id"]),
    field: of.object.nameField,
    why: "It was destroyed for good.",
  }));
}

async function recordConflicts(of: Undoing, kind: "deleted" | "restored" | "created"): Promise<UndoConflict[]> {
  if (kind !== "created") return [];
  const rows = await query(
    of.session,
    sql`select c.record_id from (${feedRows(of, kind)}) as c where ${changedSince(of)} limit 200`,
  );
  return rows.map((row) => ({
    object: of.object.key,
    recordId: String(row["record_id"]),
    field: of.object.nameField,
    why: "The record was changed after it was created.",
  }));
}

async function undoMarks(of: Undoing, kind: "deleted" | "restored" | "created"): Promise<number> {
  const unchanged = kind === "created" ? sql`not ${changedSince(of)}` : sql`true`;
  const ids = sql`select c.record_id from (${feedRows(of, kind)}) as c where ${unchanged}`;
  const count = await markRecords(of.session, of.object, ids, kind === "deleted" ? "restored" : "deleted", of.write);
  if (kind === "created") await forgetActivity(of.session, of.catalog, of.object, ids);
  if (kind === "deleted") await recallActivity(of.session, of.catalog, of.object, ids);
  return count;
}

async function query(session: Session, statement: SQL): Promise<Record<string, unknown>[]> {
  const { sql: text, params } = toText(statement);
  return session.query(text, params);
}
