import type { Piece } from "@/agent/planner/pieces/piece";
import type { Path } from "./compose";

/** What no sensible request says: two values for one single-valued field, a "not empty" beside a value, two heads, two figures. */
export function violations(path: Path): number {
  const wheres = path.pieces.flatMap((piece) => (piece.give.kind === "where" ? [piece.give] : []));
  const equals = wheres.filter((give) => isOp(give.condition, "eq")).map((give) => give.path);
  const repeated = equals.length - new Set(equals).size;
  const beside = wheres.filter(
    (give) => isOp(give.condition, "not_empty") && wheres.some((other) => other !== give && other.path === give.path),
  ).length;
  const heads = count(path, "head");
  const assigned = path.pieces.flatMap((piece) => (piece.give.kind === "assign" ? [piece.give.field] : []));
  const unmet = path.pieces.filter(
    (piece) => piece.give.kind === "assign" && piece.give.needsMention && !hasMention(path, piece.give.field),
  ).length;
  const idle = path.pieces.filter(
    (piece) =>
      piece.give.kind === "field" &&
      !path.pieces.some(
        (other) =>
          other.give.kind === "assign" &&
          other.give.needsMention &&
          piece.give.kind === "field" &&
          other.give.field === piece.give.field,
      ),
  ).length;
  return (
    repeated * 3 +
    beside * 2 +
    Math.max(0, heads - 1) * 0.8 +
    Math.max(0, count(path, "limit") - 1) * 3 +
    (assigned.length - new Set(assigned).size) * 3 +
    unmet * 3 +
    idle * 1.5 +
    Math.max(0, count(path, "title") - 1) * 3 +
    Math.max(0, count(path, "pronoun") + Math.min(1, count(path, "target")) - 1) * 2 +
    doubledPeriods(path) * 2 +
    Math.max(0, count(path, "compare") - 1) * 3 +
    orphanComparison(path) * 3
  );
}

const hasMention = (path: Path, field: string): boolean =>
  path.pieces.some((piece) => piece.give.kind === "field" && piece.give.field === field);
const count = (path: Path, kind: Piece["give"]["kind"]): number =>
  path.pieces.filter((piece) => piece.give.kind === kind).length;
const isOp = (condition: unknown, op: string): boolean =>
  typeof condition === "object" && condition !== null && "op" in condition && condition.op === op;

/** Two "in" periods on one date can never both hold. */
function doubledPeriods(path: Path): number {
  const fields = path.pieces.flatMap((piece) =>
    piece.give.kind === "period" && piece.give.op === "in" ? [piece.give.field ?? ""] : [],
  );
  return fields.length - new Set(fields).size;
}

/** "closed this quarter … against last": the first period is bound up in a condition, so it cannot be swapped for the second. */
function orphanComparison(path: Path): number {
  const isElliptic = path.pieces.some(({ give }) => give.kind === "compare" && give.isElliptic);
  const bound = path.pieces.filter(
    ({ give }) => give.kind === "where" && /"(?:offset|year|from|last|ago)":/.test(JSON.stringify(give.condition)),
  );
  return isElliptic ? bound.length : 0;
}
