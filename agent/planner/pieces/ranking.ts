import { isNumeric, ownerOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { numberAt } from "@/agent/planner/values/number";
import type { ObjectDefinition } from "@/db/objects/definition";
import { type Groupable, groupable } from "./group";
import type { Piece, Recogniser } from "./piece";

const most: Readonly<Record<string, "asc" | "desc">> = {
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
  "handles",
  "handled",
  "is on",
];

/** "which port has the most failures", "who has the most open deals", "top 3 trades by number of firms". */
export const ranking: Recogniser = (s, at, object) => [...which(s, at, object), ...topGroups(s, at, object)];

function which(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isWho = lowerAt(s, at) === "who";
  if (!isWho && !["which", "what"].includes(lowerAt(s, at))) return [];
  const owner = ownerOf(object);
  const subjects: Groupable[] = isWho
    ? owner
      ? [{ to: at + 1, field: owner.key, cost: 0 }]
      : []
    : groupable(s, at + 1, object);
  return subjects.flatMap((subject) =>
    havings
      .filter((words) => says(s, subject.to, words))
      .flatMap((having) => {
        const start = subject.to + having.split(" ").length;
        return Object.entries(most)
          .filter(([words]) => says(s, start, words))
          .flatMap(([words, direction]) =>
            ranked(s, at, start + words.split(" ").length, subject, { direction, count: 1 }, object),
          );
      }),
  );
}

/** "most deals" counts; "the highest amount" or "the most revenue" adds up the figure. */
function ranked(
  s: Sentence,
  from: number,
  at: number,
  subject: Groupable,
  order: { direction: "asc" | "desc"; count: number },
  object: ObjectDefinition,
): Piece[] {
  const start = ["total", "overall"].includes(lowerAt(s, at)) ? at + 1 : at;
  const figures = fieldsAt(s, start, object, false).filter(({ field }) => isNumeric(field));
  const isAverage = lowerAt(s, at) === "average";
  const averages = isAverage ? fieldsAt(s, at + 1, object, false).filter(({ field }) => isNumeric(field)) : [];
  const counted = {
    from,
    to: at,
    cost: 0.05 + subject.cost,
    give: { kind: "rank", group: subject, ...order },
  } as const;
  return [
    counted,
    ...figures.map((found) => ({
      ...counted,
      to: found.to,
      cost: 0.03 + found.cost,
      give: { ...counted.give, fn: "sum" as const, field: found.path },
    })),
    ...averages.map((found) => ({
      ...counted,
      to: found.to,
      cost: 0.03,
      give: { ...counted.give, fn: "avg" as const, field: found.path },
    })),
  ];
}

function topGroups(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const isTop = ["top", "bottom", "best", "biggest", "largest", "leading"].includes(lowerAt(s, at));
  if (!isTop) return [];
  const count = numberAt(s.tokens, at + 1);
  const direction = lowerAt(s, at) === "bottom" ? "asc" : "desc";
  return groupable(s, count?.to ?? at + 1, object)
    .filter((subject) => !subject.bucket && !isOwnNoun(s, count?.to ?? at + 1, object))
    .flatMap((subject) => {
      const isBy = ["by", "for", "with"].includes(lowerAt(s, subject.to));
      return ranked(
        s,
        at,
        isBy ? subject.to + 1 : subject.to,
        subject,
        { direction, count: count?.value ?? 5 },
        object,
      ).map((piece) => ({ ...piece, cost: piece.cost + (isBy ? 0 : 0.6) }));
    });
}

const isOwnNoun = (s: Sentence, at: number, object: ObjectDefinition): boolean =>
  objectLinksAt(s, at).some((link) => link.entry.object === object.key);
