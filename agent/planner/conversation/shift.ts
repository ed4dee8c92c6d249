import type { Sentence } from "@/agent/planner/link/sentence";
import { movedPeriod } from "@/agent/planner/values/move-period";
import type { Condition, GroupQuery, ListQuery } from "@/db/query/tree";

const back =
  /^(?:and |what about |how about )*(?:the )?(?:(?:day|week|month|quarter|year|period|one) before(?: that)?|previous one|previous period)$/;
const forth =
  /^(?:and |what about |how about )*(?:the )?(?:(?:day|week|month|quarter|year|period|one) after(?: that)?|following one|next one)$/;

/** "the quarter before": the last question again with its period moved by its own length. */
export function shifted(s: Sentence, last: ListQuery | GroupQuery): ListQuery | GroupQuery | undefined {
  const words = s.tokens
    .filter((token) => token.kind !== "punct")
    .map((token) => token.lower)
    .join(" ");
  const step = back.test(words) ? -1 : forth.test(words) ? 1 : 0;
  if (step === 0 || !last.where) return undefined;
  const where = moved(last.where, step);
  return JSON.stringify(where) === JSON.stringify(last.where) ? undefined : { ...last, where };
}

function moved(condition: Condition, step: number): Condition {
  if ("and" in condition) return { and: condition.and.map((part) => moved(part, step)) };
  if (
    !("field" in condition) ||
    typeof condition.value !== "object" ||
    condition.value === null ||
    Array.isArray(condition.value)
  )
    return condition;
  return { ...condition, value: movedPeriod(condition.value, step) };
}
