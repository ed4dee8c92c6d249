import { toBlocks } from "@/app/_chat/markdown-blocks";

/** A stretch of a text that is shown as one: from where, and where the next begins. */
export type TextPart = { from: number; text: string; next: number | null };
/** A part that begins at a block, one that begins after a place within the text, or the one that ends before a block. */
export type PartPlace = { from: number } | { within: number } | { before: number };
type Read = { from: number; text: string; length: number };

export const partLength = 40_000;
/** What is read before a marked stretch that lies deep in a text. */
const lead = 4000;

/** Near the beginning from the beginning, so that nothing is missing above. */
export const firstPlace = (markFrom = 0): PartPlace =>
  markFrom < partLength / 2 ? { from: 0 } : { within: markFrom - lead };

/** What to ask for a place. */
export function askedFor(place: PartPlace): { from: number; limit: number } {
  if (!("before" in place)) return { from: "from" in place ? place.from : place.within, limit: partLength };
  const from = Math.max(0, place.before - partLength);
  return { from, limit: place.before - from };
}

/** Cuts what was read so that no block is torn: it begins after an empty line, and ends before its last block. */
export function toPart(place: PartPlace, read: Read): TextPart {
  const skipped = "from" in place || read.from === 0 ? 0 : startIn(read.text);
  const from = read.from + skipped;
  const text = read.text.slice(skipped);
  if ("before" in place) return { from, text, next: place.before };
  if (from + text.length >= read.length) return { from, text, next: null };
  const end = endIn(text);
  return { from, text: text.slice(0, end), next: from + end };
}

function startIn(text: string): number {
  const near = text.slice(0, lead);
  const empty = near.indexOf("\n\n");
  if (empty >= 0) return empty + 2;
  return near.indexOf("\n") + 1;
}

function endIn(text: string): number {
  const last = toBlocks(text).at(-1);
  if (last && last.from > text.length / 2) return last.from;
  // One block that goes on: at the end of a line, or before half of a character that is two units long.
  const line = text.lastIndexOf("\n");
  if (line > text.length / 2) return line + 1;
  return text.endsWith("\uFFFD") ? text.length - 1 : text.length;
}
