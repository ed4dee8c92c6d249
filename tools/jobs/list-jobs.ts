import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";

import { jobs } from "@/db/schema/workspace/jobs";
import { defineTool } from "@/tools/core/define-tool";
import { jobShape, toJobShape } from "./job-shape";

/** Ids grow with time, so the id alone is the cursor. */
export const listJobs = defineTool({
  name: "list_jobs",
  description: "My imports, exports and bulk jobs, newest first; an Admin sees everybody's.",
  input: z.object({ cursor: z.uuid().optional(), limit: z.number().int().min(1).max(100).optional() }),
  output: z.object({ jobs: z.array(jobShape), nextCursor: z.string().nullable() }),
  permission: "jobs:read",
  effect: "read",
  examples: [
    { say: "what is running", input: {} },
    { say: "show my imports and exports", input: {} },
    { say: "list the jobs", input: {} },
  ],
  summarize: (_, output) => `Listed jobs · ${output.jobs.length}`,

  async handler(ctx, { cursor, limit = 20 }) {
    const own = ctx.actor.role === "admin" ? undefined : eq(jobs.memberId, ctx.actor.memberId);
    const rows = await ctx.session.orm
      .select()
      .from(jobs)
      .where(and(own, cursor ? lt(jobs.id, cursor) : undefined))
      .orderBy(desc(jobs.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return { jobs: page.map(toJobShape), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});
