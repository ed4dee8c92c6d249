import type { ModelCall } from "@/agent/models/model-call";
import { inWorkspace } from "@/tools/core/in-workspace";
import { readSpent, saveModelCall } from "@/tools/models/model-call-store";
import { costOf, noModels } from "@/tools/models/model-service";
import { modelSettingsOf } from "@/tools/models/model-settings";
import { spentLimit } from "@/tools/models/spent-limit";
import type { TurnContext } from "./turn-types";

export type Ledger = {
  /** The workspace's own default, where it has one. */
  defaultModel: string | null;
  /** Why nothing may be spent any more, as the beginning of a sentence, or null. */
  refuse(): string | null;
  record(call: ModelCall): Promise<void>;
};

/** What one turn spends, against what is left; each call is stored as it ends, so that a crash forgets none before it. */
export async function openLedger(
  { environment, actor }: TurnContext,
  place: { conversationId: string; messageId: string | null },
): Promise<Ledger> {
  const { clock, models = noModels } = environment;
  const { settings, spent } = await inWorkspace(environment, async (session) => ({
    settings: await modelSettingsOf(session),
    spent: await readSpent(session, actor.memberId, clock.now()),
  }));
  const isSetUp = models.list.some(({ id }) => id === settings.defaultModel);
  return {
    defaultModel: isSetUp ? settings.defaultModel : null,
    refuse: () => spentLimit(settings, spent, models.currency),
    async record({ model, outcome, reason, tokens, isEstimated, ms }) {
      const isFree = tokens.input + tokens.output === 0;
      const costMicros = isFree ? 0 : costOf(models.prices[model], tokens);
      for (const period of ["day", "month", "personDay", "personMonth"] as const) spent[period] += costMicros ?? 0;
      const row = {
        id: clock.newId(),
        ...place,
        memberId: actor.memberId,
        model,
        inputTokens: tokens.input,
        cachedTokens: tokens.cached,
        outputTokens: tokens.output,
        isEstimated,
        costMicros,
        milliseconds: ms,
        outcome,
        reason,
        createdAt: clock.now(),
      };
      await inWorkspace(environment, (session) => saveModelCall(session, row));
    },
  };
}
