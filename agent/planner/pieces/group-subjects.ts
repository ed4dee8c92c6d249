import { ownerOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { type Groupable, groupable } from "./group";

type Direction = "asc" | "desc";
export type Order = { direction: Direction; count: number; condition?: Condition | undefined };

/** Whose group is asked for: "who", "which port". */
export function subjectsAt(s: Sentence, at: number, object: ObjectDefinition): Groupable[] {
  const owner = ownerOf(object);
  if (lowerAt(s, at) === "who") return owner ? [{ to: at + 1, field: owner.key, cost: 0 }] : [];
  return ["which", "what"].includes(lowerAt(s, at)) ? groupable(s, at + 1, object) : [];
}

export const isOwnNoun = (s: Sentence, at: number, object: ObjectDefinition): boolean =>
  objectLinksAt(s, at).some((link) => link.entry.object === object.key);

/** "contacts at our top 3 customers" wants the contacts, of a ranking that no query can hold inside itself. */
export function isInside(s: Sentence, at: number, object: ObjectDefinition): boolean {
  const tie = ["our", "the", "my"].includes(lowerAt(s, at - 1)) ? at - 2 : at - 1;
  return (
    ["at", "of", "from", "with", "for"].includes(lowerAt(s, tie)) &&
    s.tokens.slice(0, tie).some((_, index) => isOwnNoun(s, index, object))
  );
}
