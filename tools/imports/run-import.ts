import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { resumeJob } from "@/tools/jobs/job-store";
import { requireObject } from "@/tools/records/read-record";
import { requireRight } from "@/tools/records/rights";
import { checkPlan } from "./check-plan";
import { importShape, toImportShape } from "./import-shape";
import { requireImport, requireStill } from "./import-store";
import { queueImport } from "./queue-import";

/** The check and the writing are one job; with preview it stops between the two. */
export const runImport = defineTool({
  name: "run_import",
  description:
    "Run an import as a job. With preview: true it only checks the rows and counts what would be created, updated, skipped or refused. Rows with errors are left out. One that failed or was cancelled goes on where it stopped. The whole import is one change set and can be undone.",
  input: z.object({ importId: z.uuid(), preview: z.boolean().optional() }),
  output: z.object({ import: importShape, jobId: z.string() }),
  permission: "records:import",
  effect: "write",
  examples: [
    { say: "check the import", input: { importId: "{imports:file}", preview: true } },
    { say: "run the import", input: { importId: "{imports:file}" } },
    { say: "start importing", input: { importId: "{imports:file}" } },
  ],
  summarize: ({ preview }, output) => `${preview ? "Checks" : "Imports"} ${output.import.fileName}`,

  async handler(ctx, { importId, preview = false }) {
    const item = await requireImport(ctx, importId);
    if (item.jobId !== null && item.writtenTo !== null && !preview) {
      // The same job and change set: no row comes in twice, and one undo takes back all.
      await resumeJob(ctx, item.jobId);
      return { import: toImportShape(ctx, await requireImport(ctx, importId)), jobId: item.jobId };
    }
    requireStill(item);
    const object = requireObject(ctx, item.objectKey);
    requireRight(ctx, object, "import");
    checkPlan(object, item.plan, item.columns.length);
    const jobId = await queueImport(ctx, item, preview);
    return { import: toImportShape(ctx, await requireImport(ctx, importId)), jobId };
  },
});
