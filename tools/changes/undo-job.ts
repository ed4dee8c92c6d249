import { z } from "zod";

import { asOwner } from "@/db/access/as-owner";
import { type UndoConflict, type UndoPlace, undoBatch, undoSettings } from "@/db/changes/undo";
import { undoOrder } from "@/db/changes/undo-kind";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { defineJob } from "@/tools/jobs/define-job";
import { batchSize, findChangeSet, markUndone, nameConflicts, requireRight } from "./undo-target";
import { requireViewsOf } from "./view-changes";

const shownConflicts = 200;

type Counts = { undone: number; seen: number; conflictCount: number };

/**
 * Takes a large change set back, batch by batch. It counts as undone when the last one is: after a cancel the rest can
 * be taken back by another undo, which passes over what is back already.
 */
export const undoJob = defineJob({
  kind: "undo_change_set",
  permission: "records:write",
  input: z.object({
    changeSetId: z.uuid().optional(),
    /** Of a whole turn, the newest first. */
    changeSetIds: z.array(z.uuid()).optional(),
    summary: z.string(),
  }),
  summarize: ({ summary }) => `Undid: ${summary}`,

  async run(job) {
    const { changeSetId, changeSetIds = changeSetId ? [changeSetId] : [] } = job.input;
    let at = Number(job.position?.["at"] ?? 0);
    let undoneBefore = Number(job.position?.["undoneBefore"] ?? 0);
    const counts: Counts = { undone: 0, seen: 0, conflictCount: 0, ...(job.position?.["counts"] ?? {}) };
    let conflicts = (job.position?.["conflicts"] ?? []) as UndoConflict[];
    let place = (job.position?.["place"] ?? null) as UndoPlace | null;
    let result = (job.position?.["result"] ?? null) as Record<string, unknown> | null;
    if (result) return result;

    const take = (back: { undone: number; conflicts: UndoConflict[] }): void => {
      counts.undone += back.undone;
      counts.conflictCount += back.conflicts.length;
      conflicts = [...conflicts, ...back.conflicts].slice(0, shownConflicts);
    };
    const open = async (ctx: ToolContext, target: string) => {
      const changeSet = await findChangeSet(ctx, target);
      if (changeSet.undoneBy) throw new AppError("precondition_failed", "This was undone already.");
      ctx.changeSet.undoOf = changeSetIds[0] ?? null;
      return { changeSet, write: { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now } };
    };

    for (; at < changeSetIds.length && !result; at += 1, place = null) {
      const target = changeSetIds[at] ?? "";
      const isLast = at === changeSetIds.length - 1;
      if (!place) {
        place = { kind: undoOrder[0], below: null };
        undoneBefore = counts.undone;
        await job.step(async (ctx) => {
          const { changeSet, write } = await open(ctx, target);
          await requireRight(ctx, changeSet);
          await requireViewsOf(ctx, target);
          const back = await asOwner(ctx.session, () => undoSettings(ctx.session, target, write, ctx.catalog));
          ctx.changeSet.count += back.undone;
          take(back);
          return { position: { at, undoneBefore, place, counts, conflicts }, done: counts.seen };
        });
      }
      while (place) {
        const from: UndoPlace = place;
        await job.step(async (ctx) => {
          const { changeSet, write } = await open(ctx, target);
          const back = await asOwner(ctx.session, () =>
            undoBatch(ctx.session, ctx.catalog, target, write, { ...from, size: batchSize }),
          );
          ctx.changeSet.count += back.undone;
          take(back);
          counts.seen += back.seen;
          place = back.next;
          if (place) return { position: { at, undoneBefore, place, counts, conflicts }, done: counts.seen };
          if (counts.undone > undoneBefore) await markUndone(ctx, changeSet);
          if (!isLast) return { position: { at: at + 1, counts, conflicts }, done: counts.seen };
          result = {
            summary: `Undid: ${job.input.summary}`,
            undoOf: changeSetIds[0] ?? null,
            ...counts,
            conflicts: await nameConflicts(ctx, conflicts),
          };
          return { position: { result }, done: counts.seen };
        });
      }
    }
    return result ?? {};
  },
});
