import { defaultNumber, isNumeric, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { numberAt } from "@/agent/planner/values/number";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { byWon, commonest } from "./best-groups";
import { type Groupable, groupable } from "./group";
import { isInside, isOwnNoun, type Order, subjectsAt } from "./group-subjects";
import { kindVerbAt } from "./kind-verbs";
import { rate } from "./measure";
import type { Piece, Recogniser } from "./piece";
import { isOneOf } from "./state-condition";

type Direction = "asc" | "desc";

const most: Readonly<Record<string, Direction>> = {
  "the most": "desc",
  most: "desc",
  "the highest number of": "desc",
  "the fewest": "asc",
  fewest: "asc",
  "the least": "asc",
  "the highest": "desc",
  "the biggest": "desc",
  "the largest": "desc",
  "the lowest": "asc",
  "the best": "desc",
  "the worst": "asc",
  "the smallest": "asc",
};
const havings = [
  "has",
  "have",
  "with",
  "had",
  "got",
  "owns",
  "own",
  "holds",
  "having",
  "does",
  "brought in",
  "brings in",
  "brings us",
  "bring us",
  "bring in",
  "brought us",
  "gives us",
  "gave us",
  "makes us",
  "made us",
  "earns us",
  "earned us",
  "earned",
  "earns",
  "generates",
  "generated",
  "makes",
  "made",
  "contributed",
  "contributes",
  "is worth",
  "shows",
  "reaches",
  "achieves",
  "accounts for",
  "handles",
  "handled",
  "is on",
];
const monies = new Set(["money", "cash", "revenue", "turnover", "business"]);
const bests: Readonly<Record<string, Direction>> = {
  best: "desc",
  strongest: "desc",
  top: "desc",
  worst: "asc",
  weakest: "asc",
  poorest: "asc",
};
const copulas = [
  "was our",
  "is our",
  "was the",
  "is the",
  "were the",
  "are the",
  "has been the",
  "was",
  "is",
  "were",
  "has been",
  "did",
  "performed",
];

/** "which port has the most failures", "who won most", "which month was best", "top 3 trades by number of firms". */
export const ranking: Recogniser = (s, at, object) => [
  ...which(s, at, object),
  ...bestGroup(s, at, object),
  ...topGroups(s, at, object),
  ...commonest(s, at, object),
];

function which(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  return subjectsAt(s, at, object).flatMap((subject) => {
    const owned = matching(s, subject.to, havings).map((words) => ({
      to: subject.to + words.split(" ").length,
      condition: undefined,
    }));
    return [...owned, ...verbsAt(s, subject.to, object)].flatMap(({ to, condition }) =>
      Object.entries(most)
        .filter(([words]) => says(s, to, words))
        .flatMap(([words, direction]) =>
          ranked(s, at, to + words.split(" ").length, subject, { direction, count: 1, condition }, object),
        ),
    );
  });
}

/** "won", "has lost", "closed": what was done, by the kind of an option. */
function verbsAt(s: Sentence, at: number, object: ObjectDefinition): { to: number; condition: Condition }[] {
  const start = ["has", "have", "had"].includes(lowerAt(s, at)) ? at + 1 : at;
  const keys = kindVerbAt(s, start, object);
  const state = stateOf(object);
  return state && keys.length > 0 ? [{ to: start + 1, condition: isOneOf(state.key, keys) }] : [];
}

/** "which month was best", "what was our best quarter", "best month": by what was won where things can be won, else by the main figure. */
function bestGroup(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const shown: { to: number; subject: Groupable; direction: Direction }[] = subjectsAt(s, at, object).flatMap(
    (subject) =>
      matching(s, subject.to, copulas).flatMap((words) => {
        const to = subject.to + words.split(" ").length;
        const direction = bests[lowerAt(s, to)];
        return direction ? [{ to: to + 1, subject, direction }] : [];
      }),
  );
  const direction = bests[lowerAt(s, at)];
  const named = direction
    ? groupable(s, at + 1, object)
        .filter((subject) => subject.bucket)
        .map((subject) => ({ to: subject.to, subject, direction }))
    : [];
  const state = stateOf(object);
  const won = state ? optionsOfKind(state, "won") : [];
  const number = defaultNumber(object);
  if (!number || !state || won.length === 0) return [];
  return [...shown, ...named].flatMap(({ to, subject, direction: order }): Piece[] => {
    const give = { kind: "rank", group: subject, direction: order, count: 1, fn: "sum" } as const;
    const figures = ["for", "by"].includes(lowerAt(s, to))
      ? fieldsAt(s, to + 1, object, false).filter(({ field }) => isNumeric(field))
      : [];
    return [
      {
        from: at,
        to,
        cost: 0.1 + subject.cost,
        give: { ...give, field: number.key, condition: isOneOf(state.key, won) },
      },
      ...figures.map((found) => ({
        from: at,
        to: found.to,
        cost: 0.05 + subject.cost,
        give: { ...give, field: found.path },
      })),
    ];
  });
}

/** "most deals" counts; "the highest amount" or "the most revenue" adds up the figure. */
function ranked(
  s: Sentence,
  from: number,
  at: number,
  subject: Groupable,
  order: Order,
  object: ObjectDefinition,
): Piece[] {
  const start = ["total", "overall"].includes(lowerAt(s, at)) ? at + 1 : at;
  const figures = [
    ...fieldsAt(s, start, object, false).filter(({ field }) => isNumeric(field)),
    ...moneyAt(s, start, object),
  ];
  const isAverage = lowerAt(s, at) === "average";
  const averages = isAverage ? fieldsAt(s, at + 1, object, false).filter(({ field }) => isNumeric(field)) : [];
  const { condition, ...plain } = order;
  const rated = rate(s, at, object).map(({ to }) => ({
    from,
    to,
    cost: 0.02 + subject.cost,
    give: { kind: "rank" as const, group: subject, ...plain, isRate: true },
  }));
  if (rated.length > 0) return rated;
  // What is "best" has to be named; only "the most" counts by itself.
  const isCount =
    !/^(?:best|worst|smallest|biggest|largest|highest|lowest)$/.test(lowerAt(s, at - 1)) ||
    lowerAt(s, at - 2) !== "the";
  const counted = {
    from,
    to: at,
    cost: 0.05 + subject.cost,
    give: { kind: "rank", group: subject, ...plain, ...(condition ? { condition } : {}) },
  } as const;
  return [
    ...(isCount ? [counted] : []),
    ...figures.map((found: Figure) => ({
      ...counted,
      to: found.to,
      cost: 0.03 + found.cost,
      give: {
        ...counted.give,
        fn: "sum" as const,
        field: found.path,
        ...(found.condition ? { condition: found.condition } : {}),
      },
    })),
    ...averages.map((found) => ({
      ...counted,
      to: found.to,
      cost: 0.03,
      give: { ...counted.give, fn: "avg" as const, field: found.path },
    })),
  ];
}

type Figure = { to: number; path: string; cost: number; condition?: Condition };

/** "money", and "open money" or "won revenue": the main figure of what is in that state. */
function moneyAt(s: Sentence, at: number, object: ObjectDefinition): Figure[] {
  const number = defaultNumber(object);
  const state = stateOf(object);
  const kind = (["open", "won", "lost"] as const).find((word) => word === lowerAt(s, at));
  const keys = state && kind ? optionsOfKind(state, kind) : [];
  const start = keys.length > 0 ? at + 1 : at;
  const condition = state && keys.length > 0 ? { condition: isOneOf(state.key, keys) } : {};
  if (number?.type === "currency" && monies.has(lowerAt(s, start)))
    return [{ to: start + 1, path: number.key, cost: 0, ...condition }];
  if (keys.length === 0) return [];
  return fieldsAt(s, start, object, false)
    .filter(({ field }) => isNumeric(field))
    .map(({ to, path, cost }) => ({ to, path, cost, ...condition }));
}

/** "top 3 trades by number of firms", "rank reps by revenue". */
function topGroups(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isRank = ["rank", "ranking"].includes(lowerAt(s, at));
  const isTop = ["top", "bottom", "best", "biggest", "largest", "leading"].includes(lowerAt(s, at));
  if ((!isTop && !isRank) || isInside(s, at, object)) return [];
  const count = numberAt(s.tokens, at + 1);
  const article = ["the", "our", "of", "all"].includes(lowerAt(s, count?.to ?? at + 1)) ? 1 : 0;
  const start = (count?.to ?? at + 1) + article;
  const direction = lowerAt(s, at) === "bottom" ? "asc" : "desc";
  const others = groupable(s, start, object)
    .filter((subject) => !subject.bucket && !isOwnNoun(s, start, object))
    .flatMap((subject) => {
      const isBy = ["by", "for", "with"].includes(lowerAt(s, subject.to));
      const order: Order = { direction, count: count?.value ?? (isRank ? 50 : 5) };
      return ranked(s, at, isBy ? subject.to + 1 : subject.to, subject, order, object).map((piece) => ({
        ...piece,
        cost: piece.cost + (isBy ? 0 : 0.6),
      }));
    });
  return [...byWon(s, at, start, { direction, count: count?.value ?? 5 }, object), ...others];
}
