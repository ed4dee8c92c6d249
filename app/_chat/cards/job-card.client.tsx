"use client";

import { CircleAlert, Download, FileDown, FileUp, ListChecks } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import type { Import } from "@/app/_import/import-options.client";
import { ImportFigures } from "@/app/_import/import-result.client";
import { JobProgress } from "@/app/_import/job-progress.client";
import { useImportJob } from "@/app/_import/use-import-job";
import { type Job, useJob } from "@/app/_import/use-job";
import { undoneStore } from "@/app/_lib/change";
import { formatNumber } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Card, CardFoot, CardHead } from "./card";
import { UndoButton } from "./diff-card.client";

export type JobOutput = {
  jobId: string;
  fileId?: string;
  fileName?: string;
  import?: Import;
};

/** Work that goes on after the answer: how far it is, what came of it, and its undo. */
export function JobCard({ output }: { output: JobOutput }) {
  if (output.import) return <ImportCard importId={output.import.id} />;
  return <PlainJobCard output={output} />;
}

function PlainJobCard({ output }: { output: JobOutput }) {
  const { job, error } = useJob(output.jobId);
  const title = job?.title ?? output.fileName ?? "Job";
  if (error) return <Gone />;
  const summary = typeof job?.result?.["summary"] === "string" ? job.result["summary"] : null;
  return (
    <Card label={title}>
      <Head
        icon={output.fileId ? <FileDown aria-hidden="true" /> : <ListChecks aria-hidden="true" />}
        title={title}
        job={job}
      />
      <Body job={job} verb="Done" />
      {job?.state === "done" && (summary || output.fileId) ? (
        <CardFoot>
          {output.fileId ? (
            <Button asChild variant="outline">
              <a href={`/api/files/${output.fileId}`} download>
                <Download aria-hidden="true" />
                Download {output.fileName}
              </a>
            </Button>
          ) : null}
          <span className="num text-xs text-muted-foreground">{summary ?? `${formatNumber(job.done)} rows`}</span>
        </CardFoot>
      ) : null}
    </Card>
  );
}

function ImportCard({ importId }: { importId: string }) {
  const { data, error } = useTool("get_import", { importId });
  if (error) return <Gone />;
  if (!data) return <div aria-hidden="true" className="h-24 rounded-md border bg-card" />;
  return <OpenImport item={data.import} />;
}

/** An import is checked first; the button that writes stands beside the figures of the check. */
function OpenImport({ item }: { item: Import }) {
  const { job, isBusy, run } = useImportJob(item);
  const { counts } = item;
  const ready = counts ? counts.create + counts.update : 0;
  const isDone = item.state === "done";
  const title = `Import of ${item.fileName}`;
  return (
    <Card label={title}>
      <Head icon={<FileUp aria-hidden="true" />} title={title} job={job} isCheck={!isDone} />
      <Body job={job} verb={item.state === "running" ? "Importing" : "Checking rows"} />
      {counts && !isBusy && (item.state === "ready" || isDone) ? (
        <ImportFigures counts={counts} isDone={isDone} className="border-t" />
      ) : null}
      {isBusy ? null : (
        <CardFoot>
          {item.state === "ready" ? (
            <Button disabled={ready === 0} onClick={() => run(false)}>
              Import {formatNumber(ready)} {ready === 1 ? "row" : "rows"}
            </Button>
          ) : null}
          <Link
            href={`/o/${item.object}/import?import=${item.id}`}
            className="text-link underline-offset-2 hover:underline"
          >
            {isDone ? "Open the import" : "Change the columns"}
          </Link>
          {item.state === "ready" ? (
            <span className="ml-auto text-xs text-muted-foreground">Nothing has been written yet</span>
          ) : null}
        </CardFoot>
      )}
    </Card>
  );
}

/** What these left behind is a file or a list of candidates; there is nothing in the records to take back. */
const changesNothing = new Set([
  ...["export_records", "export_changes", "export_workspace"],
  ...["scan_duplicates", "destroy_records"],
]);

type HeadProps = { icon: ReactNode; title: string; job: Job | undefined; isCheck?: boolean };

function Head({ icon, title, job, isCheck = false }: HeadProps) {
  const undone = useStore(undoneStore);
  const isOver = job !== undefined && job.state !== "queued" && job.state !== "running";
  const hasChanged = isOver && !isCheck && job.done > 0 && !changesNothing.has(job.kind);
  const changeSetId = hasChanged ? job.changeSetId : null;
  const isUndone = changeSetId !== null && undone.has(changeSetId);
  return (
    <CardHead
      icon={icon}
      title={title}
      note={isUndone ? <Badge>Undone</Badge> : <StateBadge state={job?.state} done={isCheck ? "Checked" : "Done"} />}
    >
      {changeSetId && !isUndone ? <UndoButton changeSetId={changeSetId} /> : null}
    </CardHead>
  );
}

function StateBadge({ state, done }: { state: Job["state"] | undefined; done: string }) {
  if (state === "done") return <Badge variant="success">{done}</Badge>;
  if (state === "failed") return <Badge variant="destructive">Failed</Badge>;
  return state === "cancelled" ? <Badge>Cancelled</Badge> : null;
}

function Body({ job, verb }: { job: Job | undefined; verb: string }) {
  if (job?.state === "failed")
    return (
      <p role="alert" className="flex items-center gap-2 border-t px-3 py-2 text-destructive-text">
        <CircleAlert aria-hidden="true" className="size-3.5 flex-none" />
        {job.error ?? "It failed without a reason."}
      </p>
    );
  if (job && job.state !== "queued" && job.state !== "running") return null;
  return (
    <div className="border-t p-3">
      <JobProgress job={job} verb={verb} />
    </div>
  );
}

const Gone = () => <p className="text-xs text-muted-foreground">This job is no longer kept.</p>;
