import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { readTool, type ToolError } from "@/app/_lib/api";
import { queryClient, refreshRecords, toolKey } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";

export type Job = ToolOutput<"get_job">["job"];

const isOver = (job: Job | undefined): boolean =>
  job !== undefined && job.state !== "queued" && job.state !== "running";

/** A job as it runs; when it ends, what it changed is read anew. */
export function useJob(jobId: string | null): { job: Job | undefined; error: ToolError | null } {
  const input = { jobId: jobId ?? "" };
  const { data, error } = useQuery<ToolOutput<"get_job">, ToolError>({
    queryKey: toolKey("get_job", input),
    queryFn: ({ signal }) => readTool("get_job", input, signal),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (isOver(state.data?.job) ? false : 500),
  });
  const job = data?.job;
  const state = job?.state;
  useEffect(() => {
    if (state !== "done" && state !== "failed" && state !== "cancelled") return;
    refreshRecords();
    const reads = ["get_import", "list_import_rows", "list_jobs"];
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => reads.includes(String(queryKey[1])) });
  }, [state]);
  return { job, error };
}
