"use client";

import { Download } from "lucide-react";
import { useState } from "react";

import { useJob } from "@/app/_import/use-job";
import { writeTool } from "@/app/_lib/api";
import { failureText } from "@/app/_lib/change";
import { formatNumber } from "@/app/_lib/format-value";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import type { AuditSearch } from "./audit-address";

/** The server writes the file; the button becomes its download. */
export function ExportChanges({ search }: { search: AuditSearch }) {
  const [started, setStarted] = useState<{ jobId: string; fileId: string; of: string } | null>(null);
  const of = JSON.stringify(search);
  const current = started?.of === of ? started : null;
  const { job, error } = useJob(current?.jobId ?? null);
  const start = async () => {
    try {
      const { jobId, fileId } = await writeTool("export_changes", { search });
      setStarted({ jobId, fileId, of });
    } catch (failure) {
      notify({ kind: "failed", text: failureText(failure) });
    }
  };
  if (current && job?.state === "done") {
    return (
      <Button variant="outline" asChild>
        <a href={`/api/files/${current.fileId}`} download>
          <Download aria-hidden="true" />
          Download {formatNumber(job.done)} changes
        </a>
      </Button>
    );
  }
  const isOver = job?.state === "failed" || job?.state === "cancelled" || error !== null;
  const isBusy = current !== null && !isOver;
  return (
    <>
      {current && isOver ? (
        <span role="alert" className="cut text-xs text-destructive-text">
          {job?.error ?? error?.message ?? "The export was cancelled."}
        </span>
      ) : null}
      <Button variant="outline" disabled={isBusy} onClick={() => void start()}>
        <Download aria-hidden="true" />
        {isBusy ? `Exporting ${formatNumber(job?.done ?? 0)}` : "Export"}
      </Button>
    </>
  );
}
