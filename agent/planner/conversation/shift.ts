import type { Sentence } from "@/agent/planner/link/sentence";
import type { Condition, GroupQuery, ListQuery, Period } from "@/db/query/tree";

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

function movedPeriod(period: Period, step: number): Period {
  if ("offset" in period) return { ...period, offset: period.offset + step };
  if ("year" in period) {
    if (period.quarter)
      return {
        year: period.year + Math.floor((period.quarter - 1 + step) / 4),
        quarter: ((period.quarter - 1 + step + 4) % 4) + 1,
      };
    if (period.month)
      return {
        year: period.year + Math.floor((period.month - 1 + step) / 12),
        month: ((period.month - 1 + step + 12) % 12) + 1,
      };
    return { year: period.year + step };
  }
  if (!("from" in period)) return period;
  const from = Temporal.PlainDate.from(period.from);
  const to = Temporal.PlainDate.from(period.to);
  const days = (from.until(to).days + 1) * step;
  return { from: from.add({ days }).toString(), to: to.add({ days }).toString() };
}
