import { z } from "zod";

import { jobStates } from "@/db/schema/workspace/jobs";
import type { Job } from "./job-store";

export const jobShape = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(jobStates),
  done: z.number(),
  total: z.number().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.string().nullable(),
  changeSetId: z.string().nullable().describe("Undo what the job changed with undo_change_set."),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});

export function toJobShape(job: Job): z.infer<typeof jobShape> {
  return {
    id: job.id,
    kind: job.kind,
    title: job.title,
    state: job.state,
    done: job.done,
    total: job.total,
    result: job.result,
    error: job.error,
    changeSetId: job.changeSetId,
    createdAt: job.createdAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
  };
}
