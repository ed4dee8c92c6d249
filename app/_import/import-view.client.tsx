"use client";

import { useSearchParams } from "next/navigation";

import { ObjectToolPage } from "@/app/_frame/object-tool-page.client";
import { writeTool } from "@/app/_lib/api";
import { formatNumber } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { DropFile } from "./drop-file.client";
import { type Import, ImportOptions } from "./import-options.client";
import { ImportDone, ImportFigures } from "./import-result.client";
import { ImportStopped } from "./import-stopped.client";
import { JobProgress } from "./job-progress.client";
import { MappingTable } from "./mapping-table.client";
import { NewFields } from "./new-fields.client";
import { ProblemRows } from "./problem-rows.client";
import { keepImport, refreshImport, useImportJob } from "./use-import-job";

function openImport(id: string | null): void {
  window.history.replaceState(null, "", id ? `${window.location.pathname}?import=${id}` : window.location.pathname);
}

/** A file on its way into an object; which import stands in the address, so that a reload goes on with it. */
export function ImportView({ objectKey }: { objectKey: string }) {
  const id = useSearchParams().get("import");
  return (
    <ObjectToolPage objectKey={objectKey} heading="Import">
      {(object) => <ImportBody object={object} id={id} />}
    </ObjectToolPage>
  );
}

function ImportBody({ object, id }: { object: ObjectDefinition; id: string | null }) {
  const { data, error, refetch } = useTool("get_import", { importId: id ?? "" }, { enabled: id !== null });
  if (id === null)
    return (
      <DropFile
        plural={object.plural.toLowerCase()}
        onUploaded={async (fileId) => {
          const { import: item } = await writeTool("create_import", { fileId, object: object.key });
          openImport(item.id);
        }}
      />
    );
  if (error)
    return (
      <ErrorState
        title="This import did not load"
        error={error}
        onRetry={() => void refetch()}
        action={<Button onClick={() => openImport(null)}>Choose another file</Button>}
      />
    );
  if (!data) return <RowSkeletons count={6} className="h-row" />;
  return <OpenImport object={object} item={data.import} />;
}

function OpenImport({ object, item }: { object: ObjectDefinition; item: Import }) {
  const { job, isBusy, run, edit } = useImportJob(item);
  const isHalfDone = item.writtenTo !== null;
  const isDone = item.state === "done";
  const counts = item.counts;
  const ready = counts ? counts.create + counts.update : 0;

  const actions = (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant={item.state === "ready" ? "outline" : "default"} size="lg" onClick={() => run(true)}>
        Check the rows
      </Button>
      {item.state === "ready" ? (
        <Button size="lg" disabled={ready === 0} onClick={() => run(false)}>
          Import {formatNumber(ready)} {ready === 1 ? object.label.toLowerCase() : object.plural.toLowerCase()}
        </Button>
      ) : null}
      <span className="text-muted-foreground">
        {item.state === "ready" && counts && counts.invalid > 0
          ? "Rows with errors are left out; correct them first if you want them in."
          : "Nothing is written by a check."}
      </span>
    </div>
  );

  return (
    <>
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">{item.fileName}</h2>
        <span className="text-muted-foreground">{item.columns.length} columns</span>
        <Button variant="ghost" className="ml-auto" onClick={() => openImport(null)} disabled={isBusy}>
          {isDone ? "Import another file" : "Choose another file"}
        </Button>
      </header>
      {item.reason === null ? null : (
        <ImportStopped item={item} onGoOn={() => run(false)} onUndone={() => void refreshImport()} />
      )}
      {isBusy ? <JobProgress job={job} verb={item.state === "running" ? "Importing" : "Checking rows"} /> : null}
      {counts && !isBusy && (item.state === "ready" || isDone) ? (
        <ImportFigures counts={counts} isDone={isDone} className="rounded-lg border" />
      ) : null}
      {isDone ? <ImportDone item={item} object={object} /> : null}
      {item.state === "ready" && !isBusy ? actions : null}
      {counts && counts.invalid > 0 && !isBusy && (item.state === "ready" || isDone) ? (
        <section className="grid gap-2">
          <div className="flex items-center gap-2">
            <h3 className="font-semibold">{isDone ? "Rows that were left out" : "Rows with errors"}</h3>
            {isDone && typeof job?.result?.["errorFileId"] === "string" ? (
              <Button asChild variant="outline" size="sm" className="ml-auto">
                <a href={`/api/files/${job.result["errorFileId"]}`} download>
                  Download these rows
                </a>
              </Button>
            ) : null}
          </div>
          <ProblemRows item={item} isFrozen={isDone} />
        </section>
      ) : null}
      {isDone || isBusy || isHalfDone ? null : (
        <>
          <section className="grid gap-2">
            <h3 className="font-semibold">Columns and fields</h3>
            <MappingTable item={item} object={object} onChange={edit} />
          </section>
          <NewFields item={item} object={object} onMapped={keepImport} />
          <ImportOptions item={item} object={object} onChange={edit} />
          {item.state === "ready" ? null : actions}
        </>
      )}
    </>
  );
}
