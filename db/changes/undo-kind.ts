import { type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { forgetActivity, recallActivity } from "@/db/records/touch-activity";
import { changeRecords, markRecords, searchText, type WriteContext } from "@/db/records/write-records";
import type { UndoConflict, UndoPart, UndoResult } from "./undo";

/** In this order a change set goes back: fields before the records that have them. */
export const undoOrder = ["destroyed", "updated", "deleted", "restored", "created"] as const;
export type UndoKind = (typeof undoOrder)[number];

/** Takes back what a change set did to records of one object in one way. */
export async function undoKind(of: Undoing, kind: UndoKind): Promise<UndoResult> {
  if (kind === "destroyed") return { undone: 0, conflicts: await destroyedConflicts(of) };
  const conflicts = kind === "updated" ? await fieldConflicts(of) : await recordConflicts(of, kind);
  return { undone: kind === "updated" ? await undoUpdates(of) : await undoMarks(of, kind), conflicts };
}

export type Undoing = {
  session: Session;
  catalog: Catalog;
  object: ObjectDefinition;
  changeSetId: string;
  write: WriteContext;
  part: UndoPart | undefined;
  /** A record was changed more than once in what goes back. */
  isRepeated: boolean;
};

export function rowsOf({ changeSetId, part }: Pick<Undoing, "changeSetId" | "part">): SQL {
  const set = sql`change_set_id = ${changeSetId}::uuid`;
  if (!part) return set;
  if ("from" in part) return sql`${set} and id between ${part.from}::bigint and ${part.to}::bigint`;
  const record = sql`${set} and record_id = ${part.recordId}::uuid`;
  return part.field === undefined ? record : sql`${record} and kind = 'updated' and after ? ${part.field}`;
}

function feedRows(of: Undoing, kind: string): SQL {
  const field = of.part && "field" in of.part ? of.part.field : undefined;
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

/** Of a whole change set the first are enough; of a batch all are counted. */
const mostConflicts = (of: Undoing): SQL => sql.raw(of.part && "from" in of.part ? "20000" : "200");

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
      where c.record_id = any(array(select id from atrium_fields where object_key = ${of.object.key}))
        and c.object = 'atrium_fields' and c.kind = 'updated' and c.after -> 'type' is not null
        and c.change_set_id <> ${of.write.changeSetId}::uuid
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
      where k = any(${sql.param(retyped)}::text[]) limit ${mostConflicts(of)}`,
  );
  return rows.map((row) => ({
    object: of.object.key,
    recordId: String(row["record_id"]),
    field: String(row["k"]),
    why: "The type of the field was changed since.",
  }));
}

/** In the trash, and not there when it was changed: what a merge changed in the trash goes back there too. */
const wentSince = (record: SQL): SQL =>
  sql`(${record}.deleted_at is not null and coalesce((select d.kind from atrium_changes as d
    where d.record_id = c.record_id and d.kind in ('deleted', 'restored') and d.id < c.id order by d.id desc limit 1), 'restored') <> 'deleted')`;

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
        and (t.id is null or ${values} -> f.key is distinct from coalesce(c.before -> f.key, 'null'::jsonb))
        and f.key <> all(${sql.param([...(await retypedKeys(of))])}::text[]) limit ${mostConflicts(of)}`,
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
  const rows = await query(
    of.session,
    sql`select c.record_id from (${feedRows(of, "destroyed")}) as c limit ${mostConflicts(of)}`,
  );
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
    sql`select c.record_id from (${feedRows(of, kind)}) as c where ${changedSince(of)} limit ${mostConflicts(of)}`,
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

export async function query(session: Session, statement: SQL): Promise<Record<string, unknown>[]> {
  const { sql: text, params } = toText(statement);
  return session.query(text, params);
}
