import { fieldOf, isNumeric, ownerOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { numberAt } from "@/agent/planner/values/number";
import { bounds } from "@/agent/planner/words/comparators";
import type { ObjectDefinition } from "@/db/objects/definition";
import { cycleTime } from "./cycle-time";
import { groupable } from "./group";
import type { Give, Piece, Recogniser } from "./piece";

/** What reports ask for beyond counts and sums: shares, days, different values, running totals, groups above a limit. */
export const reportFigures: Recogniser = (s, at, object) => [
  ...parts(s, at),
  ...different(s, at, object),
  ...cycleTime(s, at, object),
  ...fixed(s, at),
  ...having(s, at, object),
];

const shares = [
  "what share of",
  "which share of",
  "what percentage of",
  "which percentage of",
  "what percent of",
  "how many percent of",
  "what proportion of",
  "what fraction of",
  "what part of",
  "what portion of",
  "share of",
  "the share of",
  "percentage of",
  "the percentage of",
  "percent of",
  "proportion of",
  "% of",
  "what % of",
  "as a percentage",
  "in percent",
  "as percentages",
  "as a share of the total",
  "as a percentage of the total",
  "share of total",
  "in %",
];
const verbs = new Set([
  "are",
  "is",
  "were",
  "was",
  "did",
  "do",
  "does",
  "have",
  "has",
  "get",
  "got",
  "that",
  "ended",
  "end",
  "come",
  "comes",
]);

/** "what share of the closed deals did we win": what stands before the verb is the whole, what follows it the part. */
function parts(s: Sentence, at: number): Piece[] {
  return matching(s, at, shares).map((words) => {
    const to = at + words.split(" ").length;
    const noun = s.tokens.findIndex((_, index) => index >= to && objectLinksAt(s, index).length > 0);
    const verb = s.tokens.findIndex((token, index) => index > (noun < 0 ? to : noun) && verbs.has(token.lower));
    return { from: at, to, cost: 0.02, give: { kind: "part", verbAt: verb < 0 ? s.tokens.length : verb } };
  });
}

const differents = ["different", "distinct", "unique", "various", "separate"];
const counters = [
  "in how many",
  "across how many",
  "from how many",
  "how many",
  "number of",
  "the number of",
  "count of",
  "count",
  "count the",
];

/** "in how many different cities": values, not records. A bare "in how many cities" says the same. */
function different(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return matching(s, at, counters).flatMap((words) => {
    const start = at + words.split(" ").length;
    const isSaid = differents.includes(lowerAt(s, start));
    if (!isSaid && !/^(?:in|across|from) /.test(words)) return [];
    return groupable(s, isSaid ? start + 1 : start, object)
      .filter(({ bucket }) => !bucket)
      .map(
        ({ to, field, cost }): Piece => ({
          from: at,
          to,
          cost: 0.02 + cost,
          give: { kind: "measure", fn: "count_distinct", field },
        }),
      );
  });
}

const fixedWords: readonly (readonly [string, Give])[] = [
  ...[
    "cumulative",
    "cumulatively",
    "cumulated",
    "accumulated",
    "running total",
    "as a running total",
    "running total of",
    "running sum",
    "running count of",
    "adding up",
    "cumulative total of",
    "cumulative number of",
  ].map((words) => [words, { kind: "running" }] as const),
  ...[
    "rest as other",
    "the rest as other",
    "rest as others",
    "and the rest as other",
    "the rest together",
    "the rest as one",
    "everyone else as other",
    "everybody else as other",
    "all others as other",
    "others together",
    "all others together",
    "the others together",
    "the others as one",
    "and others",
    "and the rest",
    "plus the rest",
    "plus other",
    "plus others",
    "the remainder as other",
    "lump the rest together",
    "lump the rest",
    "with the rest as other",
    "rest in other",
    "rest under other",
  ].map((words) => [words, { kind: "rest" }] as const),
  ...[
    "worth how much",
    "and worth how much",
    "how much are they worth",
    "and how much are they worth",
    "what are they worth",
    "what they are worth",
    "how much they are worth",
    "and their value",
    "and their worth",
    "and for how much",
    "what is it worth",
    "how much is it worth",
    "and total value",
    "and the value",
  ].map((words) => [words, { kind: "worth" }] as const),
];
const fixedPhrases = fixedWords.map(([words]) => words);

function fixed(s: Sentence, at: number): Piece[] {
  return matching(s, at, fixedPhrases).flatMap((words) => {
    const give = fixedWords.find(([said]) => said === words)?.[1];
    return give ? [{ from: at, to: at + words.split(" ").length, cost: 0.02, give }] : [];
  });
}

const haves = [
  "with",
  "who have",
  "that have",
  "having",
  "who has",
  "that has",
  "which have",
  "have",
  "has",
  "who got",
  "who own",
  "sitting on",
];

/** "owners with more than 5 overdue tasks": groups, not records, so only of what has no records of its own. */
function having(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["which", "what", "the"].includes(lowerAt(s, at)) ? at + 1 : at;
  const who = lowerAt(s, at) === "who" ? ownerOf(object) : undefined;
  const subjects = who ? [{ to: at + 1, field: who.key, cost: 0 }] : groupable(s, start, object);
  return subjects
    .filter(({ field, to }) => !isRecord(object, field) && to > start - 1)
    .flatMap((subject) =>
      matching(s, subject.to, haves).flatMap((words) => {
        const after = subject.to + words.split(" ").length;
        return Object.entries(bounds)
          .filter(([bound]) => says(s, after, bound))
          .flatMap(([bound, op]): Piece[] => {
            const number = numberAt(s.tokens, after + bound.split(" ").length);
            if (!number) return [];
            const figure = fieldsAt(s, number.to, object, false).find(({ field }) => isNumeric(field));
            return figure
              ? []
              : [
                  {
                    from: at,
                    to: number.to,
                    cost: 0.02,
                    give: { kind: "having", group: { field: subject.field }, op, value: number.value },
                  },
                ];
          });
      }),
    );
}

const isRecord = (object: ObjectDefinition, path: string): boolean =>
  path.includes(".") || fieldOf(object, path)?.type === "lookup";
