import { and, eq, inArray, lte } from "drizzle-orm";

import { hasLimits } from "@/db/access/access";
import { hasPermission } from "@/db/access/rights";
import { accessTables } from "@/db/changes/access-changes";
import { settingTables } from "@/db/changes/fixed-rows";
import type { UndoConflict } from "@/db/changes/undo";
import { findObject } from "@/db/objects/catalog";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { signInTable } from "@/tools/members/feed-sign-in";
import { requireRight as requireRecordRight } from "@/tools/records/rights";
import { nameOf, readNames } from "./change-names";

export type StoredChangeSet = typeof changeSets.$inferSelect;

/** Changes of one step of a job; no more than these are taken back within a call. */
export const batchSize = 2000;

/** What it took to change objects, fields and settings it takes to change them back. */
export async function requireRight(ctx: ToolContext, target: StoredChangeSet): Promise<void> {
  if (await hasChanged(ctx, target, accessTables))
    throw new AppError(
      "precondition_failed",
      "Keys and apps are not taken back here. End them under Settings, API keys or Connected apps.",
    );
  await requireRecords(ctx, target);
  if (!hasPermission(ctx.actor.access.role, "documents:write") && (await hasChanged(ctx, target, ["atrium_documents"])))
    throw new AppError("forbidden", "This changed documents, and your role may not (documents:write).");
  if (await hasChanged(ctx, target, [signInTable]))
    throw new AppError(
      "precondition_failed",
      "How people sign in is not taken back from here. Change it under Settings, Single sign-on.",
    );
  const tables = [...settingTables, "atrium_members", "atrium_invites"];
  if (!hasPermission(ctx.actor.access.role, "settings:write") && (await hasChanged(ctx, target, tables)))
    throw new AppError(
      "forbidden",
      "This changed settings, objects, fields, roles or members, so only an Admin can undo it (settings:write).",
    );
}

/** What one did oneself can always be taken back; what others did only by who might have done it. */
export async function requireRecords(
  ctx: ToolContext,
  { id, memberId }: Pick<StoredChangeSet, "id" | "memberId">,
): Promise<void> {
  if (memberId === ctx.actor.memberId) return;
  if (hasLimits(ctx.actor.access))
    throw new AppError(
      "forbidden",
      "Your role does not reach all records, so you can take back only what you did yourself. Ask whoever did this, or an Admin.",
    );
  const rows = await ctx.session.orm
    .selectDistinct({ key: changes.object })
    .from(changes)
    .where(eq(changes.changeSetId, id));
  for (const { key } of rows) {
    const object = findObject(ctx.catalog, key);
    if (object) requireRecordRight(ctx, object, "update");
  }
}

async function hasChanged(ctx: ToolContext, target: StoredChangeSet, tables: readonly string[]): Promise<boolean> {
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
