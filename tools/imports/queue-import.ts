import type { ToolContext } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { type Import, saveImport } from "./import-store";

/** Gives the import to a job; until that ends, the import stands still. */
export async function queueImport(ctx: ToolContext, item: Import, isCheckOnly: boolean): Promise<string> {
  const jobId = await startJob(ctx, {
    kind: "import_records",
    title: `${isCheckOnly ? "Check of" : "Import of"} ${item.fileName}`,
    input: { importId: item.id, isCheckOnly, object: item.objectKey, fileName: item.fileName },
  });
  await saveImport(ctx, item.id, { jobId, state: "checking" });
  return jobId;
}
