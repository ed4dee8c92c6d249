import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";

import {
  type ChainLink,
  type ChainModel,
  createChainModel,
  type ModelLimits,
  usualLimits,
} from "@/agent/models/chain-model";
import { listLanguageModels, type ModelInfo, type ModelSettings, nameOf } from "@/agent/models/models";
import { openLinks } from "@/agent/models/open-links";
import type { PlannerModelOptions } from "@/agent/models/planner-model";
import { summarize } from "@/agent/models/summarize";
import { chooseTools } from "./choose-tools";
import { fitContext, type Summary } from "./fit-context";
import type { Ledger } from "./ledger";
import { mayStartAnew } from "./may-start-anew";
import type { Notice } from "./turn-types";

export type TurnModelOptions = {
  models: ModelSettings;
  asked: string | undefined;
  /** No other model stands in: a measurement wants this one or none. */
  isAlone: boolean;
  limits: Partial<ModelLimits>;
  planner: PlannerModelOptions;
  startTimer(): () => number;
  notify(notice: Notice): void;
  ledger: Ledger;
  memory: { summary: Summary | null; keep(summary: Summary): Promise<void> };
};

/** The chain of models that answers one turn, and says in the conversation when another than the chosen one does. */
export function openTurnModel(options: TurnModelOptions): { model: ChainModel; info: ModelInfo } {
  const links = openLinks(options.models, options.asked, options.planner);
  const { memory } = options;
  const model = createChainModel({
    links: options.isAlone ? links.slice(0, 1) : links,
    limits: { ...usualLimits, ...options.limits },
    startTimer: options.startTimer,
    prepare: async (link, given) => {
      const call = chooseTools(given);
      const prompt = await fitContext(call.prompt, lettersFor(options.models, link, call), {
        known: memory.summary,
        keep: memory.keep,
        summarize: (turns, before) =>
          summarize(link, turns, before, {
            signal: call.abortSignal,
            startTimer: options.startTimer,
            onCall: options.ledger.record,
          }),
      });
      return { ...call, prompt };
    },
    refuse: options.ledger.refuse,
    mayStartAnew: ({ prompt }) => mayStartAnew(prompt),
    onFallback: (from, to, reason) =>
      options.notify({
        kind: "fallback",
        text: `${nameOf(from)} did not answer (${reason}); ${standIn(to)} answered instead.`,
      }),
    onBreak: (info, reason) =>
      options.notify({
        kind: "break",
        text: `${nameOf(info)} broke off here (${reason}). What was done before stays.`,
      }),
    onRefusal: (reason) =>
      options.notify({
        kind: "budget",
        text: `${reason} is spent, so no language model was asked; the built-in planner answered instead.`,
      }),
    onCall: options.ledger.record,
  });
  return { model, info: model.current() };
}

function standIn(info: ModelInfo): string {
  return info.isPlanner ? "the built-in planner" : nameOf(info);
}

const lettersPerToken = 4;
const leastLetters = 4_000;

/** A quarter of a model's room is kept for its answer and for what an estimate by letters misses. */
function lettersFor(models: ModelSettings, { info }: ChainLink, { tools }: LanguageModelV4CallOptions): number {
  const entry = listLanguageModels(models).find(({ id }) => id === info.id);
  const room = (entry?.contextTokens ?? 0) * lettersPerToken * 0.75 - JSON.stringify(tools ?? []).length;
  return Math.max(leastLetters, Math.floor(room));
}
