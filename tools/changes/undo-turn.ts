import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";

import { asOwner } from "@/db/access/as-owner";
import { type UndoConflict, undoChanges } from "@/db/changes/undo";
import { changeSets } from "@/db/schema/workspace/changes";
import { conversations, messages } from "@/db/schema/workspace/conversations";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { conflictShape } from "./conflict-shape";
import { refuseErased } from "./refuse-erased";
import { refuseUnfinished } from "./refuse-unfinished";
import { batchSize, markUndone, nameConflicts, requireRight, type StoredChangeSet } from "./undo-target";
import { requireViewsOf } from "./view-changes";

const mostSets = 200;

/** All that one answer of the assistant changed goes back in one transaction and as one change set, newest first. */
export const undoTurn = defineTool({
  name: "undo_turn",
  description:
    "Take back everything that one answer of the assistant changed, as one act: my latest one when nothing is given, the answer with messageId, or exactly changeSetIds. With preview: true nothing changes and the answer says what would go back. Fields that were changed again since keep their value and are reported as conflicts.",
  input: z.object({
    messageId: z.string().min(1).max(100).optional().describe("The answer in my own conversation."),
    changeSetIds: z.array(z.uuid()).min(1).max(mostSets).optional(),
    preview: z.boolean().optional(),
  }),
  output: z.object({
    changeSetId: z.string().nullable(),
    undone: z.number(),
    sets: z
      .array(z.object({ changeSetId: z.string(), summary: z.string(), changes: z.number(), undone: z.number() }))
      .describe("In the order in which they go back, the newest first."),
    conflicts: z.array(conflictShape),
    isPreview: z.boolean(),
    jobId: z.string().nullable().describe("Set when so much is taken back by a job; its result has what was undone."),
  }),
  permission: "records:write",
  effect: "write",
  examples: [
    { say: "undo everything you just did", input: {} },
    { say: "undo all of that", input: {} },
    { say: "what would go back if I undid your last answer", input: { preview: true } },
  ],
  summarize: (_, output) => {
    const { undone, sets } = output;
    if (output.jobId) return "Takes a large turn back";
    if (output.isPreview) return `Would undo ${sets.length} ${sets.length === 1 ? "step" : "steps"}`;
    return `Undid a turn · ${undone} ${undone === 1 ? "change" : "changes"}`;
  },

  async handler(ctx, { messageId, changeSetIds, preview = false }) {
    const ids = changeSetIds ?? (await setsOfTurn(ctx, messageId ?? (await latestTurn(ctx))));
    const found = await ctx.session.orm
      .select()
      .from(changeSets)
      .where(inArray(changeSets.id, ids))
      .orderBy(desc(changeSets.id))
      .for("update");
    if (found.length < new Set(ids).size) throw new AppError("not_found", "There is no change with one of those ids.");
    if (found.length === 0) throw new AppError("precondition_failed", "That answer changed nothing.");
    const targets = found.filter((set) => set.undoneBy === null);
    if (targets.length === 0) throw new AppError("precondition_failed", "This was undone already.");
    for (const target of targets) {
      await requireRight(ctx, target);
      await requireViewsOf(ctx, target.id);
      await refuseUnfinished(ctx, target.id);
      await refuseErased(ctx, target.id);
    }
    const sets = targets.map(({ id, summary, changeCount }) => ({
      changeSetId: id,
      summary,
      changes: changeCount,
      undone: 0,
    }));
    const nothing = { changeSetId: null, undone: 0, sets, conflicts: [], jobId: null };
    if (preview) return { ...nothing, isPreview: true };
    if (sum(sets.map((set) => set.changes)) > batchSize)
      return { ...nothing, isPreview: false, ...(await queue(ctx, targets)) };
    return { ...(await undoAll(ctx, targets, sets)), isPreview: false, jobId: null };
  },
});

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

type UndoneSet = { changeSetId: string; summary: string; changes: number; undone: number };

