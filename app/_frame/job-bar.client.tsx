"use client";

import { useEffect } from "react";

import { type Job, useJob } from "@/app/_import/use-job";
import { change, lastChangeStore, undo, undoneStore } from "@/app/_lib/change";
import { leaveJob } from "@/app/_lib/followed-jobs";
import { formatNumber, plural } from "@/app/_lib/format-value";
import type { UndoConflict } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";

type Result = {
  summary?: string;
  skipped?: { reason: string; count: number }[];
  count?: number;
  undoOf?: string;
  undone?: number;
  conflictCount?: number;
  conflicts?: UndoConflict[];
};

/** Work that goes on behind what this tab asked for: how far it is, a way to stop it, and Undo when it is over. */
export function JobBar({ jobId }: { jobId: string }) {
  const { job, error } = useJob(jobId);
  const state = job?.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end is told once
  useEffect(() => {
    if (error?.code === "not_found") leaveJob(jobId);
    if (!job || state === "queued" || state === "running") return;
    leaveJob(jobId);
    tellEnd(job);
  }, [state, error]);

  if (!job || (state !== "queued" && state !== "running")) return null;
  const share = job.total ? Math.min(1, job.done / job.total) : 0;
  return (
    <div
      role="status"
      className="relative flex min-h-9 flex-none items-center justify-center gap-3 border-b px-4 py-1 text-xs"
    >
      <span className="cut font-medium">{job.title}</span>
      <span className="num text-muted-foreground">
        {state === "queued"
          ? "waiting to start"
          : `${formatNumber(job.done)}${job.total ? ` of ${formatNumber(job.total)}` : ""}`}
      </span>
      <Button
        variant="outline"
        size="sm"
        onClick={() => void change("cancel_job", { jobId }, { isQuiet: true })}
        tip="Stop after this step; what is done can be undone"
      >
        Cancel
      </Button>
      <span
        aria-hidden="true"
        className="absolute bottom-0 left-0 h-0.5 bg-primary"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

function tellEnd(job: Job): void {
  const result = (job.result ?? {}) as Result;
  const { changeSetId } = job;
  if (job.state === "failed") {
    notify({ kind: "failed", text: `${job.title}: ${job.error ?? "It failed."}${undoHint(job)}` });
    return;
  }
  if (result.undoOf && changeSetId) {
    const { undoOf, undone = 0, conflicts = [] } = result;
    undoneStore.set((known) => new Map(known).set(undoOf, { changeSetId, undoOf, undone, conflicts, jobId: job.id }));
  }
  const canUndo = changeSetId !== null && job.done > 0 && job.kind !== "destroy_records";
  if (canUndo) lastChangeStore.set({ changeSetId, label: job.title });
  const text =
    job.state === "cancelled"
      ? `Cancelled after ${formatNumber(job.done)}${job.total ? ` of ${formatNumber(job.total)}` : ""}: ${job.title}`
      : [result.summary ?? job.title, ...leftOut(result)].join(". ");
  notify({
    kind: job.state === "cancelled" || leftOut(result).length > 0 ? "info" : "done",
    text,
    ...(canUndo ? { action: { label: "Undo", keys: "Z", onSelect: () => void undo(changeSetId) } } : {}),
  });
}

const undoHint = (job: Job): string => (job.done > 0 ? ` What was done stays and can be undone in the audit log.` : "");

function leftOut({ skipped = [], conflictCount = 0 }: Result): string[] {
  const said = skipped.map(({ reason, count }) => `${formatNumber(count)} left out: ${reason.replace(/\.$/, "")}`);
  return conflictCount > 0
    ? [...said, `${plural(conflictCount, "field was", "fields were")} changed since and kept`]
    : said;
}
