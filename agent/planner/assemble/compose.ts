import { once } from "@/agent/planner/link/memo";
import type { Sentence } from "@/agent/planner/link/sentence";
import type { Piece, Recogniser } from "@/agent/planner/pieces/piece";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import type { ObjectDefinition } from "@/db/objects/definition";
import { violations } from "./violations";

/** One way to read a clause: the pieces taken, the words left over, and the price of both. */
export type Path = { object: ObjectDefinition; pieces: readonly Piece[]; unused: readonly number[]; cost: number };

const width = 30;
const pricePerPiece = 0.1;

/** Floating composition: at each word take a piece that starts there, or skip the word at its price. */
export function compose(
  s: Sentence,
  object: ObjectDefinition,
  recognisers: readonly Recogniser[],
  from: number,
): Path[] {
  const beams: Path[][] = Array.from({ length: s.tokens.length + 1 }, () => []);
  beams[from] = [{ object, pieces: [], unused: [], cost: 0 }];
  for (let at = from; at < s.tokens.length; at += 1) {
    const open = prune(beams[at] ?? []);
    if (open.length === 0) continue;
    const skip = skipPrice(s, at);
    const pieces = recognisers.flatMap((recognise) =>
      once(s, recognise, `${object.key} ${at}`, () => recognise(s, at, object)),
    );
    for (const path of open) {
      beams[at + 1]?.push({ ...path, unused: skip >= 1 ? [...path.unused, at] : path.unused, cost: path.cost + skip });
      for (const piece of pieces)
        beams[piece.to]?.push({
          ...path,
          pieces: [...path.pieces, piece],
          cost: path.cost + piece.cost + pricePerPiece,
        });
    }
  }
  return (beams[s.tokens.length] ?? [])
    .map((path) => ({ ...path, cost: path.cost + violations(path) }))
    .sort((one, other) => one.cost - other.cost)
    .slice(0, width);
}

const prune = (paths: Path[]): Path[] => paths.sort((one, other) => one.cost - other.cost).slice(0, width);

export function skipPrice(s: Sentence, at: number): number {
  const token = s.tokens[at];
  if (!token) return 0;
  if (["number", "ordinal", "date", "time", "quote", "email", "phone", "url"].includes(token.kind)) return 3;
  if (blocking.has(token.lower)) return 3;
  if (/^[,.!?;:()…]+$/.test(token.text) || /^\p{Extended_Pictographic}/u.test(token.text)) return 0.02;
  // What somebody "has going" is open; only elsewhere does the word say nothing.
  if (token.lower === "going" && ["has", "have", "got"].includes(s.tokens[at - 1]?.lower ?? "")) return 1.1;
  if (ignorable.has(token.lower)) return 0.03;
  if (particles.has(token.lower)) return 0.3;
  return token.kind === "word" && /^\p{Lu}/u.test(token.text) && at > 0 ? 1.6 : 1.1;
}
