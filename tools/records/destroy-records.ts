import { z } from "zod";

import { countRecords } from "@/db/query/list-records";
import { selectionShape } from "@/db/query/tree";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { checkExpected, freezeSelection, idsOf, readSample } from "./bulk";
import { carryOut } from "./carry-out";
import { requireObject } from "./read-record";
import { bulkOutcomeShape } from "./record-shape";
import { requireReach } from "./rights";

/** Only what lies in the trash can be destroyed, so a slip of the hand needs two steps. */
export const destroyRecords = defineTool({
  name: "destroy_records",
  description:
    "Remove records of a selection that are in the trash for good. This cannot be undone. With preview: true nothing changes and the answer says how many would go. Records outside the trash are skipped; without a condition the object's whole trash is emptied.",
  input: z.object({
    selection: selectionShape,
    preview: z.boolean().optional(),
    expect: z.string().max(64).optional(),
  }),
  output: bulkOutcomeShape,
  permission: "records:destroy",
  effect: "delete",
  isBulk: true,
  examples: [
    { say: "empty the trash of deals", input: { selection: { object: "deals" } } },
    {
      say: "destroy Dock lights for good",
      input: { selection: { object: "deals", where: { field: "id", op: "eq", value: "{deals:Dock lights}" } } },
    },
    {
      say: "remove the lost deals in the trash for ever",
      input: { selection: { object: "deals", where: { field: "stage", op: "eq", value: "lost" }, deleted: "only" } },
    },
  ],
  summarize: (_, output) => `${output.isPreview ? "Would destroy" : "Destroyed"} ${output.count} ${output.object}`,

  async handler(ctx, { selection, preview, expect }) {
    const object = requireObject(ctx, selection.object);
    const inTrash = { ...selection, deleted: "only" as const };
    await requireReach(ctx, object, idsOf(ctx, inTrash), "destroy");
    const frozen = await freezeSelection(ctx, inTrash);
    checkExpected(frozen, expect, object);
    const isAll = !selection.where && !selection.search?.trim();
    const outside = { ...selection, deleted: "exclude" as const };
    const alive = isAll ? 0 : (await countRecords(ctx.session, ctx.query, outside)).value;
    if (frozen.count === 0 && alive > 0)
      throw new AppError("precondition_failed", "Only what is in the trash can be destroyed. Delete it first.");
    const sample = await readSample(ctx, inTrash);
    const outcome = {
      object: object.key,
      skipped: alive > 0 ? [{ reason: "not in the trash", count: alive }] : [],
      sample: sample.map((record) => ({ id: record.id, name: record.name, changes: [] })),
      fingerprint: frozen.fingerprint,
    };
    if (preview) return { ...outcome, count: frozen.count, isPreview: true, changeSetId: null, jobId: null };
    const { count, jobId } = await carryOut(ctx, { object, action: { kind: "destroy" }, selection: inTrash, frozen });
    // No change set in the answer: there is no way back to offer.
    return { ...outcome, count, isPreview: false, changeSetId: null, jobId };
  },
});
