import { sql } from "drizzle-orm";

import { applyPolicies } from "@/db/access/policies";
import type { Session } from "@/db/connect/db";
import { applyCatalog } from "@/db/objects/apply-catalog";
import { findObject } from "@/db/objects/catalog";
import type { Catalog } from "@/db/objects/definition";
import { settleCatalog } from "@/db/objects/settle-catalog";
import { lockCatalog, toCatalog } from "@/db/objects/stored-catalog";
import type { WriteContext } from "@/db/records/write-records";
import { undoMembers } from "@/db/workspace/change-member";
import { undoInvites } from "@/db/workspace/invites";
import { writingMany, writingStep } from "@/db/workspace/workspaces";
import { catalogTables, fixedTables, undoFixedRows } from "./fixed-rows";
import { query, rowsOf, type UndoKind, undoKind, undoOrder } from "./undo-kind";

export type UndoConflict = { object: string; recordId: string; field: string; why: string };
export type UndoResult = { undone: number; conflicts: UndoConflict[] };
/** What of a change set goes back: one record of it, one field of that record, or a stretch of its rows. */
export type UndoPart = { recordId: string; field?: string | undefined } | { from: number; to: number };

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
  const count = touched.reduce((sum, row) => sum + Number(row["count"]), 0);
  return writingMany(session, count, () => undoTouched(session, { touched, known, changeSetId, write, part }));
}

type Touched = {
  touched: Record<string, unknown>[];
  known: Catalog;
  changeSetId: string;
  write: WriteContext;
  part: UndoPart | undefined;
};

async function undoTouched(
  session: Session,
  { touched, known, changeSetId, write, part }: Touched,
): Promise<UndoResult> {
  const fixed = part ? nothing(known) : await undoSettings(session, changeSetId, write, known);
  const conflicts: UndoConflict[] = [...fixed.conflicts];
  let { undone } = fixed;
  const { catalog } = fixed;
  for (const kind of undoOrder) {
    for (const row of touched.filter((candidate) => candidate["kind"] === kind)) {
      const object = findObject(catalog, String(row["object"]));
      if (!object) continue;
      const isRepeated = Number(row["records"]) < Number(row["count"]);
      const back = await undoKind({ session, catalog, object, changeSetId, write, part, isRepeated }, kind);
      conflicts.push(...back.conflicts);
      undone += back.undone;
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

const nothing = (catalog: Catalog): UndoResult & { catalog: Catalog } => ({ undone: 0, conflicts: [], catalog });

/** Objects, fields and views first, because the records' tables follow them. */
export async function undoSettings(
  session: Session,
  changeSetId: string,
  write: WriteContext,
  known: Catalog,
): Promise<UndoResult & { catalog: Catalog }> {
  const found = await query(
    session,
    sql`select distinct object from atrium_changes where change_set_id = ${changeSetId}::uuid
      and object = any(${sql.param([...catalogTables, "atrium_roles", "atrium_members", "atrium_invites"])}::text[])`,
  );
  const touched = new Set(found.map((row) => String(row["object"])));
  if (catalogTables.some((table) => touched.has(table))) return undoCatalog(session, changeSetId, write);
  const people = touched.has("atrium_members") ? await undoMembers(session, changeSetId, write) : undefined;
  const asked = touched.has("atrium_invites") ? await undoInvites(session, changeSetId, write) : undefined;
  const fixed = await undoFixedRows(session, changeSetId, write);
  if (touched.has("atrium_roles")) await applyPolicies(session, known);
  return {
    undone: fixed.undone + (people?.undone ?? 0) + (asked?.undone ?? 0),
    conflicts: [...(people?.conflicts ?? []), ...(asked?.conflicts ?? []), ...fixed.conflicts],
    catalog: known,
  };
}

/** Where the undo of a large change set stands: the kind it is at, and the row above the next batch. */
export type UndoPlace = { kind: UndoKind; below: number | null };

/** Takes the next rows of a change set back, newest first. Answers the place after them; null at the end. */
export async function undoBatch(
  session: Session,
  catalog: Catalog,
  changeSetId: string,
  write: WriteContext,
  { kind, below, size }: UndoPlace & { size: number },
): Promise<UndoResult & { next: UndoPlace | null; seen: number }> {
  const batch = await query(
    session,
    sql`select object, min(id) as "from", max(id) as "to", count(*) as count, count(distinct record_id) as records from (
        select id, object, record_id from atrium_changes
        where change_set_id = ${changeSetId}::uuid and kind = ${kind} and (${below}::bigint is null or id < ${below}::bigint)
          and object <> all(${sql.param([...fixedTables])}::text[])
        order by id desc limit ${size}
      ) as batch group by object`,
  );
  const result: UndoResult = { undone: 0, conflicts: [] };
  for (const row of batch) {
    const object = findObject(catalog, String(row["object"]));
    if (!object) continue;
    const part = { from: Number(row["from"]), to: Number(row["to"]) };
    const isRepeated = Number(row["records"]) < Number(row["count"]);
    const of = { session, catalog, object, changeSetId, write, part, isRepeated };
    const back = await writingStep(session, () => undoKind(of, kind));
    result.undone += back.undone;
    result.conflicts.push(...back.conflicts);
  }
  const seen = batch.reduce((sum, row) => sum + Number(row["count"]), 0);
  const lowest = Math.min(...batch.map((row) => Number(row["from"])));
  const later = undoOrder[undoOrder.indexOf(kind) + 1];
  const next = seen === size ? { kind, below: lowest } : later ? { kind: later, below: null } : null;
  return { ...result, next, seen };
}
