import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import { type FoundValue, valuesAt } from "@/agent/planner/values/values-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import { conditionOf, type Piece, type Recogniser } from "./piece";

const openers = ["for", "from", "of", "in", "by", "between", "with", "at", "on", "is"];
const joints = [
  "versus",
  "against",
  "compared to",
  "compared with",
  "in comparison to",
  "in comparison with",
  "as opposed to",
  "next to",
  "side by side with",
];

/** After "compare" any joint sets things side by side. */
const plain = [", and", ",", "and", "with", "to", "or"];

/** "Marta vs Elin", "events against referrals": values of one field, each with its own figure. */
export const sideBySide: Recogniser = (s, at, object) => {
  const start = openers.includes(lowerAt(s, at)) ? at + 1 : at;
  return valuesAt(s, start, object)
    .filter(({ others }) => !others)
    .flatMap((first) => run(s, at, first, object));
};

function run(s: Sentence, from: number, first: FoundValue, object: ObjectDefinition): Piece[] {
  let values = [first];
  for (let last: FoundValue | undefined = first; last; ) {
    const next: FoundValue | undefined = following(s, ended(s, last), last, object);
    if (next) values = [...values, next];
    last = next;
  }
  const last = values.at(-1);
  if (values.length < 2 || !last) return [];
  const keys = [...new Set(values.map(({ value }) => value))];
  const condition = conditionOf(first.path, first.field.type === "multi_select" ? "has_any" : "in", keys);
  const give = { kind: "where" as const, path: first.path, condition, isContrast: true };
  return [{ from, to: ended(s, last), cost: 0.02 + Math.max(...values.map(({ cost }) => cost)), give }];
}

const ended = (s: Sentence, value: FoundValue): number => (lowerAt(s, value.to) === "'s" ? value.to + 1 : value.to);

function following(s: Sentence, at: number, before: FoundValue, object: ObjectDefinition): FoundValue | undefined {
  const isAsked = s.tokens.slice(0, at).some(({ lower }) => /^compar/.test(lower));
  const found = matching(s, at, isAsked ? [...joints, ...plain] : joints).sort(
    (one, other) => other.length - one.length,
  )[0];
  if (!found) return undefined;
  const start = at + found.split(" ").length;
  const inside = openers.includes(lowerAt(s, start)) ? start + 1 : start;
  return valuesAt(s, inside, object)
    .filter(({ path, others }) => path === before.path && !others)
    .sort((one, other) => other.to - one.to)[0];
}
