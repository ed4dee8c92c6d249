import { createOpenAI } from "@ai-sdk/openai";

import type { ChainLink } from "./chain-model";
import { chainOf, listLanguageModels, type ModelSettings } from "./models";
import { createPlannerModel, type PlannerModelOptions } from "./planner-model";

/** The models of a turn, opened: the one that was asked for first, the built-in planner last. */
export function openLinks(
  settings: ModelSettings,
  id: string | undefined,
  plannerOptions: PlannerModelOptions,
): ChainLink[] {
  const entries = listLanguageModels(settings);
  return chainOf(settings, id).flatMap((info): ChainLink[] => {
    if (info.isPlanner) return [{ info, model: createPlannerModel(plannerOptions) }];
    const entry = entries.find((candidate) => candidate.id === info.id);
    if (!entry) return [];
    const { baseUrl, key } = entry;
    const openai = createOpenAI({ apiKey: key ?? "none", ...(baseUrl ? { baseURL: baseUrl } : {}) });
    // Compatible servers rarely have the newer responses endpoint.
    return [{ info, model: baseUrl ? openai.chat(info.id) : openai(info.id) }];
  });
}
