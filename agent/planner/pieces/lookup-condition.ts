import { phrasingKey } from "@/agent/planner/lexicon/compile";
import { fieldOf, objectOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence, type WordLink } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { valuesAt } from "@/agent/planner/values/values-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { nounPhrases } from "./noun-phrase";
import { conditionOf, type Piece, type Recogniser, where, whereIs } from "./piece";

const ties = new Set(["at", "for", "of", "with", "from", "in", "about", "on", "to", "whose", "against", "by"]);

/** "Tessel's contacts", "who works at Tessel", "deals at gold companies", "contacts whose company is in retail". */
export const lookupCondition: Recogniser = (s, at, object) => [
  ...possessive(s, at, object),
  ...bare(s, at, object),
  ...phrased(s, at, object),
  ...described(s, at, object),
  ...there(s, at, object),
];

function possessive(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return valuesAt(s, at, object)
    .filter((value) => value.kind === "record" && lowerAt(s, value.to) === "'s")
    .map((value) => whereIs(at, value.to + 1, value.path, match(value), 0.1 + value.cost));
}

/** "the Tessel deals", "contacts Tessel": a name right beside the noun; "the Tessel one" of the list before. */
function bare(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isNoun = (links: readonly WordLink[]) =>
    links.some((link) => link.entry.kind === "object" && link.entry.object === object.key);
  const before = isNoun((s.words.get(at - 1) ?? []).filter((link) => link.to === at));
  const isOne = (to: number) => ["one", "ones"].includes(lowerAt(s, to)) && s.state.lastSet?.object === object.key;
  return valuesAt(s, at, object)
    .filter((value) => value.kind === "record" && (before || isOne(value.to) || isNoun(s.words.get(value.to) ?? [])))
    .map((value) => whereIs(at, value.to, value.path, match(value), 0.2 + value.cost));
}

function match(value: { path: string; value: string; others?: { id: string }[] }) {
  return value.others
    ? conditionOf(
        value.path,
        "in",
        value.others.map((other) => other.id),
      )
    : conditionOf(value.path, "eq", value.value);
}

/** Verbs of the metadata ("chartered by", "works at") before a name or before a noun phrase of the target. */
function phrased(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return (s.words.get(at) ?? []).flatMap(({ to, entry }) => {
    if (entry.kind !== "phrasing" || entry.object !== object.key) return [];
    const field = fieldOf(object, entry.field);
    if (!field) return [];
    const values = valuesAt(s, to, object).filter(
      (value) => value.field.key === field.key && !value.path.includes("."),
    );
    const named = values.map((value) => whereIs(at, value.to, value.path, match(value), 0.05 + value.cost));
    const target = field.target ? objectOf(s.catalog, field.target) : undefined;
    const described = target
      ? nounPhrases(s, to, target).map((phrase) =>
          whereIs(at, phrase.to, `${field.key}.`, prefixed(phrase.condition, field.key), 0.2),
        )
      : [];
    return [...named, ...described];
  });
}

/** "who works there": the verb of "works at" beside the record in view. */
function there(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isLast = s.tokens.slice(at + 1).every(({ kind }) => kind === "punct");
  if (lowerAt(s, at) === "there" && at > 0 && isLast) {
    const [record] = [...s.state.focus, s.state.context.record];
    const fields = object.fields.filter((field) => field.type === "lookup" && field.target === record?.object);
    const [field] = fields;
    return record && field && fields.length === 1
      ? [whereIs(at, at + 1, field.key, conditionOf(field.key, "eq", record.id), -0.1)]
      : [];
  }
  if (lowerAt(s, at + 1) !== "there") return [];
  return ["at", "in", "for"].flatMap((tie) =>
    (s.lexicon.phrasings.get(phrasingKey([lowerAt(s, at), tie])) ?? []).flatMap((entry) => {
      const field = entry.kind === "phrasing" && entry.object === object.key ? fieldOf(object, entry.field) : undefined;
      const record = [...s.state.focus, s.state.context.record].find((ref) => ref?.object === field?.target);
      return field && record ? [whereIs(at, at + 2, field.key, conditionOf(field.key, "eq", record.id), 0.05)] : [];
    }),
  );
}

/** "at gold companies", "whose company is in retail", "with a manufacturing company". */
function described(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  if (!ties.has(lowerAt(s, at))) return keywords(s, at, object);
  const whose = lowerAt(s, at) === "whose" ? whoseLookup(s, at, object) : [];
  const phrases = object.fields.flatMap((field) => {
    const target = field.target ? objectOf(s.catalog, field.target) : undefined;
    if (!target || target.key === object.key) return [];
    return nounPhrases(s, at + 1, target)
      .filter((phrase) => phrase.hasCondition)
      .map((phrase) => whereIs(at, phrase.to, `${field.key}.`, prefixed(phrase.condition, field.key), 0.35));
  });
  return [...whose, ...phrases];
}

/** "dormant contacts bavaria companies": in keywords, a described noun at the end is what they belong to. */
function keywords(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const hasHead = s.tokens
    .slice(0, at)
    .some((_, index) => objectLinksAt(s, index).some(({ entry }) => entry.object === object.key));
  if (!hasHead || s.tokens.length > 8) return [];
  return object.fields.flatMap((field) => {
    const target = field.target ? objectOf(s.catalog, field.target) : undefined;
    if (!target || target.key === object.key) return [];
    return placePhrases(s, at, target)
      .filter(({ to }) => to === s.tokens.length)
      .map(({ to, condition }) => whereIs(at, to, `${field.key}.`, prefixed(condition, field.key), 0.6));
  });
}

/** "bavaria companies", "gold companies". */
const placePhrases = (s: Sentence, at: number, target: ObjectDefinition): { to: number; condition: Condition }[] =>
  valuesAt(s, at, target)
    .filter(({ kind, path, others }) => (kind === "place" || kind === "option") && !path.includes(".") && !others)
    .flatMap((value) =>
      objectLinksAt(s, value.to)
        .filter(({ entry }) => entry.object === target.key)
        .map(({ to }) => ({ to, condition: conditionOf(value.path, "eq", value.value) })),
    );

function whoseLookup(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return fieldsAt(s, at + 1, object, false).flatMap((found) => {
    const isNegative = lowerAt(s, found.to) === "is" && lowerAt(s, found.to + 1) === "not";
    const start = lowerAt(s, found.to) === "is" ? found.to + (isNegative ? 2 : 1) : found.to;
    const inside = ["in", "at", "from", "based", "located"].includes(lowerAt(s, start)) ? start + 1 : start;
    return valuesAt(s, lowerAt(s, inside) === "in" ? inside + 1 : inside, object)
      .filter((value) => value.path.startsWith(`${found.path}.`))
      .map((value) => where(at, value.to, value.path, isNegative ? "ne" : "eq", value.value, 0.05));
  });
}

function prefixed(condition: Condition, prefix: string): Condition {
  if ("and" in condition) return { and: condition.and.map((part) => prefixed(part, prefix)) };
  if ("or" in condition) return { or: condition.or.map((part) => prefixed(part, prefix)) };
  if ("not" in condition) return { not: prefixed(condition.not, prefix) };
  if ("related" in condition) return condition;
  return { ...condition, field: `${prefix}.${condition.field}` };
}
