import { withRole } from "@/agent/planner/lexicon/roles";
import { matching, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import type { Piece, Recogniser } from "./piece";

const openers = [
  "about",
  "mentioning",
  "that mention",
  "that talk about",
  "saying something about",
  "on the subject of",
  "with the words",
  "with the word",
  "that mentions",
  "which mention",
  "mention",
  "that say",
  "that contain",
  "containing",
  "talking about",
  "on the topic of",
  "dealing with",
  "concerning",
];

/** "notes about pricing": of what is written in free text, the words themselves are looked for. */
export const searchText: Recogniser = (s, at, object) =>
  withRole(object, "body") === undefined
    ? []
    : matching(s, at, openers).flatMap((words) => runs(s, at, at + words.split(" ").length));

function runs(s: Sentence, from: number, start: number): Piece[] {
  const token = s.tokens[start];
  if (!token) return [];
  const search = (to: number, text: string, cost: number): Piece => ({
    from,
    to,
    cost,
    give: { kind: "search", text },
  });
  if (token.kind === "quote") return [search(start + 1, token.text.slice(1, -1).trim(), 0.1)];
  const pieces: Piece[] = [];
  for (let to = start + 1; to <= Math.min(start + 3, s.tokens.length); to += 1) {
    const last = s.tokens[to - 1];
    if (last?.kind !== "word" || blocking.has(last.lower)) break;
    if (s.members.has(to - 1) || s.records.has(to - 1)) break;
    if (ignorable.has(last.lower) || particles.has(last.lower)) continue;
    pieces.push(search(to, textBetween(s, start, to), 0.3 - 0.02 * (to - start)));
  }
  return pieces;
}
