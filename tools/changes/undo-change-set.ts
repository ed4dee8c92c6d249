import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";

import { catalogTables } from "@/db/changes/fixed-rows";
import { undoChanges } from "@/db/changes/undo";
import { findObject } from "@/db/objects/catalog";
import { changeSets, changes } from "@/db/schema/workspace/changes";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { isAllowed } from "@/tools/core/permissions";
import { nameOf, readNames } from "./change-names";
import { requireViewsOf } from "./view-changes";

type StoredChangeSet = typeof changeSets.$inferSelect;

/** Undoing is itself a change set, so it can be undone too: that is redo. */
export const undoChangeSet = defineTool({
  name: "undo_change_set",
  description:
    "Take a change set back as a whole, or my own latest one when no id is given. Fields that were changed again since keep their value and are reported as conflicts.",
  input: z.object({ changeSetId: z.uuid().optional() }),
  output: z.object({
    changeSetId: z.string(),
    undoOf: z.string(),
    undone: z.number(),
    conflicts: z.array(
      z.object({
        object: z.string(),
        recordId: z.string(),
        recordName: z.string(),
        field: z.string(),
        why: z.string(),
      }),
    ),
  }),
  permission: "records:write",
  effect: "write",
  examples: [
    { say: "undo that", input: {} },
    { say: "oops, take that back", input: {} },
    { say: "revert my last change", input: {} },
  ],
  summarize: (_, output) => `Undid ${output.undone} ${output.undone === 1 ? "change" : "changes"}`,

  async handler(ctx, { changeSetId }) {
    const target = changeSetId ? await findChangeSet(ctx, changeSetId) : await latestOwn(ctx);
    if (target.undoneBy) throw new AppError("precondition_failed", "This was undone already.");
    await requireRight(ctx, target);
    await requireViewsOf(ctx, target.id);
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const { undone, conflicts } = await undoChanges(ctx.session, ctx.catalog, target.id, write);
    ctx.changeSet.count += undone;
    ctx.changeSet.undoOf = target.id;
    ctx.changeSet.summary = `Undid: ${target.summary}`;
    if (undone > 0) await markUndone(ctx, target);
    const names = await readNames(
      ctx,
      conflicts.map((conflict) => ({ object: conflict.object, id: conflict.recordId })),
    );
    return {
      changeSetId: ctx.changeSet.id,
      undoOf: target.id,
      undone,
      conflicts: conflicts.map((conflict) => ({
        ...conflict,
        recordName: nameOf(names, conflict.object, conflict.recordId),
        field:
          findObject(ctx.catalog, conflict.object)?.fields.find((field) => field.key === conflict.field)?.label ??
          conflict.field,
      })),
    };
  },
});

/** What it took to change objects and fields it takes to change them back. */
async function requireRight(ctx: ToolContext, target: StoredChangeSet): Promise<void> {
  if (isAllowed(ctx.actor.role, "settings:write")) return;
  const [found] = await ctx.session.orm
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.changeSetId, target.id), inArray(changes.object, [...catalogTables])))
    .limit(1);
  if (found)
    throw new AppError("forbidden", "This changed objects or fields, so only an Admin can undo it (settings:write).");
}

async function findChangeSet(ctx: ToolContext, id: string): Promise<StoredChangeSet> {
  const [found] = await ctx.session.orm.select().from(changeSets).where(eq(changeSets.id, id)).for("update");
  if (!found) throw new AppError("not_found", "There is no change with that id.");
  return found;
}

async function latestOwn(ctx: ToolContext): Promise<StoredChangeSet> {
  const own = and(eq(changeSets.memberId, ctx.actor.memberId), isNull(changeSets.undoneBy), isNull(changeSets.undoOf));
  const [found] = await ctx.session.orm
    .select()
    .from(changeSets)
    .where(own)
    .orderBy(desc(changeSets.id))
    .limit(1)
    .for("update");
  if (!found) throw new AppError("precondition_failed", "You have made no change that could be undone.");
  return found;
}

/** Undoing an undo brings the first change back, so that one can be undone again. */
async function markUndone(ctx: ToolContext, target: StoredChangeSet): Promise<void> {
  await ctx.session.orm.update(changeSets).set({ undoneBy: ctx.changeSet.id }).where(eq(changeSets.id, target.id));
  if (target.undoOf)
    await ctx.session.orm.update(changeSets).set({ undoneBy: null }).where(eq(changeSets.id, target.undoOf));
}