async function undoAll(ctx: ToolContext, targets: StoredChangeSet[], sets: UndoneSet[]) {
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  const conflicts: UndoConflict[] = [];
  const done: UndoneSet[] = [];
  for (const [at, target] of targets.entries()) {
    const back = await asOwner(ctx.session, () => undoChanges(ctx.session, ctx.catalog, target.id, write));
    conflicts.push(...back.conflicts);
    // Marked at once: what an older step created counts as worked on while a later change of it stands.
    if (back.undone > 0) await markUndone(ctx, target);
    const set = sets[at];
    if (set) done.push({ ...set, undone: back.undone });
  }
  const undone = sum(done.map((set) => set.undone));
  ctx.changeSet.count += undone;
  ctx.changeSet.undoOf = targets[0]?.id ?? null;
  ctx.changeSet.summary = `Undid: ${partsText(targets)}`;
  const named = await nameConflicts(ctx, conflicts);
  return { changeSetId: undone > 0 ? ctx.changeSet.id : null, undone, sets: done, conflicts: named };
}

function partsText(targets: StoredChangeSet[]): string {
  const [first = "", ...rest] = targets.map(({ summary }) => summary).reverse();
  return rest.length === 0 ? first : `${first}, and ${rest.length} more of that turn`;
}

async function queue(ctx: ToolContext, targets: StoredChangeSet[]) {
  const changeSetId = ctx.newId();
  const summary = partsText(targets);
  const jobId = await startJob(ctx, {
    kind: "undo_change_set",
    title: `Undo: ${summary}`,
    input: { changeSetIds: targets.map(({ id }) => id), summary },
    total: sum(targets.map(({ changeCount }) => changeCount)),
    changeSetId,
  });
  return { changeSetId, jobId };
}

/** What the calls of an answer changed. Only the person's own conversations can be named. */
async function setsOfTurn(ctx: ToolContext, messageId: string): Promise<string[]> {
  const [message] = await ctx.session.orm
    .select({ parts: messages.parts, conversationId: messages.conversationId })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messages.id, messageId), eq(conversations.memberId, ctx.actor.memberId)));
  if (!message) throw new AppError("not_found", "There is no answer with that id in your conversations.");
  const calls = message.parts.flatMap((part) => {
    const { toolCallId, type } = part as { toolCallId?: unknown; type?: unknown };
    return typeof toolCallId === "string" && String(type).startsWith("tool-") ? [toolCallId] : [];
  });
  if (calls.length === 0) return [];
  const rows = await ctx.session.orm
    .select({ id: changeSets.id })
    .from(changeSets)
    .where(
      and(
        eq(changeSets.memberId, ctx.actor.memberId),
        eq(changeSets.conversationId, message.conversationId),
        inArray(changeSets.toolCallId, calls),
      ),
    )
    .limit(mostSets + 1);
  if (rows.length > mostSets)
    throw new AppError(
      "invalid_input",
      `That answer made more than ${mostSets} changes. Undo them by their changeSetIds.`,
    );
  return rows.map(({ id }) => id);
}

/** The answer with the newest change of the assistant for this person that still stands. */
async function latestTurn(ctx: ToolContext): Promise<string> {
  const [set] = await ctx.session.orm
    .select({ toolCallId: changeSets.toolCallId, conversationId: changeSets.conversationId })
    .from(changeSets)
    .where(
      and(
        eq(changeSets.memberId, ctx.actor.memberId),
        isNull(changeSets.undoneBy),
        isNull(changeSets.undoOf),
        isNotNull(changeSets.toolCallId),
        isNotNull(changeSets.conversationId),
      ),
    )
    .orderBy(desc(changeSets.id))
    .limit(1);
  const none = new AppError("precondition_failed", "The assistant has changed nothing for you that could be undone.");
  if (!set?.conversationId) throw none;
  const calls = JSON.stringify([{ toolCallId: set.toolCallId }]);
  const [message] = await ctx.session.orm
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.conversationId, set.conversationId), sql`${messages.parts} @> ${calls}::jsonb`));
  if (!message) throw none;
  return message.id;
}
