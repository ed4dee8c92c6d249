import { type ChainModel, createChainModel, type ModelLimits, usualLimits } from "@/agent/models/chain-model";
import { type ModelInfo, type ModelSettings, nameOf } from "@/agent/models/models";
import { openLinks } from "@/agent/models/open-links";
import type { PlannerModelOptions } from "@/agent/models/planner-model";
import { chooseTools } from "./choose-tools";
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
};

/** The chain of models that answers one turn, and says in the conversation when another than the chosen one does. */
export function openTurnModel(options: TurnModelOptions): { model: ChainModel; info: ModelInfo } {
  const links = openLinks(options.models, options.asked, options.planner);
  const model = createChainModel({
    links: options.isAlone ? links.slice(0, 1) : links,
    limits: { ...usualLimits, ...options.limits },
    startTimer: options.startTimer,
    prepare: async (_, call) => chooseTools(call),
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
