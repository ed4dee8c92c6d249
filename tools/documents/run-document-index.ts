import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { startJob } from "@/tools/jobs/job-store";

export const runDocumentIndex = defineTool({
  name: "run_document_index",
  description:
    "Make what search by meaning needs for all passages that lack it or have it of another model, as a job. After ATRIUM_EMBEDDER was changed, or when a document is found by its words alone.",
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  permission: "documents:write",
  effect: "write",
  examples: [
    { say: "index the documents again", input: {} },
    { say: "reindex our knowledge base", input: {} },
    { say: "update the search index of the documents", input: {} },
  ],
  summarize: () => "Indexes the documents",

  async handler(ctx) {
    return { jobId: await startJob(ctx, { kind: "embed_passages", title: "Index of the documents", input: {} }) };
  },
});
