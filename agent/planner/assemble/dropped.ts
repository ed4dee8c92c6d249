import type { Path } from "./compose";
import { extremeOf } from "./figures";
import { spread } from "./query";

/** Pieces that were read and yet would not reach the query; nothing that changes the meaning is dropped in silence. */
export function heedDropped(path: Path): Path {
  const lost = droppedWords(path);
  return lost.length > 0 ? { ...path, unused: [...new Set([...path.unused, ...lost])] } : path;
}

function droppedWords(path: Path): number[] {
  const gives = path.pieces.flatMap((piece) => spread(piece.give).map((give) => ({ piece, give })));
  const has = (kind: string) => gives.some(({ give }) => give.kind === kind);
  const isGrouped = has("group");
  const isFigure = isGrouped || has("measure") || has("compare") || has("ratio") || has("part");
  if (!isFigure) return gives.flatMap(({ piece, give }) => (reportWords.has(give.kind) ? wordsOf(piece) : []));
  const isExtreme = extremeOf(
    gives.map(({ give }) => give),
    path.object,
  );
  const isBucketed = gives.some(({ give }) => give.kind === "group" && give.bucket);
  return gives.flatMap(({ piece, give }) => {
    const words = () => wordsOf(piece);
    if (give.kind === "running" && !isBucketed) return words();
    if (give.kind === "rest" && !(isGrouped && has("limit") && !isBucketed)) return words();
    if (give.kind === "part" && !isGrouped && !has("where")) return words();
    if (give.kind === "limit" && !give.isOfGroups && !isExtreme && (!isGrouped || isBeforeNoun(path, piece.to)))
      return words();
    if (give.kind === "sort" && isBucketed && give.sort.direction === "desc") return words();
    return give.kind === "show" && !has("measure") ? words() : [];
  });
}

const reportWords = new Set(["running", "rest", "worth"]);

const wordsOf = ({ from, to }: Path["pieces"][number]): number[] =>
  Array.from({ length: to - from }, (_, offset) => from + offset);

/** "top 3 deals per owner" limits the records of each group, which no figure can say. */
const isBeforeNoun = (path: Path, at: number): boolean =>
  path.pieces.some(({ from, give }) => give.kind === "head" && give.isPlural && from >= at && from <= at + 2);
