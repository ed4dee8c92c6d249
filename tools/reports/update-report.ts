import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { groupRecords } from "@/db/query/group-records";
import { reportShape } from "@/db/views/report-rows";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { requireMembers } from "@/tools/views/check-view";
import { reportOutputShape, requireOwnReport, requireReport, toReportOutput } from "./report-output";

const { shape } = reportShape;

/** A query takes the place of the old one as a whole; it is run once before it is kept. */
export const updateReport = defineTool({
  name: "update_report",
  description:
    "Change a report: name, query, or with whom it is shared. Parts left out stay. Find its id with list_reports first.",
  input: z.object({
    id: z.uuid(),
    name: shape.name.optional(),
    query: shape.query.optional(),
    share: shape.share.optional(),
  }),
  output: z.object({ report: reportOutputShape, changeSetId: z.string().nullable() }),
  permission: "views:write",
  effect: "write",
  examples: [
    { say: "share the report Pipeline with nobody", input: { id: "{reports:Pipeline}", share: { with: "private" } } },
    { say: "rename the report Pipeline to Open pipeline", input: { id: "{reports:Pipeline}", name: "Open pipeline" } },
    {
      say: "share the report Pipeline with everyone",
      input: { id: "{reports:Pipeline}", share: { with: "workspace" } },
    },
  ],
  summarize: (_, output) => `Changed the report ${output.report.name}`,

  async handler(ctx, { id, name, query, share }) {
    const row = await requireOwnReport(ctx, id);
    if (!name && !query && !share) throw new AppError("invalid_input", "Say what of the report is to change.");
    if (query && query.object !== row.definition.query.object)
      throw new AppError(
        "invalid_input",
        "A report stays with its object. Save figures of another as a report of their own.",
      );
    if (query) await groupRecords(ctx.session, ctx.query, query);
    if (share?.with === "members") await requireMembers(ctx, share.members);
    const values = { ...(name ? { name } : {}), ...(query ? { query } : {}), ...(share ? { share } : {}) };
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const isChanged = await changeFixedRow(ctx.session, "atrium_views", id, values, write);
    if (isChanged) ctx.changeSet.count += 1;
    const report = toReportOutput(ctx, await requireReport(ctx, id));
    return { report, changeSetId: isChanged ? ctx.changeSet.id : null };
  },
});
