import { phrasingKey } from "@/agent/planner/lexicon/compile";
import { defaultDate, fieldOf, isDateField, optionsOfKind, stateOf, withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { boundsOf, calendarOf } from "@/agent/planner/values/calendar";
import { unitAdverbs, units } from "@/agent/planner/values/date-words";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { type PeriodValue, periodAt } from "@/agent/planner/values/period";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, Period } from "@/db/query/tree";
import { fromAhead, liesAhead, nearer } from "./nearer-year";
import type { PeriodOp, Piece, Recogniser } from "./piece";
import { isOneOf, openCondition } from "./state-condition";

const openers: Readonly<Record<string, PeriodOp>> = {
  before: "before",
  "before the end of": "until",
  "prior to": "before",
  "earlier than": "before",
  until: "until",
  till: "until",
  by: "until",
  "no later than": "until",
  "up to": "until",
  since: "from",
  from: "in",
  after: "after",
  "later than": "after",
  starting: "from",
  "not before": "from",
  "on or after": "from",
  "on or before": "until",
  in: "in",
  on: "in",
  during: "in",
  within: "in",
  for: "in",
  of: "in",
  at: "in",
  dated: "in",
  over: "in",
  throughout: "in",
  "not in": "not_in",
  the: "in",
  "": "in",
};

/** "before the end of this month": the last day is in it. */
const untilEnd = (s: Sentence, at: number, words: string): boolean =>
  words === "before" && (says(s, at + 1, "the end of") || says(s, at + 1, "end of"));

const openerWords = Object.keys(openers).filter(Boolean);

/** A period with its preposition, bound to the date named or hinted nearby, else to the object's own main date. */
export const dateCondition: Recogniser = (s, at, object) => [
  ...plain(s, at, undefined, at),
  ...eitherPeriod(s, at, at, defaultDate(object)?.key),
  ...hinted(s, at, object),
  ...newest(s, at, object),
  ...beforeGroup(s, at, object),
];

/** "the lost deals of 2026". */
const isBehindNoun = (s: Sentence, at: number): boolean =>
  units[lowerAt(s, at - 1)] !== undefined ||
  [at - 1, at - 2].some((index) => objectLinksAt(s, index).some(({ to }) => to === at));

const hasPeriod = (s: Sentence): boolean =>
  s.tokens.some(
    (_, at) =>
      periodAt(s.tokens, at, calendarOf(s.world))?.isBare === undefined &&
      periodAt(s.tokens, at, calendarOf(s.world)) !== undefined,
  );

/** "new contacts by month", "which week had the most new deals". */
const isByTime = (s: Sentence): boolean =>
  s.tokens.some(({ lower, stem }) => unitAdverbs[lower] !== undefined || units[stem] !== undefined);

/** "new deals this week": the day of entry is the date that is meant, wherever the period stands. */
function newest(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isNew = lowerAt(s, at) === "new" && objectLinksAt(s, at + 1).some((link) => link.entry.object === object.key);
  return isNew && fieldOf(object, "created_at")
    ? [
        {
          from: at,
          to: at + 1,
          cost: hasPeriod(s) || isByTime(s) ? 0.02 : 0.15,
          give: { kind: "hint", field: "created_at" },
        },
      ]
    : [];
}

/** "were added per month": which date is meant, said before what it is counted by. */
function beforeGroup(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["were", "was", "are", "is", "got"].includes(lowerAt(s, at)) ? at + 1 : at;
  // "notes written per week": by whom is left open, so only the day counts.
  const isMade = (s.lexicon.phrasings.get(phrasingKey([lowerAt(s, start), "by"])) ?? []).some(
    ({ object: key }) => key === object.key,
  );
  const made: Piece[] =
    isMade && isByUnit(s, start + 1) ? [{ from: at, to: start + 1, cost: 0.05, give: { kind: "noise" } }] : [];
  const hints = hintsAt(s, start, object)
    .filter(({ to }) => isByUnit(s, to))
    .map(({ to, path }) => ({ from: at, to, cost: 0.05, give: { kind: "hint", field: path } }) as Piece);
  return hints.length > 0 ? hints : made;
}

const isByUnit = (s: Sentence, at: number): boolean =>
  unitAdverbs[lowerAt(s, at)] !== undefined ||
  units[s.tokens[at]?.stem ?? ""] !== undefined ||
  (["per", "by", "each", "every", "in", "for"].includes(lowerAt(s, at)) &&
    [at + 1, at + 2].some((index) => units[s.tokens[index]?.stem ?? ""] !== undefined && isStep(s, at, index)));

