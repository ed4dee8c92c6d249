import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import { fieldsAt } from "@/agent/planner/values/field-at";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Piece, Recogniser } from "./piece";

const joints = ["under", "among", "amongst", "in", "as", "for", "listed under", "down as", "given as"];
const owners = new Set(["the", "their", "his", "her", "its"]);

/** "low or normal priority", "security among their interests": behind the last of several values the field's name adds nothing. */
export const valueLabel: Recogniser = (s, at, object) => [
  ...labelAt(s, at, at, object),
  ...matching(s, at, joints).flatMap((words) => labelAt(s, at, at + words.split(" ").length, object)),
];

function labelAt(s: Sentence, at: number, from: number, object: ObjectDefinition): Piece[] {
  const start = from > at && owners.has(lowerAt(s, from)) ? from + 1 : from;
  const before = [...s.words.values()]
    .flat()
    .flatMap(({ to, entry }) =>
      to === at && entry.kind === "option" && entry.object === object.key ? [entry.field] : [],
    );
  return fieldsAt(s, start, object, false)
    .filter(({ field }) => before.includes(field.key))
    .map(({ to }) => ({ from: at, to, cost: 0.05, give: { kind: "noise" } }));
}
