import { notify } from "@/app/_ui/notices";
import { readTool, writeTool } from "./api";
import { failureText } from "./change";
import { plural } from "./format-value";
import type { ListQuery } from "./types";

const pollMilliseconds = 500;

/** Has the server write a file of everything the query means, and downloads it when it is done. */
export async function startExport(query: ListQuery): Promise<void> {
  const { cursor: _cursor, limit: _limit, count: _count, ...plain } = query;
  try {
    const { jobId, fileId, fileName } = await writeTool("export_records", { query: plain });
    notify({ kind: "info", text: `Writing ${fileName}. It is downloaded when it is done; you can go on working.` });
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
      const { job } = await readTool("get_job", { jobId });
      if (job.state === "queued" || job.state === "running") continue;
      if (job.state !== "done") throw new Error(job.error ?? "The export was cancelled.");
      download(fileId, fileName);
      notify({ kind: "done", text: `${fileName} has ${plural(job.done, "record", "records")}` });
      return;
    }
  } catch (error) {
    const isPlain = error instanceof Error && error.constructor === Error;
    notify({ kind: "failed", text: isPlain ? error.message : failureText(error) });
  }
}

export function download(fileId: string, name: string): void {
  const link = document.createElement("a");
  link.href = `/api/files/${fileId}`;
  link.download = name;
  link.click();
}
