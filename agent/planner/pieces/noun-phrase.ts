import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { fieldCondition } from "./field-condition";
import { numberCondition } from "./number-condition";
import { ownerCondition } from "./owner-condition";
import type { Piece, Recogniser } from "./piece";
import { stateCondition } from "./state-condition";
import { valueCondition } from "./value-condition";

export type NounPhrase = { to: number; condition: Condition; hasCondition: boolean };

const modifiers: readonly Recogniser[] = [stateCondition, valueCondition, ownerCondition];
const tails: readonly Recogniser[] = [numberCondition, valueCondition, fieldCondition, ownerCondition];

/** "open deals", "gold companies over 100 staff": another object with its own conditions, inside a larger sentence. */
export function nounPhrases(s: Sentence, at: number, object: ObjectDefinition): NounPhrase[] {
  const found: NounPhrase[] = [];
  let conditions: Condition[] = [];
  let start = ["a", "an", "the", "any", "some", "all"].includes(lowerAt(s, at)) ? at + 1 : at;
  for (let guard = 0; guard < 4; guard += 1) {
    const noun = objectLinksAt(s, start).find((link) => link.entry.object === object.key);
    if (noun) {
      found.push({ to: noun.to, condition: all(conditions), hasCondition: conditions.length > 0 });
      for (const tail of pieces(s, noun.to, object, tails)) {
        if (tail.give.kind === "where")
          found.push({ to: tail.to, condition: all([...conditions, tail.give.condition]), hasCondition: true });
      }
      return found;
    }
    const [next] = pieces(s, start, object, modifiers);
    if (next?.give.kind !== "where") return found;
    conditions = [...conditions, next.give.condition];
    start = next.to;
  }
  return found;
}

function pieces(s: Sentence, at: number, object: ObjectDefinition, recognisers: readonly Recogniser[]): Piece[] {
  return recognisers
    .flatMap((recognise) => recognise(s, at, object))
    .filter((piece) => piece.give.kind === "where" && !piece.give.path.includes("."))
    .sort((one, other) => other.to - one.to || one.cost - other.cost);
}

const all = (conditions: Condition[]): Condition =>
  conditions.length === 1 && conditions[0] ? conditions[0] : { and: conditions };
