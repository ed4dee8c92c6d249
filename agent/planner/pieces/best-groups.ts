import { defaultNumber, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import type { ObjectDefinition } from "@/db/objects/definition";
import { groupable } from "./group";
import { isOwnNoun, type Order, subjectsAt } from "./group-subjects";
import type { Piece, Recogniser } from "./piece";
import { isOneOf } from "./state-condition";

const commons = [
  "is the most common",
  "is most common",
  "are the most common",
  "is the most frequent",
  "is the commonest",
  "is the most popular",
  "comes up most often",
  "comes up most",
  "occurs most often",
  "appears most often",
  "do we see most",
  "do we see most often",
  "is named most often",
  "is mentioned most often",
];

/** "which interest is the most common among contacts". */
export const commonest: Recogniser = (s, at, object) =>
  subjectsAt(s, at, object).flatMap((subject) =>
    matching(s, subject.to, commons).map((words): Piece => {
      const give = { kind: "rank", group: subject, direction: "desc", count: 1 } as const;
      return { from: at, to: subject.to + words.split(" ").length, cost: 0.05 + subject.cost, give };
    }),
  );

/** "our best customers": those that brought most, where nothing else is named. */
export function byWon(s: Sentence, from: number, start: number, order: Order, object: ObjectDefinition): Piece[] {
  const state = stateOf(object);
  const number = defaultNumber(object);
  const won = state ? optionsOfKind(state, "won") : [];
  if (!["best", "leading"].includes(lowerAt(s, from)) || !state || !number || won.length === 0) return [];
  return groupable(s, start, object)
    .filter(
      ({ bucket, to }) => !bucket && !["by", "for", "with"].includes(lowerAt(s, to)) && !isOwnNoun(s, start, object),
    )
    .map((subject): Piece => {
      const give = { kind: "rank", group: subject, ...order, fn: "sum", field: number.key } as const;
      return { from, to: subject.to, cost: subject.cost - 0.5, give: { ...give, condition: isOneOf(state.key, won) } };
    });
}