const isStep = (s: Sentence, at: number, unit: number): boolean =>
  unit === at + 1 ? !["in", "for"].includes(lowerAt(s, at)) : ["each", "every", "the"].includes(lowerAt(s, at + 1));

/** "in May or June": either of two periods on the same date. */
function eitherPeriod(s: Sentence, from: number, at: number, field: string | undefined): Piece[] {
  const start = ["in", "on", "during"].includes(lowerAt(s, at)) ? at + 1 : at;
  const calendar = calendarOf(s.world);
  const first = field ? periodAt(s.tokens, start, calendar) : undefined;
  if (!field || !first || !["or", "and"].includes(lowerAt(s, first.to)) || (first.isBare && start === at)) return [];
  const second = periodAt(s.tokens, lowerAt(s, first.to + 1) === "in" ? first.to + 2 : first.to + 1, calendar);
  if (!second) return [];
  const either = { or: [periodCondition(field, "in", first.period), periodCondition(field, "in", second.period)] };
  return [{ from, to: second.to, cost: 0.15, give: { kind: "where", path: field, condition: either } }];
}

function plain(s: Sentence, from: number, field: string | undefined, at: number): Piece[] {
  const range = rangeAt(s, at);
  const ranged: Piece[] = range
    ? [
        {
          from,
          to: range.to,
          cost: field ? 0.04 : 0.12,
          give: { kind: "period", field, period: range.period, op: "in" },
        },
      ]
    : [];
  const single = ["", ...matching(s, at, openerWords)].flatMap((words) => {
    const op = untilEnd(s, at, words) ? "until" : (openers[words] ?? "in");
    const found = periodAt(s.tokens, at + (words ? words.split(" ").length : 0), calendarOf(s.world));
    if (!found || (found.isBare && !words && !field && s.tokens.length > 5)) return [];
    const isFigure =
      found.isBare &&
      "year" in found.period &&
      !found.period.month &&
      ["over", "at", "of", "for", "the"].includes(words) &&
      !(["of", "for"].includes(words) && isBehindNoun(s, at));
    if (isFigure || (words === "over" && !("last" in found.period))) return [];
    const cost = (field ? 0.04 : 0.12) + (found.isBare && !words ? 0.2 : 0);
    return [{ from, to: found.to, cost, give: { kind: "period" as const, field, period: found.period, op } }];
  });
  return [...ranged, ...single];
}

/** "closing this month", "created since May", "due before Friday", "close date in June", "closed last quarter". */
function hinted(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const lead = ["that", "which", "who", "with", "and", "was", "were", "is", "are", "whose"].includes(lowerAt(s, at))
    ? at + 1
    : at;
  const start =
    ["were", "was", "are", "is", "will", "we", "i"].includes(lowerAt(s, lead)) && lead > at ? lead + 1 : lead;
  return hintsAt(s, start, object).flatMap(({ to, path, word }) => {
    const next = ["is", "are", "was", "falls", "to"].includes(lowerAt(s, to)) ? to + 1 : to;
    let pieces = [...plain(s, at, path, next), ...eitherPeriod(s, at, next, path), ...gone(s, at, path, to)];
    if (fieldOf(object, path)?.role === "due") pieces = pieces.map((piece) => fromAhead(s, piece));
    if (liesAhead.has(word)) pieces = pieces.map((piece) => nearer(s, piece));
    if (word === "closed") return pieces.map((piece) => closedToo(piece, object));
    const isAhead = expecting.has(word) || (word === "due" && lowerAt(s, start + 1) === "to");
    return isAhead ? pieces.map((piece) => stillOpen(piece, object)) : pieces;
  });
}

const expecting = new Set(["should", "expected", "supposed", "to", "have", "be", "must"]);

/** What "should close" in December is still open, unless the sentence says which state it means. */
function stillOpen(piece: Piece, object: ObjectDefinition): Piece {
  const implied = openCondition(object);
  if (!implied || piece.give.kind !== "period" || !piece.give.field) return piece;
  const { field, op, period } = piece.give;
  return { ...piece, give: { kind: "where", path: field, condition: periodCondition(field, op, period), implied } };
}

const behind = [
  "in the past",
  "has passed",
  "have passed",
  "has already passed",
  "is past",
  "already passed",
  "has gone by",
  "passed",
];
const coming = [
  "in the future",
  "still to come",
  "is still ahead",
  "not passed yet",
  "has not passed",
  "has not passed yet",
];
const today: Period = { unit: "day", offset: 0 };

