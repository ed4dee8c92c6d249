import { lowerAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { offsets } from "@/agent/planner/values/date-words";
import { type PeriodValue, periodAt } from "@/agent/planner/values/period";
import { hintsAt } from "./date-condition";
import type { Piece, Recogniser } from "./piece";

const strong = [
  "versus",
  "compared to",
  "compared with",
  "against",
  "relative to",
  "better than",
  "up on",
  "with that of",
];
const weak = ["and", "to", "with", "or", "than"];

/** "this quarter vs last", "this month compared to last month", "compare May and June". */
export const compare: Recogniser = (s, at, object) => [
  ...periods(s, at, at, undefined),
  ...hintsAt(s, at, object).flatMap((hint) => periods(s, at, hint.to, hint.path)),
];

function periods(s: Sentence, from: number, at: number, field: string | undefined): Piece[] {
  const start = ["in", "for", "between", "from"].includes(lowerAt(s, at)) ? at + 1 : at;
  const first = periodAt(s.tokens, start, calendarOf(s.world));
  if (!first) return [];
  const comma = lowerAt(s, first.to) === "," ? first.to + 1 : first.to;
  const isAsked = s.tokens
    .slice(0, at)
    .some((token) => ["compare", "comparison", "better", "worse", "than"].includes(token.lower));
  const joint = [...strong, ...(isAsked ? weak : [])].find((words) => says(s, comma, words));
  if (!joint) return [];
  const second = otherPeriod(s, comma + joint.split(" ").length, first);
  return second
    ? [{ from, to: second.to, cost: 0.05, give: { kind: "compare", periods: [first.period, second.period], field } }]
    : [];
}

/** A lone "last" takes the unit of the first period. */
function otherPeriod(s: Sentence, at: number, first: PeriodValue): PeriodValue | undefined {
  const start = ["in", "the", "with", "that", "of"].includes(lowerAt(s, at)) ? at + 1 : at;
  const whole = periodAt(s.tokens, start, calendarOf(s.world));
  if (whole) return whole;
  const offset = offsets[lowerAt(s, start)];
  if (offset === undefined || !("offset" in first.period)) return undefined;
  return {
    to: start + (lowerAt(s, start + 1) === "one" ? 2 : 1),
    period: { unit: first.period.unit, offset: first.period.offset + offset },
  };
}
