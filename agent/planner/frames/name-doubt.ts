import type { Path } from "@/agent/planner/assemble/compose";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { isStrange } from "@/agent/planner/policy/unknown";
import { dayPhrase } from "./task-day";
import { vagueTail } from "./task-doubt";

const slotOpeners = new Set([
  "for",
  "at",
  "in",
  "from",
  "with",
  "by",
  "until",
  "due",
  "worth",
  "on",
  "to",
  "assigned",
  "owned",
]);

/** A name written without quotes that still holds a day, a person, a record, a figure or a place behind a preposition. */
export function swallows(s: Sentence, path: Path): boolean {
  const piece = path.pieces.find((entry) => entry.give.kind === "title");
  if (!piece || s.tokens.slice(piece.from, piece.to).some((token) => token.kind === "quote")) return false;
  if (vagueTail(s, piece.from, piece.to) !== undefined) return true;
  for (let at = piece.from + 1; at < piece.to - 1; at += 1)
    if (slotOpeners.has(lowerAt(s, at)) && isSlot(s, at, path)) return true;
  return false;
}

function isSlot(s: Sentence, at: number, path: Path): boolean {
  const next = at + 1;
  const token = s.tokens[next];
  const hasRecord = (s.records.get(next) ?? []).some((link) => link.how === "exact" || link.how === "begins");
  const isName = token?.kind === "word" && /^\p{Lu}/u.test(token.text);
  const isLinked =
    ["for", "with", "to", "at"].includes(lowerAt(s, at)) &&
    isName &&
    isStrange(s, next) &&
    path.object.fields.some((field) => field.type === "lookup");
  const isPlace =
    ["in", "from"].includes(lowerAt(s, at)) && isName && path.object.fields.some((field) => field.role === "place");
  return (
    s.members.has(next) ||
    hasRecord ||
    token?.kind === "number" ||
    s.places.has(next) ||
    dayPhrase(s, at) !== undefined ||
    isPlace ||
    isLinked
  );
}

const pointers = new Set(["there", "here"]);

/** "add a contact there" with no record in sight: where is not said. */
export function lostPlace(s: Sentence, path: Path): string | undefined {
  const at = s.tokens.findIndex(
    (token, index) =>
      pointers.has(token.lower) && index > 0 && !path.pieces.some((piece) => piece.from <= index && index < piece.to),
  );
  const head = path.pieces.find((piece) => piece.give.kind === "head");
  return at > 0 && head && at >= head.to ? lowerAt(s, at) : undefined;
}
