import { ownerColumn } from "@/db/access/owner-column";
import { reachOf } from "@/db/access/rights";
import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { touchActivity } from "@/db/records/touch-activity";
import { insertRecord } from "@/db/records/write-records";
import type { ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "./read-record";
import type { RecordShape } from "./record-shape";
import { requireRight } from "./rights";
import { checkValues } from "./write-input";

/** Creates a record for any tool that makes one; checks values and counts the change. */
export async function createOne(
  ctx: ToolContext,
  objectKeyName: string,
  input: Record<string, unknown>,
): Promise<{ record: RecordShape; changeSetId: string }> {
  const object = requireObject(ctx, objectKeyName);
  requireRight(ctx, object, "create");
  const values = await checkValues(ctx, object, withOwner(ctx, object, input), "create");
  const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
  const record = await insertRecord(ctx.session, ctx.query, object, { id: ctx.newId(), values }, write);
  await touchActivity(ctx.session, ctx.catalog, object, values, ctx.now);
  ctx.changeSet.count += 1;
  return { record, changeSetId: ctx.changeSet.id };
}

/** Whoever sees less than all would lose sight of a record that is nobody's. */
function withOwner(
  ctx: ToolContext,
  object: ObjectDefinition,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const owner = object.fields.find((field) => field.key === ownerColumn(object));
  const reach = reachOf(ctx.actor.access.role, object.key, "read");
  if (!owner || !isWritable(owner) || owner.key in input || reach === "all") return input;
  return { ...input, [owner.key]: ctx.actor.memberId };
}
