import { updateRecord } from "@/db/records/write-records";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { diffRecords } from "./diff-records";
import { oneId } from "./move-to-trash";
import { requireObject, requireRecord } from "./read-record";
import type { Diff, RecordShape } from "./record-shape";
import { requireReach } from "./rights";
import { checkValues } from "./write-input";

export type UpdateOne = {
  object: string;
  id: string;
  values: Record<string, unknown>;
  ifUnchangedSince?: string | undefined;
};

/** Updates a record for any tool that changes one. */
export async function updateOne(
  ctx: ToolContext,
  input: UpdateOne,
): Promise<{ record: RecordShape; changes: Diff[]; changeSetId: string | null }> {
  const object = requireObject(ctx, input.object);
  const before = await requireRecord(ctx, object.key, input.id);
  if (
    input.ifUnchangedSince &&
    Date.parse(input.ifUnchangedSince) !== Date.parse(String(before.values["updated_at"]))
  ) {
    throw new AppError(
      "conflict",
      `${before.name} was changed by somebody else in the meantime. Read it again before changing it.`,
    );
  }
  await requireReach(ctx, object, oneId(input.id), "update");
  const values = await checkValues(ctx, object, input.values, "update");
  if (Object.keys(values).length === 0) return { record: before, changes: [], changeSetId: null };
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  const record = await updateRecord(ctx.session, ctx.query, object, input.id, values, write);
  if (!record) return { record: before, changes: [], changeSetId: null };
  ctx.changeSet.count += 1;
  return { record, changes: diffRecords(object, before, record), changeSetId: ctx.changeSet.id };
}
