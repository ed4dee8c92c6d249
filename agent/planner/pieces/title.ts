import { lowerAt, objectLinksAt, says, textBetween } from "@/agent/planner/link/sentence";
import { ignorable, particles } from "@/agent/planner/words/closed-words";
import { createVerbs } from "@/agent/planner/words/verbs";
import type { Piece, Recogniser } from "./piece";

const named = new Set(["called", "named", "titled", ":", "name", "-", "–"]);
const openers = [
  "with the name of",
  "with the name",
  "with name",
  "by the name of",
  "under the name",
  "with the title",
];
const leads = new Set(["to", "for", "with", "from", "of", "at", "about", "into", "by", "and", "the"]);
const longest = 10;

/** The name of a record to be made: quoted, after "called", or the words right behind the noun up to the next slot. */
export const title: Recogniser = (s, at, object) => {
  const token = s.tokens[at];
  if (!token) return [];
  const opener = openers.find((words) => says(s, at, words));
  const isNamed = opener !== undefined || named.has(token.lower);
  const start = opener ? at + opener.split(" ").length : isNamed ? at + 1 : at;
  if (!isNamed && !canStart(s, at, object.key)) return [];
  if (s.tokens[start]?.kind === "quote")
    return [make(at, start + 1, (s.tokens[start]?.text ?? "").slice(1, -1).trim(), 0.02)];
  const pieces: Piece[] = [];
  for (let to = start + 1; to <= Math.min(s.tokens.length, start + longest); to += 1) {
    const last = s.tokens[to - 1];
    if (
      !last ||
      last.kind === "quote" ||
      last.kind === "email" ||
      last.kind === "url" ||
      (to > start + 1 && ["who", "which", "whose"].includes(last.lower)) ||
      (last.kind === "punct" && !/^[&.'’/+-]$/.test(last.text))
    )
      break;
    if (!isNamed && to === start + 1 && last.kind === "number") continue;
    if (last.kind === "punct" || (particles.has(last.lower) && to === start + 1)) continue;
    // "add three lines to the note …": a name that ends so has lost what it leads to.
    if (!isNamed && leads.has(last.lower) && to < s.tokens.length) continue;
    const isCapital = /^\p{Lu}|^\p{N}/u.test(last.text);
    pieces.push(
      make(
        at,
        to,
        textBetween(s, start, to),
        (isNamed ? 0.05 : 0.25) +
          0.12 * (to - start) -
          (isCapital ? 0.1 : 0) +
          (crosses(s, start, to) ? 0.6 : 0) +
          (stopsShort(s, to) ? 0.5 : 0),
      ),
    );
  }
  return pieces;
};

/** In "Fisk AS" and "Lund AB" the letters belong to the name, though small they would be words of ours. */
const stopsShort = (s: Parameters<Recogniser>[0], to: number): boolean =>
  /^\p{Lu}{2,}$/u.test(s.tokens[to]?.text ?? "") && /\p{Ll}/u.test(s.source);

/** A name that runs over "for Tessel" or "at 5k" has most likely swallowed a slot. */
function crosses(s: Parameters<Recogniser>[0], from: number, to: number): boolean {
  for (let at = from + 1; at < to - 1; at += 1) {
    if (
      particles.has(lowerAt(s, at)) &&
      (s.records.has(at + 1) ||
        s.members.has(at + 1) ||
        s.tokens[at + 1]?.kind === "number" ||
        (s.words.get(at + 1) ?? []).some(({ entry }) => entry.kind === "field"))
    )
      return true;
  }
  return false;
}

/** Right behind the noun, or at the very start of what follows the verb. */
function canStart(s: Parameters<Recogniser>[0], at: number, object: string): boolean {
  const lower = lowerAt(s, at);
  if (particles.has(lower) || ignorable.has(lower) || lower === "new") return false;
  if (s.tokens[at]?.kind === "quote") return true;
  let before = at - 1;
  while (before > 0 && (lowerAt(s, before) === "new" || ignorable.has(lowerAt(s, before)))) before -= 1;
  for (let start = Math.max(0, before - 2); start <= before; start += 1) {
    if (objectLinksAt(s, start).some((link) => link.entry.object === object && link.to === before + 1)) return true;
  }
  return (before < 0 || createVerbs.has(lowerAt(s, before))) && objectLinksAt(s, at).length === 0;
}

function make(from: number, to: number, text: string, cost: number): Piece {
  return { from, to, cost, give: { kind: "title", text } };
}
