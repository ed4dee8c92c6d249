import { and, eq } from "drizzle-orm";

import { jobs } from "@/db/schema/workspace/jobs";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Job } from "./job-store";

/** One's own job; that of another does not exist for anyone but an Admin. */
export async function requireJob(ctx: ToolContext, id: string): Promise<Job> {
  const own = ctx.actor.role === "admin" ? undefined : eq(jobs.memberId, ctx.actor.memberId);
  const [found] = await ctx.session.orm
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), own));
  if (!found) throw new AppError("not_found", "There is no job with that id. list_jobs shows yours.");
  return found;
}
