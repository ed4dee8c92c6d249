import type { Sentence } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { monthOf } from "@/agent/planner/values/date-words";
import type { Condition, Period } from "@/db/query/tree";

/** "closing in December", then "and January?": a month without a year lies on the same side of today as the one before it. */
export function inNearestYear(s: Sentence, fresh: Condition, last: Condition | undefined): Condition {
  const period = monthIn(fresh);
  const before = last && monthBefore(last, "field" in fresh ? fresh.field : "");
  const isBare =
    s.tokens.some(({ lower }) => monthOf(lower)) && !s.tokens.some(({ lower }) => /^20\d\d$|^year$/.test(lower));
  if (!period?.month || !before || !isBare) return fresh;
  const { today } = calendarOf(s.world);
  const now = today.year * 12 + today.month;
  const [asked, old] = [period.year * 12 + period.month, before.year * 12 + (before.month ?? 1)];
  const year = old > now && asked < now ? period.year + 1 : old < now && asked > now ? period.year - 1 : period.year;
  return { ...fresh, value: { ...period, year } } as Condition;
}

type Month = Extract<Period, { year: number }>;

function monthIn(condition: Condition): Month | undefined {
  if (!("field" in condition)) return undefined;
  const { value } = condition;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return "year" in value && value.month ? value : undefined;
}

const monthBefore = (condition: Condition, field: string): Month | undefined => {
  const parts = "and" in condition ? condition.and : [condition];
  return parts.flatMap((part) => ("field" in part && part.field === field ? (monthIn(part) ?? []) : []))[0];
};
