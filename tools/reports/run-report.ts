import { z } from "zod";

import { groupRecords } from "@/db/query/group-records";
import { defineTool } from "@/tools/core/define-tool";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { reportOutputShape, requireReport, toReportOutput } from "./report-output";

/** Figures as they are now, with the statement, the time and the time zone that they were worked out for. */
export const runReport = defineTool({
  name: "run_report",
  description:
    "Run a saved report now: its figures, the SQL behind them, when and in which time zone. Find its id with list_reports first.",
  input: z.object({ id: z.uuid() }),
  output: z.object({
    report: reportOutputShape,
    figures: aggregateRecords.output,
    ranAt: z.string(),
    timeZone: z.string().describe("In which days begin and end."),
  }),
  permission: "views:read",
  effect: "read",
  examples: [
    { say: "show me the report Win rate again", input: { id: "{reports:Win rate}" } },
    { say: "run the report Pipeline", input: { id: "{reports:Pipeline}" } },
    { say: "open the report Deals by stage", input: { id: "{reports:Deals by stage}" } },
  ],
  summarize: (_, output) => `Ran the report ${output.report.name}`,

  async handler(ctx, { id }) {
    const row = await requireReport(ctx, id);
    const { query } = row.definition;
    const result = await groupRecords(ctx.session, ctx.query, query);
    return {
      report: toReportOutput(ctx, row),
      figures: { object: query.object, query, ...result },
      ranAt: ctx.now.toISOString(),
      timeZone: ctx.query.timeZone,
    };
  },
});
