import { z } from "zod";

import type { ModelInfo, ModelSettings } from "@/agent/models/models";
import type { ModelService } from "@/tools/models/model-service";
import type { Settings } from "./settings";

const json = <T extends z.ZodType>(what: string, shape: T) =>
  z
    .string()
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue(`is no JSON; it is ${what}`);
        return z.NEVER;
      }
    })
    .pipe(shape);

export const moreModelsShape = json(
  'a list such as [{"model":"small-model","baseUrl":"http://127.0.0.1:11434/v1"}]',
  z
    .array(
      z.strictObject({
        model: z.string().min(1).max(200),
        baseUrl: z.url().optional(),
        key: z.string().max(500).optional(),
        contextTokens: z.int().min(4000).optional(),
      }),
    )
    .max(20),
);

const price = z.number().min(0).max(100_000);

/** Per million tokens. */
export const pricesShape = json(
  'prices of a million tokens, such as {"gpt-5.1":{"input":1.25,"cachedInput":0.125,"output":10}}',
  z.record(z.string(), z.strictObject({ input: price, cachedInput: price.optional(), output: price })),
);

/** The settings of the process as the assistant takes them. */
export function modelSettingsOf(settings: Settings): ModelSettings {
  return {
    openAiKey: settings.OPENAI_API_KEY,
    openAiModel: settings.OPENAI_MODEL,
    openAiBaseUrl: settings.OPENAI_BASE_URL,
    defaultModel: settings.ATRIUM_MODEL,
    moreModels: settings.ATRIUM_MORE_MODELS,
    contextTokens: settings.ATRIUM_MODEL_CONTEXT,
  };
}

/** What the tools know of the models. */
export function modelServiceOf(settings: Settings, list: ModelInfo[]): ModelService & { list: ModelInfo[] } {
  return { list, prices: settings.ATRIUM_MODEL_PRICES ?? {}, currency: settings.ATRIUM_MODEL_CURRENCY };
}
