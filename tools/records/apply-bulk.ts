import type { SQL } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { destroyRecords, neededBy } from "@/db/records/destroy-records";
import { restorableIds } from "@/db/records/restorable";
import { untrashRecords } from "@/db/records/trash-records";
import { updateRecords } from "@/db/records/write-records";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { type Also, moveToTrash } from "./move-to-trash";
import { requireReach } from "./rights";
import { checkValues } from "./write-input";

export type BulkAction =
  | { kind: "update"; values: Record<string, unknown> }
  | { kind: "delete" }
  | { kind: "restore" }
  | { kind: "destroy" };

type Applied = { count: number; also: Also };

/** Does one thing to the records of `ids`, in this call or in a step of a job. Answers how many of them it changed. */
export async function applyBulk(
  ctx: ToolContext,
  object: ObjectDefinition,
  action: BulkAction,
  ids: SQL,
): Promise<Applied> {
  // Rights may have changed since a job was queued.
  await requireReach(ctx, object, ids, action.kind === "restore" ? "delete" : action.kind);
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  if (action.kind === "delete") return moveToTrash(ctx, object, ids);
  if (action.kind === "restore") {
    const moved = await untrashRecords(ctx.session, ctx.catalog, object, restorableIds(object, ids), write);
    ctx.changeSet.count += moved.reduce((sum, { count }) => sum + count, 0);
    return { count: moved[0]?.count ?? 0, also: [] };
  }
  const count = await (action.kind === "update" ? update(action.values) : destroy());
  ctx.changeSet.count += count;
  return { count, also: [] };

  async function update(given: Record<string, unknown>): Promise<number> {
    // What a value points to may have gone since the job was queued.
    const values = await checkValues(ctx, object, given, "update");
    return updateRecords(ctx.session, object, ids, values, write);
  }

  async function destroy(): Promise<number> {
    const needed = await neededBy(ctx.session, ctx.catalog, object, ids);
    if (!needed) return destroyRecords(ctx.session, ctx.catalog, object, ids, ctx.changeSet.id);
    const what = `${needed.count} ${needed.object.plural.toLowerCase()} need one of these as their ${needed.field.label}`;
    throw new AppError(
      "precondition_failed",
      `${what}, those in the trash included. Link them to another one first, or destroy them.`,
    );
  }
}
