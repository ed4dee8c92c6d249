import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";
import { requireObject } from "@/tools/records/read-record";
import { objectKey } from "@/tools/records/record-shape";

export const runDuplicateScan = defineTool({
  name: "run_duplicate_scan",
  description:
    "Look through all records of an object for duplicates, as a job: same e-mail, phone or web domain, and names that are nearly alike. list_duplicates shows what was found.",
  input: z.object({ object: objectKey }),
  output: z.object({ jobId: z.string() }),
  permission: "records:delete",
  effect: "write",
  examples: [
    { say: "look for duplicate contacts", input: { object: "contacts" } },
    { say: "scan companies for duplicates", input: { object: "companies" } },
    { say: "find double contacts", input: { object: "contacts" } },
  ],
  summarize: ({ object }) => `Looks for duplicates among ${object}`,

  async handler(ctx, { object: key }) {
    const object = requireObject(ctx, key);
    const title = `Search for duplicates among ${object.plural.toLowerCase()}`;
    return { jobId: await startJob(ctx, { kind: "scan_duplicates", title, input: { object: object.key } }) };
  },
});
