import { z } from "zod";

import { findObject } from "@/db/objects/catalog";
import { readReports } from "@/db/views/report-rows";
import { defineTool } from "@/tools/core/define-tool";
import { reportOutputShape, toReportOutput } from "./report-output";

/** Reports of an object in the trash are left out: nothing could run them. */
export const listReports = defineTool({
  name: "list_reports",
  description: "The saved reports that I may see, by name: their query, whose they are, and with whom they are shared.",
  input: z.object({
    object: z.string().max(63).optional().describe("Key of the object; left out means all."),
    deleted: z.boolean().optional().describe("true: only those in the trash."),
  }),
  output: z.object({ reports: z.array(reportOutputShape) }),
  permission: "views:read",
  effect: "read",
  examples: [
    { say: "show deleted reports", input: { deleted: true } },
    { say: "which reports are there", input: {} },
    { say: "list my reports", input: {} },
  ],
  summarize: (_, output) => `Read the reports · ${output.reports.length} found`,

  async handler(ctx, wanted) {
    const rows = await readReports(ctx.session, ctx.actor, wanted);
    const known = rows.filter(({ definition }) => findObject(ctx.catalog, definition.query.object));
    return { reports: known.map((row) => toReportOutput(ctx, row)) };
  },
});
