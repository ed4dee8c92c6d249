import { z } from "zod";

import { plannerModelId } from "@/agent/models/planner-model";
import { choiceShape } from "./choose-cases";

/** What a run tells the process of promptfoo, which has no arguments of ours. */
const jobShape = z.object({
  choice: choiceShape.default({}),
  model: z.string().default(plannerModelId),
  /** Of a million tokens, in whatever currency the summary is read. */
  price: z.object({ input: z.number(), output: z.number() }).optional(),
});

export type RunJob = z.infer<typeof jobShape> & {
  models: { openAiKey: string | undefined; openAiBaseUrl: string | undefined; openAiModel: string };
};

export const jobVariable = "ATRIUM_EVALS";

/** The keys stay where they are, in the environment; a job never holds them. */
export function readJob(): RunJob {
  const job = jobShape.parse(JSON.parse(process.env[jobVariable] ?? "{}"));
  const openAiModel = job.model === plannerModelId ? "none" : job.model;
  const { OPENAI_API_KEY: openAiKey, OPENAI_BASE_URL: openAiBaseUrl } = process.env;
  return { ...job, models: { openAiKey, openAiBaseUrl, openAiModel } };
}
