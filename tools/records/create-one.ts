import { touchActivity } from "@/db/records/touch-activity";
import { insertRecords } from "@/db/records/write-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { requireObject, requireRecord } from "./read-record";
import type { RecordShape } from "./record-shape";
import { checkValues } from "./write-input";

/** Creates a record for any tool that makes one; checks values and counts the change. */
export async function createOne(ctx: ToolContext, objectKeyName: string, input: Record<string, unknown>): Promise<{ record: RecordShape; changeSetId: string }> {
  const object = requireObject(ctx, objectKeyName);
  const values = await checkValues(ctx, object, input, "create");
  const id = ctx.newId();
  await insertRecords(ctx.session, object, [{ id, values }], { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now });
  await touchActivity(ctx.session, ctx.catalog, object, values, ctx.now);
  ctx.changeSet.count += 1;
  return { record: await requireRecord(ctx, object.key, id), changeSetId: ctx.changeSet.id };
}
