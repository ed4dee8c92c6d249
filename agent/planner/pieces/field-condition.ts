import { withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence, says, textBetween } from "@/agent/planner/link/sentence";
import { type FoundField, fieldsAt } from "@/agent/planner/values/field-at";
import { valuesAt } from "@/agent/planner/values/values-at";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { conditionOf, type Piece, type Recogniser, where, whereIs } from "./piece";

const links = [
  "is not",
  "are not",
  "is",
  "are",
  "=",
  ":",
  "of",
  "equal to",
  "being",
  "set to",
  "was",
  "equals",
  "in",
  "at",
  "as",
  "",
];
const contains = [
  "contains",
  "containing",
  "contain",
  "including",
  "includes",
  "with the word",
  "mentioning",
  "mentions",
  "mention",
];

/** "F is V", "with F V", "V F" (high priority), "F contains x". */
export const fieldCondition: Recogniser = (s, at, object) => {
  const start = ["with", "whose", "where", "has", "have", "having", "by", "and"].includes(lowerAt(s, at)) ? at + 1 : at;
  return [
    ...fieldsAt(s, start, object).flatMap((found) => [
      ...fieldIsValue(s, at, found, object),
      ...fieldContains(s, at, found),
    ]),
    ...valueBeforeField(s, at, object),
    ...nameContains(s, at, object),
  ];
};

function fieldIsValue(s: Sentence, from: number, found: FoundField, object: ObjectDefinition): Piece[] {
  return links.flatMap((link) => {
    const words = link ? link.split(" ").length : 0;
    if (link && !says(s, found.to, link)) return [];
    const isNegative = link.endsWith("not");
    return readValues(s, found.to + words, found, object).map(({ to, values }) => {
      const op =
        found.field.type === "multi_select"
          ? isNegative
            ? "has_none"
            : "has_any"
          : values.length > 1
            ? isNegative
              ? "not_in"
              : "in"
            : isNegative
              ? "ne"
              : "eq";
      return where(
        from,
        to,
        found.path,
        op,
        values.length > 1 || found.field.type === "multi_select" ? values : values[0],
        0.05 + found.cost,
      );
    });
  });
}

/** Values of this very field from here on, joined by comma or "or". */
function readValues(
  s: Sentence,
  at: number,
  found: FoundField,
  object: ObjectDefinition,
): { to: number; values: string[] }[] {
  const all: { to: number; values: string[] }[] = [];
  let values: string[] = [];
  let start = at;
  for (;;) {
    const next = valuesAt(s, start, object).find((value) => value.path === found.path) ?? quoted(s, start, found.field);
    if (!next) break;
    values = [...values, next.value];
    all.push({ to: next.to, values });
    const isComma = lowerAt(s, next.to) === ",";
    const joint = isComma ? next.to + 1 : next.to;
    const isJoined = ["or", "and", "nor"].includes(lowerAt(s, joint));
    if (!isComma && !isJoined) break;
    start = isJoined ? joint + 1 : joint;
  }
  return all;
}

function quoted(s: Sentence, at: number, field: FieldDefinition): { to: number; value: string } | undefined {
  const token = s.tokens[at];
  if (!token || !["text", "email", "phone", "url", "long_text"].includes(field.type)) return undefined;
  if (token.kind === "quote") return { to: at + 1, value: token.text.slice(1, -1).trim() };
  return token.kind === field.type ? { to: at + 1, value: token.text } : undefined;
}

function fieldContains(s: Sentence, from: number, { to, path, field, cost }: FoundField): Piece[] {
  if (!["text", "long_text", "email", "phone", "url"].includes(field.type)) return [];
  const verb = contains.find((words) => says(s, to, words));
  const isStart = ["starts with", "starting with", "beginning with", "begins with"].find((words) => says(s, to, words));
  const isEnd = ["ends with", "ending with", "ends in", "ending in"].find((words) => says(s, to, words));
  const isNegative = says(s, to, "does not contain") || says(s, to, "not containing");
  const phrase = isNegative
    ? says(s, to, "does")
      ? "does not contain"
      : "not containing"
    : (verb ?? isStart ?? isEnd);
  if (!phrase) return [];
  const value = textValue(s, to + phrase.split(" ").length);
  const op = isNegative ? "not_contains" : isStart ? "starts_with" : isEnd ? "ends_with" : "contains";
  return value ? [where(from, value.to, path, op, value.text, 0.05 + cost)] : [];
}

/** "called x", "named x", "with x in the name". */
function nameContains(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  // What is written in free text is looked for in all of it.
  const isText = withRole(object, "body") !== undefined;
  if (["called", "named", ...(isText ? [] : contains)].includes(lowerAt(s, at))) {
    return textValues(s, at + 1).map((value) =>
      where(at, value.to, object.nameField, "contains", value.text, 0.2 + value.cost),
    );
  }
  const value = ["with"].includes(lowerAt(s, at)) ? textValue(s, at + 1) : undefined;
  if (!value || lowerAt(s, value.to) !== "in") return [];
  return fieldsAt(s, value.to + 1, object, false).map((found) =>
    where(at, found.to, found.path, "contains", value.text, 0.1),
  );
}

/** A name of several words ends where a record of that name does, else after as few words as the rest allows. */
function textValues(s: Sentence, at: number): { to: number; text: string; cost: number }[] {
  const first = textValue(s, at);
  if (!first) return [];
  if (s.tokens[at]?.kind === "quote") return [{ ...first, cost: 0 }];
  const named = (s.records.get(at) ?? []).map((link) => ({
    to: link.to,
    text: textBetween(s, at, link.to),
    cost: -0.1,
  }));
  const more = [2, 3, 4]
    .filter((count) => !reachesOn(s, at, at + count))
    .filter(
      (count) =>
        s.tokens.slice(at, at + count).every((token) => token.kind === "word") && at + count <= s.tokens.length,
    )
    .map((count) => ({ to: at + count, text: textBetween(s, at, at + count), cost: 0.15 * count }));
  return [{ ...first, cost: 0 }, ...named, ...more];
}

/** "named sensors in Austria": a preposition before a place or a name begins something else. */
const reachesOn = (s: Sentence, from: number, to: number): boolean =>
  s.tokens
    .slice(from, to)
    .some(
      ({ lower }, index) =>
        ["in", "at", "of", "from", "by", "for", "with"].includes(lower) &&
        [s.places, s.members, s.records].some((links) => links.has(from + index + 1)),
    );

function textValue(s: Sentence, at: number): { to: number; text: string } | undefined {
  const token = s.tokens[at];
  if (!token || token.kind === "punct") return undefined;
  return { to: at + 1, text: token.kind === "quote" ? token.text.slice(1, -1).trim() : textBetween(s, at, at + 1) };
}

/** "gold tier", "high priority". */
function valueBeforeField(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["with", "of", "in", "not", "at"].includes(lowerAt(s, at)) ? at + 1 : at;
  const isNegative = lowerAt(s, at) === "not";
  return valuesAt(s, start, object)
    .filter((value) => value.kind !== "record" && value.kind !== "member" && !value.others)
    .flatMap((value) =>
      fieldsAt(s, value.to, object)
        .filter((found) => found.path === value.path)
        .map((found) => {
          const isMany = found.field.type === "multi_select";
          const op = isMany ? (isNegative ? "has_none" : "has_any") : isNegative ? "ne" : "eq";
          return whereIs(
            at,
            found.to,
            found.path,
            conditionOf(found.path, op, isMany ? [value.value] : value.value),
            0.08 + value.cost,
          );
        }),
    );
}
