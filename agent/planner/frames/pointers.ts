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
