import { fieldOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { type Recogniser, where } from "./piece";

const leads = [["that", "are"], ["who", "are"], ["which", "are"], ["that", "is"], ["are"], ["is"], ["with"], []];
const negations = [["not"], ["no", "longer"], ["out", "of"], ["un"], ["never"], ["without"]];

/** "subscribed", "unsubscribed", "not in service", "out of service". */
export const booleanCondition: Recogniser = (s, at, object) =>
  leads.flatMap((lead) => {
    if (!lead.every((word, offset) => lowerAt(s, at + offset) === word)) return [];
    return booleanAt(s, at + lead.length, object).map(({ to, field, value }) =>
      where(at, to, field.key, "eq", value, 0.1),
    );
  });

/** Which yes or no the words at this place say; also what a verb such as "unsubscribe" sets. */
export function booleanAt(
  s: Sentence,
  at: number,
  object: ObjectDefinition,
): { to: number; field: FieldDefinition; value: boolean }[] {
  const negation = negations.find((words) => words.every((word, offset) => lowerAt(s, at + offset) === word));
  const plain = positives(s, at, object);
  if (!negation) return plain;
  return [
    ...plain,
    ...positives(s, at + negation.length, object).map((found) => ({ ...found, value: !found.value })),
    ...outOf(s, at, object),
  ];
}

function positives(
  s: Sentence,
  at: number,
  object: ObjectDefinition,
): { to: number; field: FieldDefinition; value: boolean }[] {
  const phrased = (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    const field = entry.kind === "phrasing" && entry.object === object.key ? fieldOf(object, entry.field) : undefined;
    return field?.type === "boolean" && entry.kind === "phrasing" ? [{ to, field, value: !entry.isNegative }] : [];
  });
  const named = fieldsAt(s, at, object, false)
    .filter((found) => found.field.type === "boolean")
    .map(({ to, field }) => ({ to, field, value: true }));
  return [
    ...phrased,
    ...phrased.flatMap((found) => toItself(s, found, object)),
    ...named,
    ...named.flatMap((found) => said(s, found)),
  ];
}

/** "subscribed to the newsletter": what follows the verb is a name of the same field. */
function toItself<T extends { to: number; field: FieldDefinition }>(
  s: Sentence,
  found: T,
  object: ObjectDefinition,
): T[] {
  if (!["to", "for", "in", "of"].includes(lowerAt(s, found.to))) return [];
  const start = ["the", "our", "any", "a"].includes(lowerAt(s, found.to + 1)) ? found.to + 2 : found.to + 1;
  return fieldsAt(s, start, object, false)
    .filter(({ field }) => field.key === found.field.key)
    .map(({ to }) => ({ ...found, to }));
}

/** "subscribed=no", "consented: yes". */
function said<T extends { to: number; value: boolean }>(s: Sentence, found: T): T[] {
  const start = ["=", ":", "is"].includes(lowerAt(s, found.to)) ? found.to + 1 : found.to;
  const isYes = ["yes", "true"].includes(lowerAt(s, start));
  const isNo = ["no", "false"].includes(lowerAt(s, start));
  return start > found.to && (isYes || isNo) ? [{ ...found, to: start + 1, value: isYes }] : [];
}

/** "out of service" against a field labelled "In service". */
function outOf(
  s: Sentence,
  at: number,
  object: ObjectDefinition,
): { to: number; field: FieldDefinition; value: boolean }[] {
  if (lowerAt(s, at) !== "out" || lowerAt(s, at + 1) !== "of") return [];
  return object.fields
    .filter((field) => field.type === "boolean" && field.label.toLowerCase() === `in ${lowerAt(s, at + 2)}`)
    .map((field) => ({ to: at + 3, field, value: false }));
}
