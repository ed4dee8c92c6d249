import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { jobShape, toJobShape } from "./job-shape";
import { requireJob } from "./read-job";

export const getJob = defineTool({
  name: "get_job",
  description: "How far one import, export or bulk job came, and what it left: counts, files, or why it failed.",
  input: z.object({ jobId: z.uuid() }),
  output: z.object({ job: jobShape }),
  permission: "jobs:read",
  effect: "read",
  examples: [
    { say: "how far is the import", input: { jobId: "{jobs:import}" } },
    { say: "is my export done", input: { jobId: "{jobs:export}" } },
    { say: "what became of the job", input: { jobId: "{jobs:job}" } },
  ],
  summarize: (_, { job }) => `Looked at "${job.title}" · ${job.state}`,

  async handler(ctx, { jobId }) {
    return { job: toJobShape(await requireJob(ctx, jobId)) };
  },
});
