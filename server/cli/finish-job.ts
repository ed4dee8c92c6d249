import type { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { getJob } from "@/tools/jobs/get-job";
import type { Caller } from "./caller";

const pause = 200;

type Job = z.output<typeof getJob.output>["job"];

export async function finishJob(caller: Caller, jobId: string): Promise<Job> {
  const job = await endOf(caller, jobId);
  if (job.state === "failed") throw new AppError("precondition_failed", job.error ?? "The job failed.");
  return job;
}

/** The job once it has ended, however. */
export async function endOf(caller: Caller, jobId: string): Promise<Job> {
  for (;;) {
    await caller.work(jobId);
    const { job } = await caller.call(getJob, { jobId });
    if (job.state !== "queued" && job.state !== "running") return job;
    await new Promise((done) => setTimeout(done, pause));
  }
}
