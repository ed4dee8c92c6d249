import { lowerAt, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { isStrange } from "@/agent/planner/policy/unknown";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import type { Piece, Recogniser } from "./piece";

const ties = ["based in", "located in", "in", "from", "at"];

/** "in Tromsø, Norway": a place that no record has yet, sure only beside one that is known; alone it is asked about. */
export const newPlace: Recogniser = (s, at, object) => {
  const [field] = object.fields.filter((entry) => entry.role === "place" && entry.type === "text");
  if (!field) return [];
  const tie = ties.find((words) => textBetween(s, at, at + words.split(" ").length).toLowerCase() === words);
  const from = tie ? at + tie.split(" ").length : lowerAt(s, at) === "," ? at + 1 : undefined;
  if (from === undefined) return [];
  let to = from;
  while (to < from + 3 && isStrange(s, to)) to += 1;
  if (to === from) return [];
  const isBeside = isKnown(s, lowerAt(s, to) === "," ? to + 1 : to, object, field);
  if (!isBeside && (!tie || !/^\p{Lu}/u.test(s.tokens[from]?.text ?? ""))) return [];
  const text = textBetween(s, from, to);
  const choices = isBeside ? {} : { choices: [{ label: text, value: text }] };
  const piece: Piece = {
    from: at,
    to,
    cost: isBeside ? 0.1 : 0.3,
    give: { kind: "assign", field: field.key, value: text, shown: text, ...choices },
  };
  return [piece];
};

const isKnown = (s: Sentence, at: number, object: ObjectDefinition, field: FieldDefinition): boolean =>
  (s.places.get(at) ?? []).some((link) => link.match.object === object.key && link.match.field !== field.key);
