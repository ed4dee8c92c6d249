import { and, count, isNull, sql } from "drizzle-orm";
import { z } from "zod";

import { feedCreated } from "@/db/changes/fixed-rows";
import { groupRecords } from "@/db/query/group-records";
import { views } from "@/db/schema/workspace/views";
import type { ViewDefinition } from "@/db/views/definition";
import { reportShape } from "@/db/views/report-rows";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireMembers } from "@/tools/views/check-view";
import { reportOutputShape, requireReport, toReportOutput } from "./report-output";

const maxReports = 300;

/** The query is run once before it is kept, so that nothing is saved that cannot be opened. */
export const createReport = defineTool({
  name: "create_report",
  description:
    "Save figures as a report: the query of aggregate_records with a name. Run anew whenever it is opened. Private unless shared with members, a role or the workspace.",
  input: reportShape.omit({ layout: true }).partial({ share: true }),
  output: z.object({ report: reportOutputShape, changeSetId: z.string() }),
  permission: "views:write",
  effect: "write",
  examples: [
    {
      say: "store that as report Average deal",
      input: { name: "Average deal", query: { object: "deals", measures: [{ fn: "avg", field: "amount" }] } },
    },
    {
      say: "save this as a report called Deals by stage",
      input: {
        name: "Deals by stage",
        query: { object: "deals", group: [{ field: "stage" }], measures: [{ fn: "count" }] },
      },
    },
    {
      say: "keep these figures as the report Pipeline",
      input: { name: "Pipeline", query: { object: "deals", measures: [{ fn: "sum", field: "amount" }] } },
    },
  ],
  summarize: (_, output) => `Created the report ${output.report.name}`,

  async handler(ctx, { name, query, share = { with: "private" } }) {
    await requireRoom(ctx);
    if (share.with === "members") await requireMembers(ctx, share.members ?? []);
    await groupRecords(ctx.session, ctx.query, query);
    const id = ctx.newId();
    const definition = { name, layout: "report" as const, query, share };
    // A report lies in the table of views under a layout of its own, which no view has.
    const stored = definition as unknown as ViewDefinition;
    await ctx.session.orm.insert(views).values({
      id,
      objectKey: query.object,
      memberId: ctx.actor.memberId,
      definition: stored,
      position: 0,
      createdAt: ctx.now,
    });
    await feedCreated(ctx.session, "atrium_views", { id, definition }, { changeSetId: ctx.changeSet.id, now: ctx.now });
    ctx.changeSet.count += 1;
    return { report: toReportOutput(ctx, await requireReport(ctx, id)), changeSetId: ctx.changeSet.id };
  },
});

async function requireRoom({ session }: ToolContext): Promise<void> {
  const [row] = await session.orm
    .select({ count: count() })
    .from(views)
    .where(and(isNull(views.deletedAt), sql`${views.definition} ->> 'layout' = 'report'`));
  if ((row?.count ?? 0) < maxReports) return;
  throw new AppError("quota_reached", `There are ${maxReports} reports already. Delete one that nobody needs.`);
}
