import { AppError } from "@/tools/core/app-error";
import { plannerModelId } from "./planner-model";

/** A further language model, of the same service or of another; each is asked when those before it do not answer. */
export type MoreModel = {
  model: string;
  baseUrl?: string | undefined;
  key?: string | undefined;
  contextTokens?: number | undefined;
};

export type ModelSettings = {
  openAiKey?: string | undefined;
  openAiModel: string;
  /** Any server that speaks OpenAI's chat completions. */
  openAiBaseUrl?: string | undefined;
  defaultModel?: string | undefined;
  moreModels?: MoreModel[] | undefined;
  /** How many tokens a request may have, where the model's own entry does not say. */
  contextTokens?: number | undefined;
};

export type ModelInfo = {
  id: string;
  label: string;
  isPlanner: boolean;
  note: string;
  /** For a sentence: "by OpenAI" or "at" a host. */
  where?: string;
};

export type LanguageModelEntry = ModelInfo & {
  baseUrl: string | undefined;
  key: string | undefined;
  contextTokens: number;
};

const usualContextTokens = 64_000;

const planner: ModelInfo = {
  id: plannerModelId,
  label: "Built-in planner",
  isPlanner: true,
  note: "Not a language model: it reads requests about your records by their own words, offline. With OPENAI_API_KEY or OPENAI_BASE_URL set, a language model answers freely.",
};

/** What is set up, in the order in which one stands in for another. */
export function listLanguageModels(settings: ModelSettings): LanguageModelEntry[] {
  const { openAiKey, openAiBaseUrl, openAiModel, moreModels = [] } = settings;
  const first: MoreModel[] = openAiKey || openAiBaseUrl ? [{ model: openAiModel }] : [];
  const entries = [...first, ...moreModels].map((more): LanguageModelEntry => {
    const baseUrl = more.baseUrl ?? openAiBaseUrl;
    const where = baseUrl ? `at ${new URL(baseUrl).host}` : "by OpenAI";
    return {
      id: more.model,
      label: more.model,
      isPlanner: false,
      note: `Language model ${where}.`,
      where,
      baseUrl,
      // A key is sent only to the service that it was given for.
      key: more.key ?? (more.baseUrl ? undefined : openAiKey),
      contextTokens: more.contextTokens ?? settings.contextTokens ?? usualContextTokens,
    };
  });
  return entries.filter((entry, place) => entries.findIndex(({ id }) => id === entry.id) === place);
}

/** The models this server can use, the default first. */
export function listModels(settings: ModelSettings): ModelInfo[] {
  const language = listLanguageModels(settings).map(({ id, label, isPlanner, note, where }): ModelInfo => {
    return { id, label, isPlanner, note, ...(where ? { where } : {}) };
  });
  const all = settings.defaultModel === plannerModelId ? [planner, ...language] : [...language, planner];
  const wanted = all.findIndex(({ id }) => id === settings.defaultModel);
  return wanted > 0 ? [...all.slice(wanted, wanted + 1), ...all.filter((_, place) => place !== wanted)] : all;
}

/** Who answers, and who stands in: the model that was asked for, then the other language models, then the planner. */
export function chainOf(settings: ModelSettings, id: string | undefined): ModelInfo[] {
  const models = listModels(settings);
  const asked = id ? models.find((candidate) => candidate.id === id) : models[0];
  if (!asked) {
    const known = models.map((model) => model.id).join(", ");
    throw new AppError("invalid_input", `There is no model "${id}". Available: ${known}.`);
  }
  if (asked.isPlanner) return [asked];
  const others = listModels({ ...settings, defaultModel: undefined }).filter((model) => model.id !== asked.id);
  return [asked, ...others];
}

/** "gpt-5.1 by OpenAI", for a sentence. */
export function nameOf({ label, where }: ModelInfo): string {
  return where ? `${label} ${where}` : label;
}
