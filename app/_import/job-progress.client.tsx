"use client";

import { change } from "@/app/_lib/change";
import { formatNumber } from "@/app/_lib/format-value";
import { Button } from "@/app/_ui/button";
import type { Job } from "./use-job";

/** How far a job came, in figures and as a bar, with the way to stop it. */
export function JobProgress({ job, verb }: { job: Job | undefined; verb: string }) {
  const share = job?.total ? Math.min(1, job.done / job.total) : null;
  return (
    <div className="grid gap-2 rounded-lg border p-3" role="status">
      <div className="flex items-center gap-2">
        <span className="font-medium">
          {job?.state === "queued" || !job ? "Waiting to start" : `${verb} · ${formatNumber(job.done)}`}
          {job?.total ? ` of ${formatNumber(job.total)}` : ""}
        </span>
        {job ? (
          <Button
            variant="outline"
            size="sm"
            className="ml-auto"
            onClick={() => void change("cancel_job", { jobId: job.id }, { isQuiet: true })}
          >
            Cancel
          </Button>
        ) : null}
      </div>
      <div className="h-1 overflow-hidden rounded-full bg-chart-track">
        <div
          className={share === null ? "h-full w-1/4 rounded-full bg-primary" : "h-full rounded-full bg-primary"}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
