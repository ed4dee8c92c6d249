import { useEffect } from "react";

import { writeTool } from "@/app/_lib/api";
import { failureText, lastChangeStore } from "@/app/_lib/change";
import { queryClient, toolKey } from "@/app/_lib/query";
import { notify } from "@/app/_ui/notices";
import type { Import, ImportChange } from "./import-options.client";
import { type Job, useJob } from "./use-job";

export const keepImport = (output: { import: Import }): void => {
  queryClient.setQueryData(toolKey("get_import", { importId: output.import.id }), { import: output.import });
};

export const refreshImport = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "get_import" });

type ImportJob = {
  job: Job | undefined;
  isBusy: boolean;
  run: (preview: boolean) => void;
  edit: (change: ImportChange) => void;
};

/** The job of an import as it runs, and what is done to the import. */
export function useImportJob(item: Import): ImportJob {
  const { job } = useJob(item.jobId);
  const isOver = job?.state === "done" || job?.state === "failed" || job?.state === "cancelled";
  const isBusy = (item.state === "checking" || item.state === "running") && !isOver;

  // The job goes over from checking to writing by itself, which only the import says.
  const done = job?.done;
  useEffect(() => {
    if (item.state === "checking" && done !== undefined) void refreshImport();
  }, [item.state, done]);
  useEffect(() => {
    if (item.state === "done" && item.changeSetId)
      lastChangeStore.set({ changeSetId: item.changeSetId, label: "Import" });
  }, [item.state, item.changeSetId]);

  const tell = async (write: () => Promise<{ import: Import }>) => {
    try {
      const output = await write();
      // A job that goes on has the same id, and what is known of it is that it has ended.
      queryClient.removeQueries({ queryKey: toolKey("get_job", { jobId: output.import.jobId ?? "" }) });
      keepImport(output);
    } catch (error) {
      notify({ kind: "failed", text: failureText(error) });
    }
  };
  return {
    job,
    isBusy,
    run: (preview) => void tell(() => writeTool("run_import", { importId: item.id, preview })),
    edit: (change) => void tell(() => writeTool("update_import", { importId: item.id, ...change })),
  };
}
