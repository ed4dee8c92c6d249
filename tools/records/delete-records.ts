import { z } from "zod";

import { selectionShape } from "@/db/query/tree";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { checkExpected, freezeSelection, idsOf, readSample } from "./bulk";
import { carryOut } from "./carry-out";
import { alsoShape, previewTrash, withAlso } from "./move-to-trash";
import { requireObject } from "./read-record";
import { bulkOutcomeShape } from "./record-shape";
import { requireReach } from "./rights";

/** A selection without any condition would be the whole object; that has to be said in so many words. */
export const deleteRecords = defineTool({
  name: "delete_records",
  description:
    "Move every record of a selection to the trash, as one change set that can be undone. With preview: true nothing changes and the answer says how many would. Needs a condition, a search or ids.",
  input: z.object({
    selection: selectionShape,
    preview: z.boolean().optional(),
    expect: z.string().max(64).optional(),
  }),
  output: bulkOutcomeShape.extend({ also: alsoShape }),
  permission: "records:delete",
  effect: "delete",
  isBulk: true,
  examples: [
    {
      say: "delete lost deals from 2019",
      input: {
        selection: {
          object: "deals",
          where: {
            and: [
              { field: "stage", op: "eq", value: "lost" },
              { field: "close_on", op: "eq", value: { year: 2019 } },
            ],
          },
        },
      },
    },
    {
      say: "remove all done tasks",
      input: { selection: { object: "tasks", where: { field: "status", op: "eq", value: "done" } } },
    },
    {
      say: "throw away contacts without an email",
      input: { selection: { object: "contacts", where: { field: "email", op: "empty" } } },
    },
  ],
  summarize: (_, output) =>
    `${output.isPreview ? "Would move" : "Moved"} ${output.count} ${output.object} to the trash${withAlso(output.also)}`,

  async handler(ctx, { selection, preview, expect }) {
    const object = requireObject(ctx, selection.object);
    if (!selection.where && !selection.search?.trim()) {
      throw new AppError(
        "invalid_input",
        `This would delete all ${object.plural.toLowerCase()}. Say which ones by a condition.`,
      );
    }
    await requireReach(ctx, object, idsOf(ctx, selection), "delete");
    const frozen = await freezeSelection(ctx, selection);
    checkExpected(frozen, expect, object);
    const sample = await readSample(ctx, selection);
    const outcome = {
      object: object.key,
      skipped: [],
      sample: sample.map((record) => ({ id: record.id, name: record.name, changes: [] })),
      fingerprint: frozen.fingerprint,
    };
    if (preview) {
      const also = await previewTrash(ctx, object, idsOf(ctx, selection));
      return { ...outcome, count: frozen.count, also, isPreview: true, changeSetId: null, jobId: null };
    }
    const done = await carryOut(ctx, { object, action: { kind: "delete" }, selection, frozen });
    return { ...outcome, ...done, isPreview: false };
  },
});
