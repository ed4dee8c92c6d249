import { eq, sql } from "drizzle-orm";
import { z } from "zod";

import { jobs } from "@/db/schema/workspace/jobs";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { jobShape, toJobShape } from "./job-shape";
import { dropPieces } from "./job-store";
import { requireJob } from "./read-job";

/** What was done before the cancel stays done, in one change set that can be undone. */
export const cancelJob = defineTool({
  name: "cancel_job",
  description:
    "Stop a job that waits or runs. What it changed so far stays and can be taken back with undo_change_set and its changeSetId.",
  input: z.object({ jobId: z.uuid() }),
  output: z.object({ job: jobShape }),
  permission: "jobs:write",
  effect: "write",
  examples: [
    { say: "stop the import", input: { jobId: "{jobs:import}" } },
    { say: "cancel that export", input: { jobId: "{jobs:export}" } },
    { say: "abort the job", input: { jobId: "{jobs:job}" } },
  ],
  summarize: (_, { job }) => `Cancelled "${job.title}"`,

  async handler(ctx, { jobId }) {
    const job = await requireJob(ctx, jobId);
    if (job.state !== "queued" && job.state !== "running")
      throw new AppError("precondition_failed", `This job has ended already (${job.state}).`);
    const [cancelled] = await ctx.session.orm
      .update(jobs)
      .set({
        cancelledAt: ctx.now,
        // One that runs ends by itself at its next step; nobody would end one that waits.
        state: sql`case when ${jobs.state} = 'queued' then 'cancelled' else ${jobs.state} end`,
        endedAt: sql`case when ${jobs.state} = 'queued' then ${ctx.now.toISOString()}::timestamptz end`,
      })
      .where(eq(jobs.id, jobId))
      .returning();
    await dropPieces(ctx.session, jobId);
    return { job: toJobShape(cancelled ?? job) };
  },
});
