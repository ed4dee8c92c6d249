import type { SQL } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { destroyRecords } from "@/db/records/destroy-records";
import { restorableIds } from "@/db/records/restorable";
import { markRecords, updateRecords } from "@/db/records/write-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { checkValues } from "./write-input";

export type BulkAction =
  | { kind: "update"; values: Record<string, unknown> }
  | { kind: "delete" }
  | { kind: "restore" }
  | { kind: "destroy" };

/** Does one thing to the records of `ids`, in this call or in a step of a job. Answers how many it changed. */
export async function applyBulk(
  ctx: ToolContext,
  object: ObjectDefinition,
  action: BulkAction,
  ids: SQL,
): Promise<number> {
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  const count = await apply();
  ctx.changeSet.count += count;
  return count;

  async function apply(): Promise<number> {
    if (action.kind === "update") {
      // What a value points to may have gone since the job was queued.
      const values = await checkValues(ctx, object, action.values, "update");
      return updateRecords(ctx.session, object, ids, values, write);
    }
    if (action.kind === "delete") return markRecords(ctx.session, object, ids, "deleted", write);
    if (action.kind === "restore")
      return markRecords(ctx.session, object, restorableIds(object, ids), "restored", write);
    return destroyRecords(ctx.session, object, ids, ctx.changeSet.id);
  }
}
