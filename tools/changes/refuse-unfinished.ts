import { and, eq, inArray, or, sql } from "drizzle-orm";

import { jobs } from "@/db/schema/workspace/jobs";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

const writing = ["update_records", "delete_records", "restore_records", "destroy_records", "import_records"];

/** While a job still adds to a change set, taking it back would leave half of it. */
export async function refuseUnfinished(ctx: ToolContext, changeSetId: string | undefined): Promise<void> {
  const which = changeSetId
    ? or(
        eq(jobs.changeSetId, changeSetId),
        sql`${jobs.input} ->> 'changeSetId' = ${changeSetId}`,
        sql`${jobs.input} -> 'changeSetIds' ? ${changeSetId}`,
      )
    : and(eq(jobs.memberId, ctx.actor.memberId), inArray(jobs.kind, writing));
  const [job] = await ctx.session.orm
    .select({ title: jobs.title })
    .from(jobs)
    .where(and(inArray(jobs.state, ["queued", "running"]), which))
    .limit(1);
  if (job)
    throw new AppError("precondition_failed", `The job "${job.title}" is not done. Wait for it, or cancel it first.`);
}