/** "close date in the past", "whose due date has passed". */
function gone(s: Sentence, from: number, field: string, at: number): Piece[] {
  const start = ["is", "are", "lies"].includes(lowerAt(s, at)) ? at + 1 : at;
  const found = (phrases: readonly string[], op: PeriodOp): Piece[] =>
    [at, start].flatMap((index) =>
      matching(s, index, phrases).map((words) => ({
        from,
        to: index + words.split(" ").length,
        cost: 0.04,
        give: { kind: "period" as const, field, period: today, op },
      })),
    );
  return [...found(behind, "before"), ...found(coming, "after")];
}

/** Something "closed last month" is no longer open, whatever its closing date says. */
function closedToo(piece: Piece, object: ObjectDefinition): Piece {
  const closed = closedCondition(object);
  if (!closed || piece.give.kind !== "period" || !piece.give.field) return piece;
  const date = periodCondition(piece.give.field, piece.give.op, piece.give.period);
  return {
    ...piece,
    give: { kind: "where", path: piece.give.field, condition: { and: [closed, date] } },
  };
}

export function closedCondition(object: ObjectDefinition): Condition | undefined {
  const state = stateOf(object);
  const closed = state ? optionsOfKind(state, "won", "lost", "done") : [];
  return state && closed.length > 0 ? isOneOf(state.key, closed) : undefined;
}

export function hintsAt(
  s: Sentence,
  at: number,
  object: ObjectDefinition,
): { to: number; path: string; word: string }[] {
  const phrased = (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    const field = entry.kind === "phrasing" && entry.object === object.key ? fieldOf(object, entry.field) : undefined;
    return field && isDateField(field) ? [{ to, path: field.key, word: lowerAt(s, at) }] : [];
  });
  const named = fieldsAt(s, at, object, false)
    .filter((found) => isDateField(found.field))
    .map(({ to, path }) => ({ to, path, word: lowerAt(s, at) }));
  const isNew =
    lowerAt(s, at) === "new" && fieldOf(object, "created_at") ? [{ to: at + 1, path: "created_at", word: "new" }] : [];
  const due = withRole(object, "due");
  const isDue = lowerAt(s, at) === "due" && due ? [{ to: at + 1, path: due.key, word: "due" }] : [];
  return [...phrased, ...named, ...isNew, ...isDue];
}

/** "between 1 and 15 December": the month is said once. */
function daysOfMonth(s: Sentence, at: number): PeriodValue | undefined {
  const first = s.tokens[at];
  const isJoined = ["and", "to", "-", "–"].includes(lowerAt(s, at + 1));
  const second = isJoined && first?.number !== undefined ? periodAt(s.tokens, at + 2, calendarOf(s.world)) : undefined;
  if (!second || !first?.number || !("from" in second.period) || second.period.from !== second.period.to)
    return undefined;
  const last = Temporal.PlainDate.from(second.period.from);
  if (first.number < 1 || first.number >= last.day || !Number.isInteger(first.number)) return undefined;
  return { to: second.to, period: { from: last.with({ day: first.number }).toString(), to: last.toString() } };
}

/** "between May and July", "from 3 April to 9 April", "May to July 2025". */
function rangeAt(s: Sentence, at: number): PeriodValue | undefined {
  const calendar = calendarOf(s.world);
  const opener = ["between", "from"].find((word) => lowerAt(s, at) === word);
  const days = opener ? daysOfMonth(s, at + 1) : undefined;
  if (days) return days;
  const first = periodAt(s.tokens, opener ? at + 1 : at, calendar);
  if (
    !first ||
    !["and", "to", "-", "–", "until", "till", "through"].includes(lowerAt(s, first.to)) ||
    (!opener && lowerAt(s, first.to) === "and")
  )
    return undefined;
  const second = periodAt(s.tokens, first.to + 1, calendar);
  if (!second) return undefined;
  const from = boundsOf(first.period, calendar).from;
  const end = boundsOf(second.period, calendar).to;
  const to = Temporal.PlainDate.compare(end, from) < 0 ? end.add({ years: 1 }) : end;
  return { to: second.to, period: { from: from.toString(), to: to.toString() } };
}

export function periodCondition(field: string, op: PeriodOp, period: Period) {
  const value = period;
  if (op === "before") return { field, op: "lt" as const, value };
  if (op === "after") return { field, op: "gt" as const, value };
  if (op === "from") return { field, op: "gte" as const, value };
  if (op === "until") return { field, op: "lte" as const, value };
  return { field, op: op === "not_in" ? ("ne" as const) : ("eq" as const), value };
}
