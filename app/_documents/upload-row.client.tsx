"use client";

import Link from "next/link";

import { type Job, useJob } from "@/app/_import/use-job";
import { documentHref } from "@/app/_lib/document-place";
import { formatNumber, formatPercent } from "@/app/_lib/format-value";
import { ChooseFiles } from "./choose-files.client";
import { leaveUploads, sendFiles, type Upload } from "./uploads";
import { VersionState } from "./version-state";

type Progress = { state: "waiting" | "reading" | "ready" | "failed"; word: string; reason: string | null };

/** One file: sent, read, ready; or why not, with the way to another one. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { job, error } = useJob(upload.jobId);
  const { state, word, reason } = progressOf(upload, job, error?.message);
  const { item, fileName, share } = upload;
  const isSending = item === null && upload.failure === null;
  return (
    <li className="relative grid grid-cols-1 gap-0.5 border-b px-3 py-2 last:border-b-0">
      <div className="flex items-center gap-3">
        <span className="cut" data-tip={fileName}>
          {item && (state !== "failed" || item.version.number > 1) ? (
            <Link href={documentHref(item.id)} className="font-medium hover:underline">
              {fileName}
            </Link>
          ) : (
            fileName
          )}
        </span>
        <span role="status" className="num ml-auto flex-none">
          <VersionState state={state}>{word}</VersionState>
        </span>
      </div>
      {upload.isKnown && item ? (
        <p className="text-muted-foreground">
          Nothing was added: the same content is in{" "}
          <Link href={documentHref(item.id)} className="text-link underline underline-offset-2">
            {item.folder ? `${item.folder} / ${item.name}` : item.name}
          </Link>
          .
        </p>
      ) : null}
      {reason ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-destructive-text [overflow-wrap:anywhere]">{reason}</p>
          <ChooseFiles
            variant="outline"
            size="sm"
            label={`Try another file for ${fileName}`}
            onFiles={(files) => {
              if (files.length === 0) return;
              leaveUploads([upload.key]);
              sendFiles(files, { ...upload.target, ...(item ? { documentId: item.id } : {}) });
            }}
          >
            Try another file
          </ChooseFiles>
        </div>
      ) : null}
      {isSending && share !== null ? (
        <span
          aria-hidden="true"
          className="absolute bottom-0 left-0 h-0.5 bg-primary"
          style={{ width: `${share * 100}%` }}
        />
      ) : null}
    </li>
  );
}

function progressOf(upload: Upload, job: Job | undefined, lost: string | undefined): Progress {
  const { failure, item, share, isKnown } = upload;
  const plain = (state: Progress["state"], word: string): Progress => ({ state, word, reason: null });
  if (failure) return { state: "failed", word: "Not added", reason: failure };
  if (!item && share === null) return plain("waiting", "Waiting to be sent");
  if (!item) return plain("reading", `Sending · ${formatPercent(Math.round((share ?? 0) * 100) / 100)}`);
  if (isKnown && item.version.state === "failed")
    return { state: "failed", word: "Known already", reason: item.version.reason };
  if (isKnown) return plain("ready", "Known already");
  if (lost) return { state: "failed", word: "Lost sight of", reason: lost };
  if (job?.state === "failed") return { state: "failed", word: "Failed", reason: job.error };
  if (job?.state === "cancelled") return { state: "failed", word: "Cancelled", reason: "The reading was cancelled." };
  if (job?.state === "done") return plain("ready", "Ready");
  if (job?.state !== "running") return plain("waiting", "Waiting to be read");
  return plain("reading", job.total ? `Indexing ${formatNumber(job.done)} of ${formatNumber(job.total)}` : "Reading");
}
