"use client";

import { CopyCheck } from "lucide-react";
import { useState } from "react";

import { ObjectToolPage } from "@/app/_frame/object-tool-page.client";
import { JobProgress } from "@/app/_import/job-progress.client";
import { useJob } from "@/app/_import/use-job";
import { change } from "@/app/_lib/change";
import { plural } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { DuplicatePair } from "./duplicate-pair.client";

/** Records that may be in twice, side by side, to merge or to set aside. */
export function DuplicatesView({ objectKey }: { objectKey: string }) {
  const [jobId, setJobId] = useState<string | null>(null);
  const { job } = useJob(jobId);
  const isScanning = jobId !== null && (!job || job.state === "queued" || job.state === "running");
  const scan = async () => {
    const started = await change("run_duplicate_scan", { object: objectKey }, { isQuiet: true });
    if (started) setJobId(started.jobId);
  };
  const action = (
    <Button className="ml-auto" disabled={isScanning} onClick={() => void scan()}>
      Look for duplicates
    </Button>
  );
  return (
    <ObjectToolPage objectKey={objectKey} heading="Duplicates" action={action}>
      {(object) => (
        <>
          {isScanning ? <JobProgress job={job} verb="Compared" /> : null}
          <Pairs object={object} hasScanned={job?.state === "done"} />
        </>
      )}
    </ObjectToolPage>
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
