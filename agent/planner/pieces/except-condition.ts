import { defaultDate } from "@/agent/planner/lexicon/roles";
import { once } from "@/agent/planner/link/memo";
import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { booleanCondition } from "./boolean-condition";
import { dateCondition, periodCondition } from "./date-condition";
import { emptyCondition } from "./empty-condition";
import { fieldCondition } from "./field-condition";
import { head } from "./head";
import { lookupCondition } from "./lookup-condition";
import { numberCondition } from "./number-condition";
import { ownerCondition } from "./owner-condition";
import type { Piece, Recogniser } from "./piece";
import { quietCondition } from "./quiet-condition";
import { relatedCondition } from "./related-condition";
import { stateCondition } from "./state-condition";
import { textValue } from "./text-value";
import { valueCondition } from "./value-condition";

const openers = [
  "unless",
  "except if",
  "except when",
  "except where",
  "except for",
  "except",
  "but not",
  "excluding",
  "apart from",
  "other than",
  "leaving out",
  "just not",
  "only not",
  "without the ones",
  "without those",
  "without the",
  "without any",
  "minus the",
  "minus",
  "not counting",
  "not including",
  "leave out",
  "leaving aside",
  "ignoring",
  "ignore",
  "skip",
  "skipping",
  "exclude",
];
const joints = new Set([
  "the",
  "those",
  "ones",
  "that",
  "which",
  "who",
  "are",
  "is",
  "they",
  "it",
  "any",
  "all",
  "if",
  "have",
  "has",
  "anything",
  "with",
  "and",
  "worth",
]);
const conditions: readonly Recogniser[] = [
  valueCondition,
  fieldCondition,
  numberCondition,
  emptyCondition,
  ownerCondition,
  lookupCondition,
  dateCondition,
  stateCondition,
  quietCondition,
  booleanCondition,
  relatedCondition,
  textValue,
];
const longest = 3;

/** "unless they are gold", "except the ones over 50k", "but not those in Oslo": what follows, word for word, turned round. */
export const exceptCondition: Recogniser = (s, at, object) =>
  matching(s, at, openers).flatMap((words) => {
    const start = at + words.split(" ").length;
    return chains(s, start, object, longest)
      .filter((chain) => chain.conditions.length > 0 && endsPart(s, chain.to))
      .filter((chain) => chain.ors === 0 || chain.ors === chain.conditions.length - 1)
      .map((chain): Piece => {
        const inner = chain.conditions.length === 1 ? chain.conditions[0] : undefined;
        const condition: Condition = {
          not: inner ?? (chain.ors > 0 ? { or: chain.conditions } : { and: chain.conditions }),
        };
        return { from: at, to: chain.to, cost: 0.1 + chain.cost, give: { kind: "where", path: "~not", condition } };
      });
  });

type Chain = { to: number; conditions: Condition[]; ors: number; cost: number };

/** Runs of conditions from here on, with the words that only join them. */
function chains(s: Sentence, at: number, object: ObjectDefinition, left: number): Chain[] {
  return once(s, chains, `${object.key} ${at} ${left}`, () => readChains(s, at, object, left));
}

function readChains(s: Sentence, at: number, object: ObjectDefinition, left: number): Chain[] {
  const here: Chain[] = [{ to: at, conditions: [], ors: 0, cost: 0 }];
  if (at >= s.tokens.length) return here;
  const skipped = joints.has(lowerAt(s, at)) ? chains(s, at + 1, object, left) : [];
  const either =
    lowerAt(s, at) === "or" ? chains(s, at + 1, object, left).map((chain) => ({ ...chain, ors: chain.ors + 1 })) : [];
  const nouns = head(s, at, object).flatMap((piece) => chains(s, piece.to, object, left));
  const read =
    left === 0
      ? []
      : conditions
          .flatMap((recognise) => recognise(s, at, object))
          .flatMap((piece) => {
            const condition = conditionIn(piece, object);
            if (!condition) return [];
            return chains(s, piece.to, object, left - 1).map((rest) => ({
              to: rest.to,
              conditions: [condition, ...rest.conditions],
              ors: rest.ors,
              cost: piece.cost + rest.cost,
            }));
          });
  return [...here, ...skipped, ...either, ...nouns, ...read]
    .sort((one, other) => other.to - one.to || one.cost - other.cost)
    .slice(0, 8);
}

function conditionIn({ give }: Piece, object: ObjectDefinition): Condition | undefined {
  if (give.kind === "where") return give.condition;
  const field = give.kind === "period" ? (give.field ?? defaultDate(object)?.key) : undefined;
  return give.kind === "period" && field ? periodCondition(field, give.op, give.period) : undefined;
}

/** An exception runs to the end of its part of the sentence, so that half of it is never turned round alone. */
const endsPart = (s: Sentence, at: number): boolean =>
  at >= s.tokens.length ||
  [",", ".", "!", "?", "to", "as", "please", "thanks", "by", "per", "sorted"].includes(lowerAt(s, at));
