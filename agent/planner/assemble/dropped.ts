import type { Catalog } from "@/db/objects/definition";
import { cohortQuery, sinceEntry } from "./cohort";
import type { Path } from "./compose";
import { extremeOf } from "./figures";
import { conditionsOf, spread } from "./query";

const priceOfWord = 0.5;

/** Pieces that were read and yet would not reach the query; nothing that changes the meaning is dropped in silence. */
export function heedDropped(path: Path, catalog: Catalog): Path {
  const lost = droppedWords(path, catalog);
  if (lost.length === 0) return path;
  return { ...path, unused: [...new Set([...path.unused, ...lost])], cost: path.cost + lost.length * priceOfWord };
}

function droppedWords(path: Path, catalog: Catalog): number[] {
  const gives = path.pieces.flatMap((piece) => spread(piece.give).map((give) => ({ piece, give })));
  const has = (kind: string) => gives.some(({ give }) => give.kind === kind);
  if (has("cohort")) return besideCohort(path, catalog);
  const isGrouped = has("group");
  const isFigure = isGrouped || has("measure") || has("compare") || has("ratio") || has("part");
  if (!isFigure)
    return gives.flatMap(({ piece, give }) =>
      reportWords.has(give.kind) || (give.kind === "chart" && !give.isTable) ? wordsOf(piece) : [],
    );
  const isExtreme = extremeOf(
    gives.map(({ give }) => give),
    path.object,
  );
  const isBucketed = gives.some(({ give }) => give.kind === "group" && give.bucket);
  return gives.flatMap(({ piece, give }) => {
    const words = () => wordsOf(piece);
    if (give.kind === "chart" && !give.isTable && !isGrouped && !has("compare")) return words();
    if (give.kind === "running" && !isBucketed) return words();
    if (give.kind === "rest" && !(isGrouped && has("limit") && !isBucketed)) return words();
    if (give.kind === "part" && !isGrouped && !has("where")) return words();
    if (give.kind === "limit" && !give.isOfGroups && !isExtreme && (!isGrouped || isBeforeNoun(path, piece.to)))
      return words();
    if (give.kind === "sort" && isBucketed && give.sort.direction === "desc") return words();
    return give.kind === "show" && !has("measure") ? words() : [];
  });
}

/** A cohort is counted, by month alone; where there is no second date there is none. */
function besideCohort(path: Path, catalog: Catalog): number[] {
  const gives = path.pieces.map(({ give }) => give);
  const isMade =
    cohortQuery(catalog, path.object, gives, conditionsOf(sinceEntry(path.pieces), path.object)) !== undefined;
  return path.pieces.flatMap((piece) => {
    const { give } = piece;
    const isOther =
      (give.kind === "group" && (!give.bucket || give.also)) ||
      (give.kind === "measure" && give.fn !== "count") ||
      ["rank", "ratio", "part", "running", "rest", "worth", "having", "compare", "limit", "sort"].includes(give.kind);
    return isOther || (give.kind === "cohort" && !isMade) ? wordsOf(piece) : [];
  });
}

const reportWords = new Set(["running", "rest", "worth"]);

const wordsOf = ({ from, to }: Path["pieces"][number]): number[] =>
  Array.from({ length: to - from }, (_, offset) => from + offset);

/** "top 3 deals per owner" limits the records of each group, which no figure can say. */
const isBeforeNoun = (path: Path, at: number): boolean =>
  path.pieces.some(({ from, give }) => give.kind === "head" && give.isPlural && from >= at && from <= at + 2);
