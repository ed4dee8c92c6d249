import { stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching } from "@/agent/planner/link/sentence";
import { valuesAt } from "@/agent/planner/values/values-at";
import { type Recogniser, whereIs } from "./piece";
import { isOneOf } from "./state-condition";

const later = [
  "or later",
  "or further",
  "or further along",
  "or beyond",
  "and beyond",
  "and later",
  "onwards",
  "or after",
  "or closer",
];
const earlier = ["or earlier", "and earlier", "or before", "or sooner"];

/** "in proposal or later": the stages stand in the order in which records go through them; what is over is named as such. */
export const stageOrder: Recogniser = (s, at, object) => {
  const state = stateOf(object);
  const start = ["in", "at", "from", "are"].includes(lowerAt(s, at)) ? at + 1 : at;
  const open = (state?.options ?? []).filter(({ kind }) => kind === "open").map(({ key }) => key);
  if (!state || open.length < 2) return [];
  return valuesAt(s, start, object)
    .filter(({ kind, path, value }) => kind === "option" && path === state.key && open.includes(value))
    .flatMap(({ to, value }) => {
      const from = open.indexOf(value);
      const found = (phrases: readonly string[], keys: readonly string[]) =>
        matching(s, to, phrases).map((words) =>
          whereIs(at, to + words.split(" ").length, state.key, isOneOf(state.key, keys), 0.03),
        );
      return [...found(later, open.slice(from)), ...found(earlier, open.slice(0, from + 1))];
    });
};
