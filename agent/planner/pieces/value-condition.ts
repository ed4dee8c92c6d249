import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { type FoundValue, valuesAt } from "@/agent/planner/values/values-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { conditionOf, type Piece, type Recogniser, whereIs } from "./piece";

const negative = [
  ["not"],
  ["non"],
  ["except"],
  ["except", "for"],
  ["excluding"],
  ["other", "than"],
  ["neither"],
  ["is", "not"],
  ["are", "not"],
  ["not", "in"],
  ["apart", "from"],
  ["but", "not"],
  ["not", "in", "the"],
  ["is", "not", "in"],
  ["are", "not", "in"],
  ["not", "from"],
  ["outside"],
  ["outside", "of"],
  ["without"],
  ["minus"],
  ["leaving", "out"],
  ["not", "counting"],
  ["not", "including"],
];
const openers = [
  [],
  ["in"],
  ["over", "in"],
  ["up", "in"],
  ["from"],
  ["at"],
  ["of"],
  ["for"],
  ["with"],
  ["on"],
  ["to"],
  ["either"],
  ["is"],
  ["are"],
  ["that", "are"],
  ["who", "are"],
  ["which", "are"],
  ["in", "either"],
  ["is", "in"],
  ["are", "in"],
  ["that", "is"],
  ["marked"],
  ["marked", "as"],
  ["tagged"],
  ["interested", "in"],
  ["about"],
  ["sitting", "in"],
  ["stuck", "in"],
  ["located", "in"],
  ["based", "in"],
  ["still", "in"],
  ["currently", "in"],
];

/** A value, or several of one field joined by comma, or, nor: "gold", "in Oslo or Bergen", "not silver", "neither gold nor silver". */
export const valueCondition: Recogniser = (s, at, object) => {
  return [
    ...openers
      .filter((words) => starts(s, at, words))
      .flatMap((words) => lists(s, at, at + words.length, object, { isNegative: false, opener: words })),
    ...negative
      .filter((words) => starts(s, at, words))
      .flatMap((words) => lists(s, at, at + words.length, object, { isNegative: true, opener: words })),
  ];
};

const starts = (s: Sentence, at: number, words: string[]): boolean =>
  words.every((word, offset) => lowerAt(s, at + offset) === word);

function lists(
  s: Sentence,
  from: number,
  at: number,
  object: ObjectDefinition,
  { isNegative, opener }: { isNegative: boolean; opener: string[] },
): Piece[] {
  const start = isNegative && ["in", "at", "from"].includes(lowerAt(s, at)) ? at + 1 : at;
  return valuesAt(s, start, object)
    .filter((first) => canStand(first, opener, isNegative))
    .flatMap((first) => runs(s, first, object).map((values) => piece(s, from, values, isNegative)));
}

/** A person or a record needs a word that ties it: "Marta" alone is not "owned by Marta". */
function canStand(value: FoundValue, opener: readonly string[], isNegative: boolean): boolean {
  const tie = opener.at(-1) ?? "";
  if (value.kind === "member") return isNegative && value.value !== "me";
  if (value.kind === "record")
    return ["at", "from", "for", "of", "with", "about", "on", "to", "in"].includes(tie) || isNegative;
  if (value.kind === "place") return !["with", "of", "on", "for", "to", "about"].includes(tie);
  return !["at", "on", "to", "about"].includes(tie) || (tie === "at" && value.cost > 0);
}

/** The value alone, and the longest list of values of the same field that starts with it. */
function runs(s: Sentence, first: FoundValue, object: ObjectDefinition): FoundValue[][] {
  const all: FoundValue[][] = [[first]];
  let values = [first];
  for (;;) {
    const last = values.at(-1);
    if (!last) break;
    const joint = jointAfter(s, last.to);
    const isBare = joint === last.to;
    const next = valuesAt(s, joint, object)
      .filter((value) => value.path === first.path && !value.others && (!isBare || value.kind === "option"))
      .sort((one, other) => other.to - one.to)[0];
    if (!next) break;
    values = [...values, next];
    all.push(values);
  }
  return all;
}

function jointAfter(s: Sentence, at: number): number {
  const isComma = lowerAt(s, at) === ",";
  const next = isComma ? at + 1 : at;
  if (["or", "and", "nor", "&", "+", "/"].includes(lowerAt(s, next)))
    return ["in", "from", "by", "not", "at"].includes(lowerAt(s, next + 1)) && !isVerbish(s, next + 1)
      ? next + 2
      : next + 1;
  return isComma ? next : lowerAt(s, at) === "/" ? at + 1 : at;
}

const isVerbish = (s: Sentence, at: number): boolean =>
  lowerAt(s, at) === "not" && !["in", "from"].includes(lowerAt(s, at - 2));

function piece(s: Sentence, from: number, values: readonly FoundValue[], isNegative: boolean): Piece {
  const first = values[0];
  const last = values.at(-1);
  if (!first || !last) throw new Error("A list of values has at least one.");
  const keys = [...new Set(values.map((value) => value.value))];
  const isFuzzy = values.some((value) => value.how === "similar" || value.how === "contains");
  const isEach = !isNegative && first.kind === "option" && keys.length > 1 && isAndList(s, from, last.to);
  const built = whereIs(
    from,
    last.to,
    first.path,
    conditionFor(first, keys, isNegative),
    0.12 + first.cost - 0.01 * (last.to - from),
  );
  const give = isEach && built.give.kind === "where" ? { ...built.give, isEach } : built.give;
  return { ...built, give, ...(isFuzzy ? { isFuzzy } : {}) };
}

/** "gold, silver and bronze", as against "gold or silver". */
function isAndList(s: Sentence, from: number, to: number): boolean {
  const words = s.tokens.slice(from, to).map(({ lower }) => lower);
  return (words.includes("and") || words.includes("&")) && !words.includes("or");
}

function conditionFor(first: FoundValue, keys: string[], isNegative: boolean): Condition {
  if (first.field.type === "multi_select") return conditionOf(first.path, isNegative ? "has_none" : "has_any", keys);
  if (first.others)
    return conditionOf(
      first.path,
      isNegative ? "not_in" : "in",
      first.others.map((other) => other.id),
    );
  if (keys.length > 1) return conditionOf(first.path, isNegative ? "not_in" : "in", keys);
  return conditionOf(first.path, isNegative ? "ne" : "eq", keys[0]);
}
