import { defaultNumber, fieldOf, isNumeric } from "@/agent/planner/lexicon/roles";
import { linksTo, lowerAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { type NumberValue, numberAt } from "@/agent/planner/values/number";
import { comparators } from "@/agent/planner/words/comparators";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import type { Operator } from "@/db/query/tree";
import { conditionOf, type Piece, type Recogniser, where, whereIs } from "./piece";

type Comparison = { to: number; op: Operator; value: number | [number, number]; number: NumberValue };
const phrases = Object.keys(comparators).sort((one, other) => other.length - one.length);

/** "over 50k", "amount above 3", "more than 300 people", "10k-30k", "50k or more"; without a field the one of role amount or size. */
export const numberCondition: Recogniser = (s, at, object) => {
  const lead = ["with", "whose", "where", "has", "have", "having", "and", "but", "worth", "valued", "of"].includes(
    lowerAt(s, at),
  )
    ? at + 1
    : at;
  return [...withField(s, at, lead, object), ...withoutField(s, at, lead, object), ...measured(s, at, lead, object)];
};

function withField(s: Sentence, from: number, lead: number, object: ObjectDefinition): Piece[] {
  return fieldsAt(s, lead, object)
    .filter((found) => isNumeric(found.field))
    .flatMap((found) => {
      const start = ["is", "are", "of", "at", "was"].includes(lowerAt(s, found.to)) ? found.to + 1 : found.to;
      const comparison = comparisonAt(s, start) ?? equalAt(s, start);
      return comparison ? [toPiece(from, comparison, found.path, 0.05 + found.cost)] : [];
    });
}

/** "over 50k in amount", "300 employees or more", "more than 40,000 tons". */
function withoutField(s: Sentence, from: number, lead: number, object: ObjectDefinition): Piece[] {
  const comparison = comparisonAt(s, lead);
  if (!comparison) return [];
  const after = [...unitFields(s, comparison.to, object), ...namedAfter(s, comparison.to, object)];
  if (after.length > 0) return after.map(({ to, field }) => toPiece(from, { ...comparison, to }, field.key, 0.05));
  const field = fieldForNumber(object, comparison.number);
  const isFollowedByNoun = (s.words.get(comparison.to) ?? []).some((link) => link.entry.kind === "object");
  return field ? [toPiece(from, comparison, field.key, isFollowedByNoun ? 0.9 : 0.2)] : [];
}

/** "plants with 300 people", "a 20 ton vessel": a bare number before its unit. */
function measured(s: Sentence, from: number, lead: number, object: ObjectDefinition): Piece[] {
  const number = numberAt(s.tokens, lead);
  if (!number || number.isPercent) return [];
  return unitFields(s, number.to, object).map(({ to, field }) =>
    where(from, to, field.key, number.isAtLeast ? "gte" : "eq", number.value, 0.1),
  );
}

function unitFields(s: Sentence, at: number, object: ObjectDefinition): { to: number; field: FieldDefinition }[] {
  return linksTo(s, at, object).flatMap(({ to, entry }) => {
    const field = entry.kind === "unit" ? fieldOf(object, entry.field) : undefined;
    return field ? [{ to, field }] : [];
  });
}

function namedAfter(s: Sentence, at: number, object: ObjectDefinition): { to: number; field: FieldDefinition }[] {
  const start = ["in", "of"].includes(lowerAt(s, at)) ? at + 1 : at;
  return fieldsAt(s, start, object, false).filter(({ field }) => isNumeric(field));
}

function fieldForNumber(object: ObjectDefinition, number: NumberValue): FieldDefinition | undefined {
  if (number.isPercent) return undefined;
  const field = defaultNumber(object);
  return number.currency && field?.type !== "currency"
    ? object.fields.find((other) => other.type === "currency")
    : field;
}

export function comparisonAt(s: Sentence, at: number): Comparison | undefined {
  const between = betweenAt(s, at);
  if (between) return between;
  const phrase = phrases.find((words) => says(s, at, words));
  const comparator = phrase ? comparators[phrase] : undefined;
  if (phrase && comparator) {
    const after = at + phrase.split(" ").length;
    const number = numberAt(s.tokens, lowerAt(s, after) === "the" ? after + 1 : after);
    if (number && !isDuration(s, number.to))
      return { to: isMark(s, number.to) ? number.to + 1 : number.to, op: comparator.op, value: number.value, number };
    return undefined;
  }
  const number = numberAt(s.tokens, at);
  if (!number) return undefined;
  if (number.isAtLeast) return { to: number.to, op: "gte", value: number.value, number };
  const tail = ["or more", "or above", "and above", "and up", "or higher", "or over", "and over", "or bigger"].find(
    (words) => says(s, number.to, words),
  );
  if (tail) return { to: number.to + 2, op: "gte", value: number.value, number };
  const less = ["or less", "or below", "or under", "or fewer", "and below", "or lower"].find((words) =>
    says(s, number.to, words),
  );
  return less ? { to: number.to + 2, op: "lte", value: number.value, number } : undefined;
}

function betweenAt(s: Sentence, at: number): Comparison | undefined {
  const opener = ["between", "from", "in the range of", "in the range"].find((words) => says(s, at, words));
  const first = numberAt(s.tokens, opener ? at + opener.split(" ").length : at);
  const isJoined =
    ["-", "–"].includes(lowerAt(s, first?.to ?? at)) || (first !== undefined && isMeasuredRange(s, first.to));
  if (!first || (!opener && !isJoined)) return undefined;
  if (!["and", "to", "-", "–"].includes(lowerAt(s, first.to))) return undefined;
  const second = numberAt(s.tokens, first.to + 1);
  if (!second || isYear(first) || isDuration(s, second.to)) return undefined;
  const low = first.value < second.value || second.value < 1000 ? first.value : first.value;
  const unit = /k$/i.test(s.tokens[second.to - 1]?.text ?? "") ? 1000 : 1;
  // "between 20 and 40k" is 20k, as 20 is less than 40.
  const isShort = unit > 1 && !/k$/i.test(s.tokens[first.to - 1]?.text ?? "") && low < second.value / unit;
  const scaled = isShort
    ? low * unit
    : low < 1000 && second.value >= 10_000 && opener !== "between" && !first.currency
      ? low * 1000
      : low;
  return {
    to: second.to,
    op: "between",
    value: [scaled, second.value],
    number: { ...second, currency: second.currency ?? first.currency },
  };
}

/** "above the 75k mark". */
const isMark = (s: Sentence, at: number): boolean => ["mark", "threshold", "line"].includes(lowerAt(s, at));

/** "50 to 200 staff": a unit behind the second says that both are of it. */
function isMeasuredRange(s: Sentence, at: number): boolean {
  const second = lowerAt(s, at) === "to" ? numberAt(s.tokens, at + 1) : undefined;
  return second !== undefined && (s.words.get(second.to) ?? []).some(({ entry }) => entry.kind === "unit");
}

const isYear = (number: NumberValue): boolean => number.value >= 1900 && number.value <= 2100 && !number.currency;
/** "over 30 minutes" is a figure where minutes are a field's own unit, else a length of time. */
const isDuration = (s: Sentence, at: number): boolean =>
  !(s.words.get(at) ?? []).some((link) => link.entry.kind === "unit") &&
  /^(day|week|month|quarter|year|hour|minute)s?$/.test(lowerAt(s, at));

function equalAt(s: Sentence, at: number): Comparison | undefined {
  const number = numberAt(s.tokens, ["=", ":", "exactly"].includes(lowerAt(s, at)) ? at + 1 : at);
  return number && !isDuration(s, number.to) ? { to: number.to, op: "eq", value: number.value, number } : undefined;
}

function toPiece(from: number, comparison: Comparison, path: string, cost: number): Piece {
  const unit = comparison.number.isPercent ? 0 : cost;
  return whereIs(from, comparison.to, path, conditionOf(path, comparison.op, comparison.value), unit);
}
