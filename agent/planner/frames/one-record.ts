import type { Sentence } from "@/agent/planner/link/sentence";
import { compose, type Path } from "@/agent/planner/assemble/compose";
import type { Recogniser } from "@/agent/planner/pieces/piece";
import { head } from "@/agent/planner/pieces/head";
import { noise } from "@/agent/planner/pieces/noise";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { target } from "@/agent/planner/pieces/target";
import { fieldsAt } from "@/agent/planner/values/field-at";

const asked: Recogniser = (s, at, object) =>
  fieldsAt(s, at, object, false).map(({ to, field, cost }) => ({ from: at, to: ["of", "for"].includes(s.tokens[to]?.lower ?? "") ? to + 1 : to, cost: 0.1 + cost, give: { kind: "hint", field: field.key } }));
const opening: Recogniser = (s, at) => (["open", "about", "on", "find", "go", "profile", "page", "everything", "of", "for", "to"].includes(s.tokens[at]?.lower ?? "") ? [{ from: at, to: at + 1, cost: 0.03, give: { kind: "noise" } }] : []);

/** "open Tessel", "Tessel's phone?", "the second one": one record and nothing else. */
export function oneRecordReadings(s: Sentence): Path[] {
  return s.catalog.objects
    .flatMap((object) => compose(s, object, [target, pronoun, asked, opening, noise, head], 0).slice(0, 4))
    .filter((path) => path.pieces.some((piece) => piece.give.kind === "target" || (piece.give.kind === "pronoun" && !piece.give.which.isMany)))
    .filter((path) => path.unused.length === 0)
    .map((path) => ({ ...path, cost: path.cost + path.pieces.filter((piece) => piece.give.kind === "head").length * 0.3 }))
    .sort((one, other) => one.cost - other.cost);
}
