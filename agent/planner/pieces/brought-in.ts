import { defaultNumber, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says } from "@/agent/planner/link/sentence";
import { numberAt } from "@/agent/planner/values/number";
import { bounds } from "@/agent/planner/words/comparators";
import { groupable } from "./group";
import type { Piece, Recogniser } from "./piece";
import { isOneOf } from "./state-condition";

const verbs = [
  "brought in",
  "brought us",
  "bring in",
  "brings in",
  "have brought in",
  "has brought in",
  "spent",
  "have spent",
  "bought for",
  "bought",
  "ordered for",
  "generated",
  "won",
  "have won",
  "closed",
  "sold",
  "made",
  "earned",
];
const tails = [
  "in won deals",
  "in deals",
  "in total",
  "in all",
  "altogether",
  "worth",
  "of revenue",
  "in revenue",
  "of business",
  "with us",
];

/** "which customers brought in more than 100k": groups whose won figure, added up, is so large. */
export const broughtIn: Recogniser = (s, at, object) => {
  const state = stateOf(object);
  const number = defaultNumber(object);
  const won = state ? optionsOfKind(state, "won") : [];
  const start = ["which", "what"].includes(lowerAt(s, at)) ? at + 1 : at;
  if (!state || number?.type !== "currency" || won.length === 0) return [];
  return groupable(s, start, object)
    .filter(({ bucket }) => !bucket)
    .flatMap((subject) =>
      after(s, subject.to).map(({ to, op, value }): Piece => {
        const sum = { field: number.key, condition: isOneOf(state.key, won) };
        return { from: at, to, cost: 0.02, give: { kind: "having", group: { field: subject.field }, op, value, sum } };
      }),
    );
};

function after(s: Sentence, at: number): { to: number; op: "gt" | "gte" | "lt" | "lte"; value: number }[] {
  const start = ["that", "who", "which"].includes(lowerAt(s, at)) ? at + 1 : at;
  return matching(s, start, verbs).flatMap((verb) => {
    const from = start + verb.split(" ").length;
    return Object.entries(bounds)
      .filter(([bound]) => says(s, from, bound))
      .flatMap(([bound, op]) => {
        const number = numberAt(s.tokens, from + bound.split(" ").length);
        if (!number || number.isPercent || (!number.currency && number.value < 1000)) return [];
        const [tail] = matching(s, number.to, tails).sort((one, other) => other.length - one.length);
        return [{ to: tail ? number.to + tail.split(" ").length : number.to, op, value: number.value }];
      });
  });
}
