import { z } from "zod";

import { untrashRecords } from "@/db/records/trash-records";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { oneId } from "./move-to-trash";
import { findRecord, requireObject, requireRecord } from "./read-record";
import { objectKey, recordShape } from "./record-shape";
import { requireReach } from "./rights";

/** Looks only among the deleted, so restoring a record that is there already says so. */
export const restoreRecord = defineTool({
  name: "restore_record",
  description: "Bring one record back from the trash. Find it with search_records and deleted: only.",
  input: z.object({ object: objectKey, id: z.uuid() }),
  output: z.object({ record: recordShape, changeSetId: z.string() }),
  permission: "records:write",
  effect: "write",
  examples: [
    { say: "bring Wanda Pell back", input: { object: "contacts", id: "{contacts:Wanda Pell}" } },
    { say: "restore the deal Dock lights", input: { object: "deals", id: "{deals:Dock lights}" } },
    { say: "undelete Tessel", input: { object: "companies", id: "{companies:Tessel}" } },
  ],
  summarize: (_, output) => `Restored ${output.record.name}`,

  async handler(ctx, { object, id }) {
    const definition = requireObject(ctx, object);
    if (!(await findRecord(ctx, object, id, "only"))) {
      throw new AppError("not_found", `There is no ${definition.label.toLowerCase()} with that id in the trash.`);
    }
    await requireReach(ctx, definition, oneId(id), "delete");
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const moved = await untrashRecords(ctx.session, ctx.catalog, definition, oneId(id), write);
    ctx.changeSet.count += moved.reduce((sum, { count }) => sum + count, 0);
    return { record: await requireRecord(ctx, object, id), changeSetId: ctx.changeSet.id };
  },
});
