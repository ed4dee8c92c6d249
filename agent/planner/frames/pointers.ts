import type { Path } from "@/agent/planner/assemble/compose";
import type { Sentence } from "@/agent/planner/link/sentence";

const pointers = new Set(["these", "those", "them", "his", "her", "their", "selected"]);

/** A change that passes over "these" or "his" would reach further than was said, so such a word counts as not understood. */
export function heedPointers(s: Sentence, path: Path): Path {
  const missed = s.tokens.flatMap((token, at) => {
    if (!pointers.has(token.lower) || path.unused.includes(at)) return [];
    const piece = path.pieces.find((entry) => entry.from <= at && at < entry.to);
    return piece && piece.give.kind !== "noise" && piece.give.kind !== "head" ? [] : [at];
  });
  return missed.length > 0
    ? { ...path, unused: [...path.unused, ...missed], cost: path.cost + 3 * missed.length }
    : path;
}

/** A "to" that no piece took says that something else goes to somebody else; and one field cannot take two values. */
export function heedSecondTo(s: Sentence, path: Path, start: number): Path {
  const covered = (at: number) => path.pieces.some((piece) => piece.from <= at && at < piece.to);
  const loose = s.tokens.flatMap((token, at) =>
    at > start && ["to", "into"].includes(token.lower) && !covered(at) && !path.unused.includes(at) ? [at] : [],
  );
  const fields = path.pieces.flatMap((piece) => (piece.give.kind === "assign" ? [piece] : []));
  const twice = fields.filter((piece, index) =>
    fields.some((other, before) => before < index && sameField(other, piece)),
  );
  // "mark … as engaged": what stands right behind "as" is the new value, never what picks.
  const picked = path.pieces.flatMap(({ give, from }) =>
    give.kind === "where" && ["as", "to", "into"].includes(s.tokens[from - 1]?.lower ?? "") && !covered(from - 1)
      ? [from]
      : [],
  );
  const missed = [...new Set([...loose, ...picked, ...twice.map((piece) => piece.from)])].filter(
    (at) => !path.unused.includes(at),
  );
  return missed.length > 0
    ? { ...path, unused: [...path.unused, ...missed], cost: path.cost + 3 * missed.length }
    : path;
}

const sameField = (one: Path["pieces"][number], other: Path["pieces"][number]): boolean =>
  one.give.kind === "assign" && other.give.kind === "assign" && one.give.field === other.give.field;
