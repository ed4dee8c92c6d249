import { z } from "zod";

import { defineJob } from "@/tools/jobs/define-job";
import { embedPassages } from "./embed-passages";

/** After a change of model, or after a time in which no vectors could be had. */
export const embedPassagesJob = defineJob({
  kind: "embed_passages",
  permission: "documents:write",
  input: z.object({}),
  summarize: () => "Indexed documents anew",

  async run(job) {
    return embedPassages(job, {});
  },
});
