import { and, desc, eq, isNull, notInArray } from "drizzle-orm";
import { z } from "zod";

import { asOwner } from "@/db/access/as-owner";
import { accessTools } from "@/db/changes/access-changes";
import { undoChanges } from "@/db/changes/undo";
import { changeSets } from "@/db/schema/workspace/changes";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { conflictShape } from "./conflict-shape";
import { refuseErased } from "./refuse-erased";
import { refuseUnfinished } from "./refuse-unfinished";
import { batchSize, findChangeSet, markUndone, nameConflicts, requireRight, type StoredChangeSet } from "./undo-target";
import { requireViewsOf } from "./view-changes";

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
    conflicts: z.array(conflictShape),
    jobId: z.string().nullable().describe("Set when so much is taken back by a job; its result has what was undone."),
  }),
  permission: "records:write",
  effect: "write",
  examples: [
    { say: "undo that", input: {} },
    { say: "oops, take that back", input: {} },
    { say: "revert my last change", input: {} },
  ],
  summarize: (_, output) =>
    output.jobId ? "Takes a large change back" : `Undid ${output.undone} ${output.undone === 1 ? "change" : "changes"}`,

  async handler(ctx, { changeSetId }) {
    const target = changeSetId ? await findChangeSet(ctx, changeSetId) : await latestOwn(ctx);
    if (target.undoneBy) throw new AppError("precondition_failed", "This was undone already.");
    await requireRight(ctx, target);
    await requireViewsOf(ctx, target.id);
    await refuseUnfinished(ctx, changeSetId ? target.id : undefined);
    await refuseErased(ctx, target.id);
    if (target.changeCount > batchSize) return queueUndo(ctx, target);
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const { undone, conflicts } = await asOwner(ctx.session, () =>
      undoChanges(ctx.session, ctx.catalog, target.id, write),
    );
    ctx.changeSet.count += undone;
    ctx.changeSet.undoOf = target.id;
    ctx.changeSet.summary = `Undid: ${target.summary}`;
    if (undone > 0) await markUndone(ctx, target);
    const named = await nameConflicts(ctx, conflicts);
    return { changeSetId: ctx.changeSet.id, undoOf: target.id, undone, conflicts: named, jobId: null };
  },
});

async function queueUndo(ctx: ToolContext, target: StoredChangeSet) {
  const changeSetId = ctx.newId();
  const jobId = await startJob(ctx, {
    kind: "undo_change_set",
    title: `Undo: ${target.summary}`,
    input: { changeSetId: target.id, summary: target.summary },
    total: target.changeCount,
    changeSetId,
  });
  return { changeSetId, undoOf: target.id, undone: 0, conflicts: [], jobId };
}

async function latestOwn(ctx: ToolContext): Promise<StoredChangeSet> {
  const own = and(
    eq(changeSets.memberId, ctx.actor.memberId),
    isNull(changeSets.undoneBy),
    isNull(changeSets.undoOf),
    // Keys and apps are ended, not taken back, so they are no last change.
    notInArray(changeSets.tool, accessTools),
  );
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
