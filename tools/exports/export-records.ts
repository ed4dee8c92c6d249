import { z } from "zod";

import { listQueryShape } from "@/db/query/tree";
import { defineTool } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { requireObject } from "@/tools/records/read-record";
import { requireRight } from "@/tools/records/rights";

export const exportRecords = defineTool({
  name: "export_records",
  description:
    "Write the records of a query into a CSV file, as a job: any number, in the order and with the columns of the query. get_job answers the file's id when it is done; the file is kept for a week.",
  input: z.object({ query: listQueryShape.omit({ cursor: true, limit: true, count: true }) }),
  output: z.object({ jobId: z.string(), fileId: z.string(), fileName: z.string() }),
  permission: "records:export",
  effect: "write",
  examples: [
    { say: "export all contacts", input: { query: { object: "contacts" } } },
    {
      say: "export the gold companies as csv",
      input: { query: { object: "companies", where: { field: "tier", op: "eq", value: "gold" } } },
    },
    {
      say: "download my deals",
      input: { query: { object: "deals", where: { field: "owner", op: "eq", value: "me" } } },
    },
  ],
  summarize: (_, output) => `Exports into ${output.fileName}`,

  async handler(ctx, { query }) {
    const object = requireObject(ctx, query.object);
    requireRight(ctx, object, "export");
    const fileId = ctx.newId();
    const fileName = `${object.key}-${ctx.now.toISOString().slice(0, 10)}.csv`;
    const jobId = await startJob(ctx, {
      kind: "export_records",
      title: `Export of ${object.plural.toLowerCase()}`,
      input: { fileId, fileName, query },
    });
    return { jobId, fileId, fileName };
  },
});
