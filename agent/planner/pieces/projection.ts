import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Piece, Recogniser } from "./piece";

/** "phone numbers of contacts in Berlin", "names and emails of …": which fields to show. */
export const projection: Recogniser = (s, at, object) => [
  ...fieldList(s, at, at, object, false),
  ...(tails.has(lowerAt(s, at)) && ["their", "its", "his", "her"].includes(lowerAt(s, at + 1))
    ? fieldList(s, at, at + 1, object, true)
    : []),
  ...(tails.has(lowerAt(s, at)) && ["the", "all"].includes(lowerAt(s, at + 1)) ? atEnd(s, at, at + 2, object) : []),
  ...(["including", "showing", "plus"].includes(lowerAt(s, at)) ? atEnd(s, at, at + 1, object) : []),
];

const tails = new Set(["with", "and", "including", "showing", "plus"]);

/** "… with the lost reason": after "the" only where nothing follows that could be a value of the field. */
const atEnd = (s: Sentence, from: number, at: number, object: ObjectDefinition): Piece[] =>
  fieldList(s, from, at, object, true)
    .filter(({ to }) => s.tokens.slice(to).every(({ lower, kind }) => kind === "punct" || closers.has(lower)))
    .map((piece) => ({ ...piece, cost: piece.cost + 0.1 }));
const closers = new Set(["too", "as", "well", "please", "each", "of", "for"]);

function fieldList(s: Sentence, from: number, at: number, object: ObjectDefinition, isTail: boolean): Piece[] {
  return fieldsAt(s, at, object).flatMap((first): Piece[] => {
    const fields = [first.path];
    let to = first.to;
    for (let guard = 0; guard < 5 && [",", "and"].includes(lowerAt(s, to)); guard += 1) {
      const next = fieldsAt(s, to + 1, object)[0];
      if (!next) break;
      fields.push(next.path);
      to = next.to;
    }
    if (isTail) return [{ from, to, cost: 0.05 + first.cost, give: { kind: "show", fields } }];
    const isTied = ["of", "for", "from", "on", "at", "in"].includes(lowerAt(s, to));
    const start = ["the", "all", "my", "our"].includes(lowerAt(s, to + 1)) ? to + 2 : to + 1;
    const isNounAhead = s.tokens
      .slice(start, start + 4)
      .some((_, offset) => objectLinksAt(s, start + offset).some((link) => link.entry.object === object.key));
    return isTied && isNounAhead ? [{ from, to: to + 1, cost: 0.15 + first.cost, give: { kind: "show", fields } }] : [];
  });
}
