import { compose, type Path } from "@/agent/planner/assemble/compose";
import { defaultNumber, isDateField, isNumeric, withRole } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { fieldMention } from "@/agent/planner/pieces/assign";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { target } from "@/agent/planner/pieces/target";
import type { Outcome } from "@/agent/planner/policy/outcome";
import { type Operation, operationIn, shownOperation } from "@/agent/planner/values/operation";
import { type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { shiftOutcome } from "./arithmetic-outcome";
import { heedPointers } from "./pointers";
import { conditionRecognisers, headPrice } from "./read";
import { lostPronoun } from "./resolve-target";

const around: Recogniser = (s, at) =>
  ["out", "back", "forward", "ahead", "up", "down"].includes(s.tokens[at]?.lower ?? "")
    ? [{ from: at, to: at + 1, cost: 0.05, give: { kind: "noise" } }]
    : [];

/** "raise the amount of X by 10%", "add 5k to X", "push the close date of X by two weeks", "double X". */
export async function arithmeticOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  const operation = operationIn(s, start);
  if (!operation) return undefined;
  const operate: Recogniser = (_s, at, object) => (at === operation.from ? pieces(operation, object) : []);
  const [best] = s.catalog.objects
    .flatMap((object) =>
      compose(
        s,
        object,
        [...conditionRecognisers, target, pronoun, fieldMention, around, operate],
        operation.start,
      ).slice(0, 8),
    )
    .filter((path) =>
      path.pieces.some(({ give }) => give.kind === "assign" && (!give.needsMention || isMentioned(path, give.field))),
    )
    .filter((path) => path.pieces.some((piece) => ["target", "pronoun", "head"].includes(piece.give.kind)))
    .map((path) => ({ ...path, cost: path.cost + (isNamed(path) ? lostPronoun(s, path) : headPrice(s, path) + 0.2) }))
    .map((path) => heedPointers(s, path))
    .sort((one, other) => one.cost - other.cost);
  if (!best || best.unused.length > 0) return undefined;
  const key = best.pieces.flatMap((piece) => (piece.give.kind === "assign" ? [piece.give.field] : []))[0];
  const field = best.object.fields.find((entry) => entry.key === key);
  return field ? shiftOutcome(s, best, field, operation) : undefined;
}

const isMentioned = (path: Path, field: string): boolean =>
  path.pieces.some(({ give }) => give.kind === "field" && give.field === field);
const isNamed = (path: Path): boolean =>
  path.pieces.some((piece) => piece.give.kind === "target" || piece.give.kind === "pronoun");

/** On the field that was named, else on the main figure or the date that is due. */
function pieces(operation: Operation, object: ObjectDefinition): Piece[] {
  const fits = (field: FieldDefinition) =>
    isWritable(field) && (operation.kind === "days" ? isDateField(field) : isNumeric(field));
  const main = operation.kind === "days" ? withRole(object, "due") : defaultNumber(object);
  const make = (field: FieldDefinition, needsMention: boolean, cost: number): Piece => ({
    from: operation.from,
    to: operation.to,
    cost,
    give: { kind: "assign", field: field.key, value: "", shown: shownOperation(operation), needsMention },
  });
  return [
    ...object.fields.filter(fits).map((field) => make(field, true, 0.02)),
    // "double check X" must never double a figure, so a bare factor needs its field named.
    ...(main && fits(main) && operation.kind !== "times" ? [make(main, false, 0.15)] : []),
  ];
}
