import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { offsets, units } from "@/agent/planner/values/date-words";
import { movedPeriod, yearEarlier } from "@/agent/planner/values/move-period";
import { type PeriodValue, periodAt } from "@/agent/planner/values/period";
import type { Period } from "@/db/query/tree";
import { closedCondition, hintsAt } from "./date-condition";
import type { Piece, Recogniser } from "./piece";

const strong = [
  "versus",
  "compared to",
  "compared with",
  "in comparison to",
  "in comparison with",
  "against",
  "as opposed to",
  "relative to",
  "better than",
  "worse than",
  "up on",
  "up from",
  "down from",
  "with that of",
];
const weak = ["and", "to", "with", "or", "than"];
/** Joints that may stand without a first period: "is that more than last month?" */
const open = [
  ...strong,
  "with",
  "to",
  "than",
  "or",
  "and better than",
  "more than",
  "less than",
  "fewer than",
  "higher than",
  "lower than",
];
const asking = new Set([
  "compare",
  "compared",
  "comparison",
  "better",
  "worse",
  "more",
  "fewer",
  "less",
  "higher",
  "lower",
  "than",
]);

/** "this quarter vs last", "this month compared to the year before", "compare May and June", "better than last month". */
export const compare: Recogniser = (s, at, object) => [
  ...(["compare", "comparison"].includes(lowerAt(s, at)) ? [contrast(s, at)] : []),
  ...periods(s, at, at, undefined),
  ...hintsAt(s, at, object).flatMap((hint) =>
    periods(s, at, hint.to, hint.path).map((piece) =>
      hint.word === "closed"
        ? { ...piece, give: { ...piece.give, condition: closedCondition(object) } as Piece["give"] }
        : piece,
    ),
  ),
  ...elliptic(s, at),
];

function contrast(s: Sentence, at: number): Piece {
  return { from: at, to: lowerAt(s, at + 1) === "of" ? at + 2 : at + 1, cost: 0.01, give: { kind: "contrast" } };
}

function periods(s: Sentence, from: number, at: number, field: string | undefined): Piece[] {
  const start = ["in", "for", "between", "from"].includes(lowerAt(s, at)) ? at + 1 : at;
  const first = periodAt(s.tokens, start, calendarOf(s.world));
  if (!first) return [];
  const comma = lowerAt(s, first.to) === "," ? first.to + 1 : first.to;
  const isAsked = s.tokens.slice(0, at).some((token) => asking.has(token.lower));
  const joint = [...strong, ...(isAsked ? weak : [])].find((words) => says(s, comma, words));
  if (!joint) return [];
  const second = otherPeriod(s, comma + joint.split(" ").length, first.period);
  return second
    ? [{ from, to: second.to, cost: 0.05, give: { kind: "compare", periods: [first.period, second.period], field } }]
    : [];
}

type Other = PeriodValue & { step?: "own" | "year" };

/** Only the second period is here; the first is said elsewhere in the sentence, was asked for before, or is the present one. */
function elliptic(s: Sentence, at: number): Piece[] {
  return matching(s, at, open).flatMap((joint): Piece[] => {
    const isWeak = !strong.includes(joint);
    if (["with", "to"].includes(joint) && !s.tokens.slice(0, at).some((token) => /^compar/.test(token.lower)))
      return [];
    if (isWeak && !s.tokens.slice(0, at + 1).some((token) => asking.has(token.lower))) return [];
    const said = periodBefore(s, at) ?? periodAsked(s);
    const second = otherPeriod(s, at + joint.split(" ").length, said ?? { unit: "year", offset: 0 });
    const needsUnit = second && !("offset" in second.period) && !second.step;
    if (!second || (needsUnit && !said) || (isLone(s, second, at + joint.split(" ").length) && !said)) return [];
    if ("offset" in second.period && second.period.offset >= 0) return [];
    const present: Period =
      "offset" in second.period && !second.step
        ? { unit: second.period.unit, offset: second.period.offset + 1 }
        : { unit: "year", offset: 0 };
    return [
      {
        from: at,
        to: second.to,
        cost: 0.12,
        give: {
          kind: "compare",
          periods: [said ?? present, second.period],
          isElliptic: true,
          ...(second.step ? { step: second.step } : {}),
        },
      },
    ];
  });
}

/** "against last" alone has its unit from the period before it. */
const isLone = (s: Sentence, second: Other, at: number): boolean =>
  second.step === undefined && !units[lowerAt(s, second.to - 1)] && offsets[lowerAt(s, at)] !== undefined;

function periodBefore(s: Sentence, at: number): Period | undefined {
  const calendar = calendarOf(s.world);
  for (let index = at - 1; index >= 0; index -= 1) {
    const found = periodAt(s.tokens, index, calendar);
    if (found && found.to <= at && !(found.isBare && index === 0)) return found.period;
  }
  return undefined;
}

/** The period of the question before, which a follow-up leans on. */
function periodAsked({ state: { lastQuery } }: Sentence): Period | undefined {
  const parts = lastQuery?.where && "and" in lastQuery.where ? lastQuery.where.and : [lastQuery?.where];
  for (const part of parts) {
    if (!part || !("field" in part) || part.op !== "eq") continue;
    const { value } = part;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  }
  return undefined;
}

const before = [
  "the one before",
  "the one before that",
  "the previous one",
  "the previous period",
  "the period before",
  "the last one",
];
const yearBefore = [
  "a year ago",
  "a year earlier",
  "one year ago",
  "a year before",
  "the same time last year",
  "the same period last year",
  "the same month last year",
  "the same quarter last year",
  "the same week last year",
  "same period last year",
  "same time last year",
  "same month last year",
  "same quarter last year",
];

/** A lone "last" takes the unit of the first period; "the year before" is counted back from it. */
function otherPeriod(s: Sentence, at: number, first: Period): Other | undefined {
  const start = ["in", "with", "that", "of", "for"].includes(lowerAt(s, at)) ? at + 1 : at;
  const year = [...matching(s, start, yearBefore)].sort((one, other) => other.length - one.length)[0];
  if (year) return { to: start + year.split(" ").length, period: yearEarlier(first), step: "year" };
  const own = [...matching(s, start, before)].sort((one, other) => other.length - one.length)[0];
  if (own) return { to: start + own.split(" ").length, period: movedPeriod(first, -1), step: "own" };
  const noun = lowerAt(s, start) === "the" ? start + 1 : start;
  const unit = units[lowerAt(s, noun)];
  if (unit && lowerAt(s, noun + 1) === "before") {
    const isOwn = unitOf(first) === unit;
    const to = lowerAt(s, noun + 2) === "that" ? noun + 3 : noun + 2;
    if (isOwn) return { to, period: movedPeriod(first, -1), step: "own" };
    return unit === "year" ? { to, period: yearEarlier(first), step: "year" } : undefined;
  }
  const whole = periodAt(s.tokens, start, calendarOf(s.world));
  if (whole) return whole;
  const offset = offsets[lowerAt(s, noun)];
  if (offset === undefined || !("offset" in first)) return undefined;
  return {
    to: noun + (lowerAt(s, noun + 1) === "one" ? 2 : 1),
    // "this one" is the present one, whichever was named before.
    period: { unit: first.unit, offset: offset === 0 ? 0 : first.offset + offset },
  };
}

function unitOf(period: Period): string | undefined {
  if ("unit" in period) return period.unit;
  if ("year" in period) return period.quarter ? "quarter" : period.month ? "month" : "year";
  return undefined;
}
