import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";

import { askModel } from "./ask-model";
import { ModelFailure } from "./failures";
import type { ModelCall } from "./model-call";
import { type ModelInfo, nameOf } from "./models";
import { withoutForeignSteps } from "./planner-prompt";

export type ChainLink = { info: ModelInfo; model: LanguageModelV4 };

export type ModelLimits = {
  /** How often one model is asked before the next. */
  attempts: number;
  /** The first pause; each further one is three times as long. */
  pauseMs: number;
  /** A server that wants a longer pause than this is not waited for. */
  longestPauseMs: number;
  /** Until the first word. */
  firstMs: number;
  /** Between two parts of an answer. */
  chunkMs: number;
};

export const usualLimits: ModelLimits = {
  attempts: 3,
  pauseMs: 500,
  longestPauseMs: 10_000,
  firstMs: 45_000,
  chunkMs: 60_000,
};

export type ChainOptions = {
  links: ChainLink[];
  limits: ModelLimits;
  startTimer(): () => number;
  /** What a language model is sent: it does not have room for everything. */
  prepare(link: ChainLink, call: LanguageModelV4CallOptions): Promise<LanguageModelV4CallOptions>;
  /** Why no language model may be asked now, as the beginning of a sentence, or null. */
  refuse(): string | null;
  /** Whether the planner may still begin this turn anew: not after something was changed in it. */
  mayStartAnew(call: LanguageModelV4CallOptions): boolean;
  onFallback(from: ModelInfo, to: ModelInfo, reason: string): void;
  /** No language model may be asked any more; the planner answers. */
  onRefusal(reason: string): void;
  onBreak(info: ModelInfo, reason: string): void;
  onCall(call: ModelCall): Promise<void>;
};

export type ChainModel = LanguageModelV4 & { current(): ModelInfo };

const afterRefusal = "What was done stays. An Admin can raise the limit in the settings of models.";

function failWords(info: ModelInfo, reason: string): string {
  return `${nameOf(info)} did not answer (${reason}). Nothing is done twice: say “go on” to continue from here, or choose another model.`;
}

/** Asks one model after the other behind the interface of one; who answered a step answers the rest of the turn. */
export function createChainModel(options: ChainOptions): ChainModel {
  const { links } = options;
  let place = 0;
  let foreign: { from: number; to: number } | null = null;

  const doStream = async (call: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> => {
    for (;;) {
      const link = links[place];
      if (!link) throw new ModelFailure("No model is set up.");
      if (link.info.isPlanner) return link.model.doStream(withoutForeignSteps(call, foreign));
      const refusal = options.refuse();
      const last = links.length - 1;
      const nextPlace = refusal ? last : place + 1;
      const next = nextPlace > place ? links[nextPlace] : undefined;
      const mayFallBack = next !== undefined && (!next.info.isPlanner || options.mayStartAnew(call));
      const answer = refusal ? { reason: refusal } : await askModel(link, call, options, mayFallBack);
      if ("stream" in answer) return answer;
      if (!mayFallBack) {
        if (call.prompt.at(-1)?.role === "tool") options.onBreak(link.info, answer.reason);
        throw new ModelFailure(refusal ? `${refusal} is spent. ${afterRefusal}` : failWords(link.info, answer.reason));
      }
      if (next.info.isPlanner)
        foreign = { from: call.prompt.findLastIndex(({ role }) => role === "user") + 1, to: call.prompt.length };
      place = nextPlace;
      if (refusal) options.onRefusal(refusal);
      else options.onFallback(link.info, next.info, answer.reason);
    }
  };

  return {
    specificationVersion: "v4",
    provider: "atrium.chain",
    modelId: links[0]?.info.id ?? "none",
    supportedUrls: {},
    current: () => (links[place] ?? links[0])?.info ?? noModel,
    doStream,
    doGenerate: async (call) => ({ ...(await collect((await doStream(call)).stream)), warnings: [] }),
  };
}

const noModel: ModelInfo = { id: "none", label: "No model", isPlanner: true, note: "" };

type Collected = {
  content: LanguageModelV4Content[];
  finishReason: LanguageModelV4FinishReason;
  usage: LanguageModelV4Usage;
};

async function collect(stream: ReadableStream<LanguageModelV4StreamPart>): Promise<Collected> {
  const content: LanguageModelV4Content[] = [];
  let text = "";
  for await (const part of stream) {
    if (part.type === "error") throw part.error;
    if (part.type === "text-delta") text += part.delta;
    if (part.type === "tool-call") content.push(part);
    if (part.type === "finish") {
      if (text) content.unshift({ type: "text", text });
      return { content, finishReason: part.finishReason, usage: part.usage };
    }
  }
  throw new ModelFailure("The model broke off.");
}
