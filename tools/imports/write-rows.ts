import { sql } from "drizzle-orm";

import type { CellProblem } from "@/db/imports/definition";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { StoredValue } from "@/db/records/input-value";
import { recallActivity } from "@/db/records/touch-activity";
import { updateCells } from "@/db/records/update-cells";
import { insertRecords, type WriteContext } from "@/db/records/write-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { toAppError } from "@/tools/core/to-app-error";

export type ReadyRow = { place: number; values: Record<string, StoredValue>; recordId: string | null };

/**
 * Writes a batch with two statements. If one of its rows is refused by the database, the batch is taken back and
 * written row by row, so that only that row is left out; its reason is kept with it.
 */
export async function writeRows(
  ctx: ToolContext,
  importId: string,
  object: ObjectDefinition,
  rows: ReadyRow[],
): Promise<void> {
  if (rows.length === 0 || (await attempt(ctx, object, rows)) === null) return;
  for (const row of rows) {
    const refused = await attempt(ctx, object, [row]);
    if (refused) await markInvalid(ctx, importId, row.place, refused);
  }
}

async function attempt(ctx: ToolContext, object: ObjectDefinition, rows: ReadyRow[]): Promise<string | null> {
  await ctx.session.exec("savepoint import_rows");
  try {
    const count = await write(ctx, object, rows);
    await ctx.session.exec("release savepoint import_rows");
    ctx.changeSet.count += count;
    return null;
  } catch (error) {
    const known = toAppError(error);
    if (known.code === "upstream_failed") throw error;
    await ctx.session.exec("rollback to savepoint import_rows");
    return known.code === "internal" ? "The database refused this row." : known.message;
  }
}

async function write(ctx: ToolContext, object: ObjectDefinition, rows: ReadyRow[]): Promise<number> {
  const writing: WriteContext = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  const defaults = Object.fromEntries(
    object.fields.flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default]])),
  );
  const created = rows
    .filter((row) => row.recordId === null)
    .map((row) => ({ id: ctx.newId(), values: { ...defaults, ...row.values } }));
  if (created.length > 0) {
    await insertRecords(ctx.session, object, created, writing);
    const ids = sql`select unnest(${sql.param(created.map((row) => row.id))}::uuid[])`;
    await recallActivity(ctx.session, ctx.catalog, object, ids);
  }
  const changes = rows.flatMap((row) => (row.recordId === null ? [] : [{ id: row.recordId, values: row.values }]));
  const changed = changes.length > 0 ? await updateCells(ctx.session, object, changes, writing) : 0;
  return created.length + changed;
}

async function markInvalid(ctx: ToolContext, importId: string, place: number, why: string): Promise<void> {
  const problems: CellProblem[] = [{ column: null, message: why }];
  await ctx.session.query(
    "update atrium_import_rows set action = 'invalid', problems = $3::jsonb where import_id = $1::uuid and place = $2",
    [importId, place, JSON.stringify(problems)],
  );
}
