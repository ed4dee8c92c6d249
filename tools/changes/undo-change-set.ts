import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";

import { undoChanges } from "@/db/changes/undo";
import { changeSets } from "@/db/schema/workspace/changes";
import { jobs } from "@/db/schema/workspace/jobs";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
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
    conflicts: z.array(
      z.object({
        object: z.string(),
        recordId: z.string(),
        recordName: z.string(),
        field: z.string(),
        why: z.string(),
      }),
    ),
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
    if (target.changeCount > batchSize) return queueUndo(ctx, target);
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const { undone, conflicts } = await undoChanges(ctx.session, ctx.catalog, target.id, write);
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

const writing = ["update_records", "delete_records", "restore_records", "destroy_records", "import_records"];

/** While a job still adds to a change set, taking it back would leave half of it. */
async function refuseUnfinished(ctx: ToolContext, changeSetId: string | undefined): Promise<void> {
  const which = changeSetId
    ? or(eq(jobs.changeSetId, changeSetId), sql`${jobs.input} ->> 'changeSetId' = ${changeSetId}`)
    : and(eq(jobs.memberId, ctx.actor.memberId), inArray(jobs.kind, writing));
  const [job] = await ctx.session.orm
    .select({ title: jobs.title })
    .from(jobs)
    .where(and(inArray(jobs.state, ["queued", "running"]), which))
    .limit(1);
  if (job)
    throw new AppError("precondition_failed", `The job "${job.title}" is not done. Wait for it, or cancel it first.`);
}
