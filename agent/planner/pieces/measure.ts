import { defaultNumber, isNumeric, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Measure } from "@/db/query/tree";
import type { Piece, Recogniser } from "./piece";

const counts = [
  "how many",
  "number of",
  "the number of",
  "count of",
  "count",
  "total number of",
  "how often",
  "a count of",
  "quantity of",
  "count the",
  "how many of",
  "how many more",
  "how many fewer",
  "counts",
  "counts of",
  "the counts of",
];
const functions: Readonly<Record<string, Measure["fn"]>> = {
  total: "sum",
  "sum of": "sum",
  sum: "sum",
  "total of": "sum",
  combined: "sum",
  overall: "sum",
  "how much": "sum",
  "how much more": "sum",
  "how much less": "sum",
  "how much business": "sum",
  "how much money": "sum",
  "how much revenue": "sum",
  "how much turnover": "sum",
  "how much volume": "sum",
  "add up": "sum",
  "sum up": "sum",
  altogether: "sum",
  "added up": "sum",
  "added together": "sum",
  average: "avg",
  mean: "avg",
  "average of": "avg",
  median: "median",
  "median of": "median",
  typical: "avg",
  "on average": "avg",
  highest: "max",
  maximum: "max",
  max: "max",
  largest: "max",
  biggest: "max",
  top: "max",
  lowest: "min",
  minimum: "min",
  min: "min",
  smallest: "min",
};
const functionWords = Object.keys(functions);
const rates = [
  "win rate",
  "winning rate",
  "win ratio",
  "conversion rate",
  "success rate",
  "pass rate",
  "close rate",
  "hit rate",
  "win percentage",
  "conversion",
  "win quote",
  "closing rate",
  "closing ratio",
  "winrate",
];

/** "how many", "total amount", "average fee", "amount in total"; highest and lowest only with a field right after. */
export const measure: Recogniser = (s, at, object) => [
  ...counting(s, at),
  ...figures(s, at, object),
  ...bareAmount(s, at, object),
  ...rate(s, at, object),
  ...inMoney(s, at, object),
];

const currencies: Readonly<Record<string, string>> = {
  euro: "EUR",
  euros: "EUR",
  eur: "EUR",
  "€": "EUR",
  dollars: "USD",
  usd: "USD",
  $: "USD",
  pounds: "GBP",
  gbp: "GBP",
  "£": "GBP",
};

/** "in euros", "by value": the main figure, where it is money of that kind. */
function inMoney(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const number = defaultNumber(object);
  if (number?.type !== "currency") return [];
  // "won October €": the sign alone asks for money.
  const isSign = currencies[lowerAt(s, at)] === number.currency && s.tokens[at - 1]?.kind !== "number";
  if (isSign) return [{ from: at, to: at + 1, cost: 0.2, give: { kind: "measure", fn: "sum", field: number.key } }];
  if (!["in", "by"].includes(lowerAt(s, at))) return [];
  const said = lowerAt(s, at + 1);
  const isMoney =
    ["money", "value", "cash"].includes(said) ||
    (currencies[said] !== undefined && currencies[said] === number.currency);
  return isMoney ? [{ from: at, to: at + 2, cost: 0.1, give: { kind: "measure", fn: "sum", field: number.key } }] : [];
}

function counting(s: Sentence, at: number): Piece[] {
  return matching(s, at, counts).map((words) => ({
    from: at,
    to: at + words.split(" ").length,
    cost: 0.05 - 0.01 * words.split(" ").length,
    give: { kind: "measure", fn: "count" },
  }));
}

function figures(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  // "I mean" asks for no mean.
  if (lowerAt(s, at) === "mean" && lowerAt(s, at - 1) === "i") return [];
  return matching(s, at, functionWords).flatMap((words) => {
    const fn = functions[words] ?? "sum";
    const end = at + words.split(" ").length;
    const start = lowerAt(s, end) === "of" || lowerAt(s, end) === "the" ? end + 1 : end;
    const named = fieldsAt(s, start, object)
      .filter((found) => isNumeric(found.field))
      .map(
        (found): Piece => ({
          from: at,
          to: lowerAt(s, found.to) === "of" ? found.to + 1 : found.to,
          cost: 0.05 + found.cost,
          give: { kind: "measure", fn, field: found.path },
        }),
      );
    const number = defaultNumber(object);
    const isLoose = number && named.length === 0;
    return isLoose
      ? [...named, { from: at, to: end, cost: 0.4, give: { kind: "measure", fn, field: number.key, isLoose: true } }]
      : named;
  });
}

/** "amount by month", "pipeline value per owner": a number's own name, when something else in the sentence groups it. */
function bareAmount(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return fieldsAt(s, at, object, false)
    .filter((found) => isNumeric(found.field))
    .map((found) => ({
      from: at,
      to: found.to,
      cost: 0.35 + found.cost,
      give: { kind: "measure", fn: "sum", field: found.path, needsField: true },
    }));
}

export function rate(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const state = stateOf(object);
  if (!state || optionsOfKind(state, "won").length === 0 || optionsOfKind(state, "lost").length === 0) return [];
  return matching(s, at, rates).map((words) => ({
    from: at,
    to: at + words.split(" ").length,
    cost: 0.05,
    give: { kind: "ratio", name: "win_rate" },
  }));
}
