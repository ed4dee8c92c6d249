import { z } from "zod";

import type { ObjectDefinition } from "@/db/objects/definition";
import { selectionShape } from "@/db/query/tree";
import type { StoredValue } from "@/db/records/input-value";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { checkExpected, freezeSelection, idsOf, readIds, readSample } from "./bulk";
import { carryOut } from "./carry-out";
import { diffsOf } from "./diffs-of";
import { displayValues } from "./display-values";
import { requireObject } from "./read-record";
import { bulkOutcomeShape, inputValues } from "./record-shape";
import { requireReach } from "./rights";
import { checkValues } from "./write-input";

/** One statement for any number of records, in one change set, so that one undo takes it all back. */
export const updateRecords = defineTool({
  name: "update_records",
  description:
    "Give the same values to every record of a selection. With preview: true nothing changes and the answer says how many would. Pass the preview's fingerprint as expect to run on exactly those records. Given rows are { field: id, op: in }.",
  input: z.object({
    selection: selectionShape,
    values: inputValues,
    preview: z.boolean().optional(),
    expect: z.string().max(64).optional(),
  }),
  output: bulkOutcomeShape,
  permission: "records:write",
  effect: "write",
  isBulk: true,
  examples: [
    {
      say: "hand all of Marta's open deals to Jonas",
      input: {
        selection: {
          object: "deals",
          where: {
            and: [
              { field: "owner", op: "eq", value: "{members:Marta}" },
              { field: "stage", op: "not_in", value: ["won", "lost"] },
            ],
          },
        },
        values: { owner: "{members:Jonas}" },
      },
    },
    {
      say: "set every bronze company to silver",
      input: {
        selection: { object: "companies", where: { field: "tier", op: "eq", value: "bronze" } },
        values: { tier: "silver" },
      },
    },
    {
      say: "mark all overdue tasks as done",
      input: {
        selection: { object: "tasks", where: { field: "due_on", op: "lt", value: { unit: "day", offset: 0 } } },
        values: { status: "done" },
      },
    },
  ],
  summarize: (_, output) => `${output.isPreview ? "Would change" : "Changed"} ${output.count} ${output.object}`,

  async handler(ctx, { selection, values: input, preview, expect }) {
    const object = requireObject(ctx, selection.object);
    await requireReach(ctx, object, idsOf(ctx, selection), "update");
    const values = await checkValues(ctx, object, input, "update");
    if (Object.keys(values).length === 0) throw new AppError("invalid_input", "No field was given a value.");
    const frozen = await freezeSelection(ctx, selection);
    checkExpected(frozen, expect, object);
    refuseSharedUnique(object, values, frozen.count);
    const sample = await readSample(ctx, selection);
    const after = await displayValues(ctx, object, values);
    const outcome = {
      object: object.key,
      sample: sample.map((record) => ({ id: record.id, name: record.name, changes: diffsOf(object, record, after) })),
      fingerprint: frozen.fingerprint,
      ...(await readIds(ctx, selection, frozen.count)),
    };
    const alike = await countAlike(ctx, selection, values);
    const skipped = alike > 0 ? [{ reason: "They have these values already.", count: alike }] : [];
    const planned = { ...outcome, count: frozen.count - alike, skipped };
    if (preview) return { ...planned, isPreview: true, changeSetId: null, jobId: null };
    const action = { kind: "update" as const, values: input };
    const done = await carryOut(ctx, { object, action, selection, frozen });
    return { ...planned, ...done, isPreview: false };
  },
});

function refuseSharedUnique(object: ObjectDefinition, values: Record<string, StoredValue>, count: number): void {
  const unique = object.fields.find((field) => field.isUnique && (values[field.key] ?? null) !== null);
  if (!unique || count < 2) return;
  throw new AppError(
    "invalid_input",
    `${unique.label} is unique, so ${count} ${object.plural.toLowerCase()} cannot all have one value. Choose one record.`,
  );
}

async function countAlike(
  ctx: ToolContext,
  selection: z.output<typeof selectionShape>,
  values: Record<string, StoredValue>,
): Promise<number> {
  const same = Object.entries(values).map(([key, value]) =>
    value === null ? { field: key, op: "empty" as const } : { field: key, op: "eq" as const, value },
  );
  const where = { and: [...(selection.where ? [selection.where] : []), ...same] };
  return (await freezeSelection(ctx, { ...selection, where })).count;
}
