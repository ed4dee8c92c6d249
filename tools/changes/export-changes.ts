import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { changeSearchShape } from "./change-search";

export const exportChanges = defineTool({
  name: "export_changes",
  description:
    "Write what changed into a CSV file, newest first, a row for each changed field, as a job; narrowed like list_changes. get_job answers the file's id when it is done; the file is kept for a week.",
  input: z.object({ search: changeSearchShape.optional() }),
  output: z.object({ jobId: z.string(), fileId: z.string(), fileName: z.string() }),
  permission: "records:export",
  effect: "write",
  examples: [
    { say: "export the audit log", input: {} },
    { say: "export what Marta changed", input: { search: { memberId: "{members:Marta}" } } },
    { say: "export all changes of deals", input: { search: { object: "deals" } } },
  ],
  summarize: (_, output) => `Exports into ${output.fileName}`,

  async handler(ctx, { search = {} }) {
    const fileId = ctx.newId();
    const fileName = `changes-${ctx.now.toISOString().slice(0, 10)}.csv`;
    const input = { fileId, fileName, search };
    const jobId = await startJob(ctx, { kind: "export_changes", title: "Export of changes", input });
    return { jobId, fileId, fileName };
  },
});
