import type { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";

type Job = z.output<typeof getJob.output>["job"];

export async function finishJob(environment: Environment, actor: Actor, jobId: string): Promise<Job> {
  const job = await endOf(environment, actor, jobId);
  if (job.state === "failed") throw new AppError("precondition_failed", job.error ?? "The job failed.");
  return job;
}

/** Runs a queued job here, or waits for the server's runner when that was faster. */
export async function endOf(environment: Environment, actor: Actor, jobId: string): Promise<Job> {
  for (;;) {
    await runJob(environment, jobId);
    const { job } = await runTool(environment, actor, getJob, { jobId }, { door: "cli" });
    if (job.state !== "queued" && job.state !== "running") return job;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
