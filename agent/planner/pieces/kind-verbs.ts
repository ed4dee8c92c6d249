import { isDateField, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { verbStem } from "@/agent/planner/text/stem";
import type { ObjectDefinition } from "@/db/objects/definition";
import { type Piece, type Recogniser, whereIs } from "./piece";
import { isOneOf } from "./state-condition";

type Kind = "open" | "won" | "lost" | "done";
const verbs: Readonly<Record<string, readonly Kind[]>> = {
  win: ["won"],
  won: ["won"],
  sell: ["won"],
  sold: ["won"],
  lose: ["lost"],
  lost: ["lost"],
  complete: ["done"],
  completed: ["done"],
  finish: ["done"],
  finished: ["done"],
};
const closings = new Set(["close", "closed"]);
const auxiliaries = new Set(["did", "do", "does"]);

/** The options that a verb at this place names: "win", "lose", "finish" by kind, "fail" and "miss" by an option's own label. */
export function kindVerbAt(s: Sentence, at: number, object: ObjectDefinition): string[] {
  const state = stateOf(object);
  const lower = lowerAt(s, at);
  if (!state || lower === "") return [];
  const kinds = verbs[lower];
  if (kinds) return optionsOfKind(state, ...kinds);
  if (closings.has(lower)) {
    const won = optionsOfKind(state, "won");
    return won.length > 0 ? won : optionsOfKind(state, "done");
  }
  return (state.options ?? [])
    .filter((option) => option.kind && option.kind !== "open" && isParticiple(option.label, lower))
    .map((option) => option.key);
}

/** "Failed" answers to "fail" and "failed". */
const isParticiple = (label: string, lower: string): boolean =>
  /^\p{L}+ed$/u.test(label.toLowerCase()) && verbStem(label.toLowerCase()) === verbStem(lower);

/** "how many deals did each rep win", "which tests did the new ones fail": the bare verb after "did". */
export const kindVerb: Recogniser = (s, at, object) => {
  const isAsked = s.tokens.slice(0, at).some((token) => auxiliaries.has(token.lower));
  const isOwn = lowerAt(s, at - 1) === "i" || (s.members.get(at - 1) ?? []).length > 0;
  if (!isAsked || isOwn || closings.has(lowerAt(s, at))) return [];
  const keys = kindVerbAt(s, at, object);
  const path = stateOf(object)?.key ?? "";
  return keys.length > 0 ? [onItsDate(s, at, object, whereIs(at, at + 1, path, isOneOf(path, keys), 0.06))] : [];
};

/** A verb that is also a date's own ("completed") says which date a period beside it means. */
export function onItsDate(s: Sentence, at: number, object: ObjectDefinition, piece: Piece): Piece {
  const date = (s.words.get(at) ?? []).flatMap(({ entry }) =>
    entry.kind === "phrasing" &&
    object.fields.some((field) => entry.object === object.key && field.key === entry.field && isDateField(field))
      ? [entry.field]
      : [],
  )[0];
  return date && piece.give.kind === "where" ? { ...piece, give: { ...piece.give, date } } : piece;
}
