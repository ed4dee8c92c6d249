import { sql } from "drizzle-orm";
import { z } from "zod";

import { toText } from "@/db/query/list-records";
import { selectionShape } from "@/db/query/tree";
import { restorableIds } from "@/db/records/restorable";
import { defineTool } from "@/tools/core/define-tool";
import { checkExpected, freezeSelection, idsOf, readSample } from "./bulk";
import { carryOut } from "./carry-out";
import { requireObject } from "./read-record";
import { bulkOutcomeShape } from "./record-shape";
import { requireReach } from "./rights";

export const restoreRecords = defineTool({
  name: "restore_records",
  description:
    "Bring every record of a selection back from the trash, as one change set that can be undone. With preview: true nothing changes and the answer says how many would come back. One whose unique value another record holds by now stays.",
  input: z.object({
    selection: selectionShape,
    preview: z.boolean().optional(),
    expect: z.string().max(64).optional(),
  }),
  output: bulkOutcomeShape,
  permission: "records:write",
  effect: "write",
  isBulk: true,
  examples: [
    { say: "bring all deleted deals back", input: { selection: { object: "deals" } } },
    {
      say: "restore the deleted companies from Oslo",
      input: { selection: { object: "companies", where: { field: "city", op: "eq", value: "Oslo" } } },
    },
    {
      say: "restore the done tasks from the trash",
      input: { selection: { object: "tasks", where: { field: "status", op: "eq", value: "done" }, deleted: "only" } },
    },
  ],
  summarize: (_, output) => `${output.isPreview ? "Would restore" : "Restored"} ${output.count} ${output.object}`,

  async handler(ctx, { selection, preview, expect }) {
    const object = requireObject(ctx, selection.object);
    const inTrash = { ...selection, deleted: "only" as const };
    await requireReach(ctx, object, idsOf(ctx, inTrash), "delete");
    const frozen = await freezeSelection(ctx, inTrash);
    checkExpected(frozen, expect, object);
    const { sql: text, params } = toText(
      sql`select count(*) as count from (${restorableIds(object, idsOf(ctx, inTrash))}) as free`,
    );
    const [row] = await ctx.session.query(text, params);
    const count = Number(row?.["count"] ?? 0);
    const taken = frozen.count - count;
    const sample = await readSample(ctx, inTrash);
    const outcome = {
      object: object.key,
      count,
      skipped: taken > 0 ? [{ reason: "Another record holds a value of theirs that is unique.", count: taken }] : [],
      sample: sample.map((record) => ({ id: record.id, name: record.name, changes: [] })),
      fingerprint: frozen.fingerprint,
    };
    if (preview) return { ...outcome, isPreview: true, changeSetId: null, jobId: null };
    const done = await carryOut(ctx, { object, action: { kind: "restore" }, selection: inTrash, frozen });
    return { ...outcome, ...done, isPreview: false };
  },
});
