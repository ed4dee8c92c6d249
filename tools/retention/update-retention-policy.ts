import { z } from "zod";

import { changeFixedRow, feedCreated, markFixedRow } from "@/db/changes/fixed-rows";
import { settings } from "@/db/schema/workspace/settings";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { bulkOutcomeShape } from "@/tools/records/record-shape";
import { dueByPolicy, keyOf, type Policy, policyShape, storedPolicies } from "./policies";

/** Nobody sets what destroys records without having seen what it would destroy. */
export const updateRetentionPolicy = defineTool({
  name: "update_retention_policy",
  description:
    "Set after how many days records of an object are destroyed for good, by a job once a day; counted from when they were created, last changed or moved to the trash. First with preview: true, which changes nothing and says how many are due and names the oldest; then again with its fingerprint as expect.",
  input: policyShape.extend({
    preview: z.boolean().optional(),
    expect: z.string().max(64).optional().describe("fingerprint of the preview."),
  }),
  output: bulkOutcomeShape,
  permission: "settings:write",
  effect: "delete",
  isBulk: true,
  examples: [
    { say: "destroy notes that are older than three years", input: { object: "notes", days: 1095, age: "created" } },
    {
      say: "contacts nobody has touched for five years should go",
      input: { object: "contacts", days: 1825, age: "updated" },
    },
    {
      say: "what would go if tasks were kept for a year?",
      input: { object: "tasks", days: 365, age: "created", preview: true },
    },
  ],
  summarize: (input, { isPreview, count }) =>
    isPreview ? `${count} would be destroyed` : `${input.object} are destroyed after ${input.days} days`,

  async handler(ctx, { preview = false, expect, ...policy }) {
    const object = requireObject(ctx, policy.object);
    const { count, sample, fingerprint } = await dueByPolicy(ctx, policy, object);
    const outcome = {
      object: object.key,
      ...{ count, fingerprint, skipped: [], jobId: null },
      sample: sample.map((record) => ({ ...record, changes: [] })),
    };
    if (preview) return { ...outcome, isPreview: true, changeSetId: null };
    if (expect !== fingerprint)
      throw new AppError(
        "precondition_failed",
        `${count} ${object.plural.toLowerCase()} would be destroyed with the next run. Look at the preview (preview: true), then pass its fingerprint as expect.`,
      );
    await store(ctx, policy);
    return { ...outcome, isPreview: false, changeSetId: ctx.changeSet.id };
  },
});

async function store(ctx: ToolContext, policy: Policy): Promise<void> {
  const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
  const known = (await storedPolicies(ctx)).find(({ object }) => object === policy.object);
  ctx.changeSet.count += 1;
  if (known) {
    if (known.isDeleted) await markFixedRow(ctx.session, "atrium_settings", known.id, "restored", write);
    await changeFixedRow(ctx.session, "atrium_settings", known.id, policy, write);
    return;
  }
  const row = { id: ctx.newId(), definition: policy };
  await ctx.session.orm.insert(settings).values({ ...row, key: keyOf(policy.object) });
  await feedCreated(ctx.session, "atrium_settings", row, write);
}
