import type { Path } from "@/agent/planner/assemble/compose";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";

const pointers = new Set(["these", "those", "them", "his", "her", "their", "selected"]);

/** "what did they amount to" before anything was shown: whoever they are, it is not everything. */
export function heedNobody(s: Sentence, path: Path): Path {
  const { lastQuery, focus, context } = s.state;
  const isShown = lastQuery || focus.length > 0 || context.record || context.query || context.selectedIds?.length;
  const hasNoun = path.pieces.some(({ give }) => ["head", "where"].includes(give.kind));
  if (isShown || hasNoun) return path;
  const missed = s.tokens.flatMap(({ lower }, at) =>
    ["they", "them", "those", "these", "it"].includes(lower) && !path.unused.includes(at) ? [at] : [],
  );
  return missed.length > 0 ? { ...path, unused: [...path.unused, ...missed], cost: path.cost + missed.length } : path;
}

/** "those tasks which are for Marta" says itself which. */
const isArticle = (s: Sentence, at: number): boolean =>
  ["those", "these"].includes(s.tokens[at]?.lower ?? "") &&
  objectLinksAt(s, at + 1).some(({ to }) => ["which", "that", "who", "whose"].includes(s.tokens[to]?.lower ?? ""));

/** A change that passes over "these" or "his" would reach further than was said, so such a word counts as not understood. */
export function heedPointers(s: Sentence, path: Path): Path {
  const missed = s.tokens.flatMap((token, at) => {
    if (!pointers.has(token.lower) || path.unused.includes(at)) return [];
    const piece = path.pieces.find((entry) => entry.from <= at && at < entry.to);
    if (isArticle(s, at)) return [];
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
