"use client";

import { CopyCheck } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { JobProgress } from "@/app/_import/job-progress.client";
import { useJob } from "@/app/_import/use-job";
import { change } from "@/app/_lib/change";
import { plural } from "@/app/_lib/format-value";
import { useObject, useTool } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { MissingObject } from "@/app/_panel/missing-object.client";
import { Button } from "@/app/_ui/button";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { DuplicatePair } from "./duplicate-pair.client";

/** Records that may be in twice, side by side, to merge or to set aside. */
export function DuplicatesView({ objectKey }: { objectKey: string }) {
  const object = useObject(objectKey);
  const [jobId, setJobId] = useState<string | null>(null);
  const { job } = useJob(jobId);
  const isScanning = jobId !== null && (!job || job.state === "queued" || job.state === "running");
  const scan = async () => {
    const started = await change("run_duplicate_scan", { object: objectKey }, { isQuiet: true });
    if (started) setJobId(started.jobId);
  };
  useEffect(() => {
    if (object) document.title = `Duplicate ${object.plural.toLowerCase()} · Atrium`;
  }, [object]);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <ObjectIcon icon={object?.icon} className="text-muted-foreground" />
        <Link href={`/o/${objectKey}`} className="text-muted-foreground hover:text-foreground">
          {object?.plural}
        </Link>
        <span className="text-muted-foreground" aria-hidden="true">
          /
        </span>
        <h1 className="font-medium">Duplicates</h1>
        <Button className="ml-auto" disabled={!object || isScanning} onClick={() => void scan()}>
          Look for duplicates
        </Button>
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-[920px] gap-4 p-6 small:p-4">
          {isScanning ? <JobProgress job={job} verb="Compared" /> : null}
          {object ? (
            <Pairs object={object} hasScanned={job?.state === "done"} />
          ) : (
            <MissingObject objectKey={objectKey} fallback={<RowSkeletons count={6} className="h-row" />} />
          )}
        </div>
      </div>
    </main>
  );
}

function Pairs({ object, hasScanned }: { object: ObjectDefinition; hasScanned: boolean }) {
  const { data, error, isPending, refetch } = useTool("list_duplicates", { object: object.key });
  if (error) return <ErrorState title="The duplicates did not load" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowSkeletons count={4} className="h-24" />;
  const many = object.plural.toLowerCase();
  if (data.pairs.length === 0) {
    return (
      <EmptyState
        icon={<CopyCheck aria-hidden="true" />}
        title={hasScanned ? `No ${many} seem to be in twice` : `No duplicate ${many} are known`}
      >
        {hasScanned
          ? "All records were compared by e-mail, phone, web domain and name."
          : "Atrium compares all records by e-mail, phone, web domain and name, in the background. You decide on each pair."}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="text-muted-foreground">
        {data.hasMore ? "The surest 20 pairs" : plural(data.pairs.length, "pair", "pairs")}. A merge keeps every link,
        note and task, and can be undone.
      </p>
      {data.pairs.map((pair) => (
        <DuplicatePair key={`${pair.left.id}${pair.right.id}`} object={object} pair={pair} />
      ))}
    </>
  );
}
