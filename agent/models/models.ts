import { createOpenAI } from "@ai-sdk/openai";
import type { LanguageModel } from "ai";

import { AppError } from "@/tools/core/app-error";
import { createPlannerModel, type PlannerModelOptions, plannerModelId } from "./planner-model";

export type ModelSettings = {
  openAiKey?: string | undefined;
  openAiModel: string;
  /** Any server that speaks OpenAI's chat completions. */
  openAiBaseUrl?: string | undefined;
  defaultModel?: string | undefined;
};

export type ModelInfo = { id: string; label: string; isPlanner: boolean; note: string };

const planner: ModelInfo = {
  id: plannerModelId,
  label: "Built-in planner",
  isPlanner: true,
  note: "Not a language model: it reads requests about your records by their own words, offline. With OPENAI_API_KEY or OPENAI_BASE_URL set, a language model answers freely.",
};

/** The models this server can use, the default first. */
export function listModels(settings: ModelSettings): ModelInfo[] {
  if (!settings.openAiKey && !settings.openAiBaseUrl) return [planner];
  const where = settings.openAiBaseUrl ? `at ${new URL(settings.openAiBaseUrl).host}` : "by OpenAI";
  const language = {
    id: settings.openAiModel,
    label: settings.openAiModel,
    isPlanner: false,
    note: `Language model ${where}.`,
  };
  return settings.defaultModel === plannerModelId ? [planner, language] : [language, planner];
}

/** Opens a model by id; the default when none is asked for. */
export function openModel(
  settings: ModelSettings,
  id: string | undefined,
  plannerOptions: PlannerModelOptions,
): { info: ModelInfo; model: LanguageModel } {
  const models = listModels(settings);
  const info = id ? models.find((candidate) => candidate.id === id) : models[0];
  if (!info) {
    const known = models.map((model) => model.id).join(", ");
    throw new AppError("invalid_input", `There is no model "${id}". Available: ${known}.`);
  }
  if (info.isPlanner) return { info, model: createPlannerModel(plannerOptions) };
  const openai = createOpenAI({
    apiKey: settings.openAiKey ?? "none",
    ...(settings.openAiBaseUrl ? { baseURL: settings.openAiBaseUrl } : {}),
  });
  // Compatible servers rarely have the newer responses endpoint.
  return { info, model: settings.openAiBaseUrl ? openai.chat(info.id) : openai(info.id) };
}
