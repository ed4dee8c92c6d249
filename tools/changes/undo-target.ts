import { and, eq, inArray, lte } from "drizzle-orm";

import { type FixedTable, settingTables } from "@/db/changes/fixed-rows";
import type { UndoConflict } from "@/db/changes/undo";
import { findObject } from "@/db/objects/catalog";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { isAllowed } from "@/tools/core/permissions";
import { nameOf, readNames } from "./change-names";

export type StoredChangeSet = typeof changeSets.$inferSelect;

/** Changes of one step of a job; no more than these are taken back within a call. */
export const batchSize = 2000;

/** What it took to change objects, fields and settings it takes to change them back. */
export async function requireRight(ctx: ToolContext, target: StoredChangeSet): Promise<void> {
  if (!isAllowed(ctx.actor.role, "documents:write") && (await hasChanged(ctx, target, ["atrium_documents"])))
    throw new AppError("forbidden", "This changed documents, and your role may not (documents:write).");
  if (!isAllowed(ctx.actor.role, "settings:write") && (await hasChanged(ctx, target, settingTables)))
    throw new AppError(
      "forbidden",
      "This changed settings, objects or fields, so only an Admin can undo it (settings:write).",
    );
}

async function hasChanged(ctx: ToolContext, target: StoredChangeSet, tables: readonly FixedTable[]): Promise<boolean> {
  const [found] = await ctx.session.orm
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.changeSetId, target.id), inArray(changes.object, [...tables])))
    .limit(1);
  return found !== undefined;
}

export async function findChangeSet(ctx: ToolContext, id: string): Promise<StoredChangeSet> {
  const [found] = await ctx.session.orm.select().from(changeSets).where(eq(changeSets.id, id)).for("update");
  if (!found) throw new AppError("not_found", "There is no change with that id.");
  return found;
}

/** Undoing an undo brings back all that it had undone, so that it can be undone again. */
export async function markUndone(ctx: ToolContext, target: StoredChangeSet): Promise<void> {
  await ctx.session.orm.update(changeSets).set({ undoneBy: ctx.changeSet.id }).where(eq(changeSets.id, target.id));
  if (target.undoOf)
    await ctx.session.orm
      .update(changeSets)
      .set({ undoneBy: null })
      .where(and(eq(changeSets.undoneBy, target.id), lte(changeSets.id, target.undoOf)));
}

export type NamedConflict = UndoConflict & { recordName: string };

/** What could not be taken back, as a person reads it. */
export async function nameConflicts(ctx: ToolContext, conflicts: UndoConflict[]): Promise<NamedConflict[]> {
  const wanted = conflicts.map((conflict) => ({ object: conflict.object, id: conflict.recordId }));
  const names = await readNames(ctx, wanted);
  return conflicts.map((conflict) => ({
    ...conflict,
    recordName: nameOf(names, conflict.object, conflict.recordId),
    field:
      findObject(ctx.catalog, conflict.object)?.fields.find((field) => field.key === conflict.field)?.label ??
      conflict.field,
  }));
}
