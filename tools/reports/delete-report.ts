import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { requireOwnReport } from "./report-output";

/** The records stay; only the question goes to the trash. */
export const deleteReport = defineTool({
  name: "delete_report",
  description:
    "Move a report to the trash, for everybody it is shared with. Its records stay as they are. restore_report brings it back. Find its id with list_reports first.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string(), name: z.string(), object: z.string(), changeSetId: z.string() }),
  permission: "views:write",
  effect: "delete",
  examples: [
    { say: "delete the report Closing", input: { id: "{reports:Closing}" } },
    { say: "remove my report Pipeline", input: { id: "{reports:Pipeline}" } },
    { say: "I no longer need the report Quiet ones", input: { id: "{reports:Quiet ones}" } },
  ],
  summarize: (_, output) => `Deleted the report ${output.name}`,

  async handler(ctx, { id }) {
    const row = await requireOwnReport(ctx, id);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    if (await markFixedRow(ctx.session, "atrium_views", id, "deleted", write)) ctx.changeSet.count += 1;
    return { id, name: row.definition.name, object: row.definition.query.object, changeSetId: ctx.changeSet.id };
  },
});
