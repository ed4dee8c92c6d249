import type { Spent } from "./model-call-store";
import type { ModelSettingsOfWorkspace } from "./model-settings";

type Limits = Omit<ModelSettingsOfWorkspace, "defaultModel">;

/** Which limit is spent, as the beginning of a sentence; null while there is something left of each. */
export function spentLimit(limits: Limits, spent: Spent, currency: string): string | null {
  const each: [limit: number | null, spent: number, words: (amount: string) => string][] = [
    [limits.personDayLimit, spent.personDay, (amount) => `Your limit of ${amount} a day`],
    [limits.personMonthLimit, spent.personMonth, (amount) => `Your limit of ${amount} a month`],
    [limits.dayLimit, spent.day, (amount) => `The workspace's limit of ${amount} a day`],
    [limits.monthLimit, spent.month, (amount) => `The workspace's limit of ${amount} a month`],
  ];
  const reached = each.find(([limit, micros]) => limit !== null && micros >= limit * 1_000_000);
  if (!reached) return null;
  return reached[2](`${toAmount(reached[0] ?? 0)} ${currency}`);
}

const toAmount = (limit: number): string => (Number(limit.toFixed(2)) === limit ? limit.toFixed(2) : String(limit));
