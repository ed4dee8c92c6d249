import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { reportOutputShape, requireOwnReport, requireReport, toReportOutput } from "./report-output";

/** Comes back as it was, shared with the same people. */
export const restoreReport = defineTool({
  name: "restore_report",
  description: "Bring a report back from the trash. list_reports with deleted: true says which are there.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ report: reportOutputShape, changeSetId: z.string() }),
  permission: "views:write",
  effect: "write",
  examples: [
    { say: "restore the report Closing", input: { id: "{reports:Closing}" } },
    { say: "bring back my report Pipeline", input: { id: "{reports:Pipeline}" } },
    { say: "get the report Quiet ones out of the trash", input: { id: "{reports:Quiet ones}" } },
  ],
  summarize: (_, output) => `Restored the report ${output.report.name}`,

  async handler(ctx, { id }) {
    await requireOwnReport(ctx, id, true);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    if (await markFixedRow(ctx.session, "atrium_views", id, "restored", write)) ctx.changeSet.count += 1;
    return { report: toReportOutput(ctx, await requireReport(ctx, id)), changeSetId: ctx.changeSet.id };
  },
});
