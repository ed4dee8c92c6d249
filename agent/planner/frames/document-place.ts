import { type Block, blocksOf, sentencesOf, type Unit } from "@/agent/planner/text/text-units";

export type Edit = { find: string; replace: string; all?: true };
export type Position = { at: "end" | "beginning" | "section" | "after" | "before"; beside?: string };

/** A replacement that puts a text there, or nothing where that place is not in the document or there more than once. */
export function insertion(text: string, added: string, position: Position, isOwnLine: boolean): Edit | undefined {
  const { at, beside = "" } = position;
  if (at === "after" || at === "before") return besideStretch(text, added, position);
  const blocks = blocksOf(text);
  const body = blocks.filter(({ text: said }) => !isHeading(said));
  if (at === "beginning") {
    const [first] = body;
    return first && before(text, first, isOwnLine || !first.isProse ? `${added}\n\n` : `${added} `);
  }
  const within = at === "section" ? body.filter(({ heading }) => isSame(heading, beside)) : body;
  const last = within.at(-1);
  return last && after(text, last, isOwnLine || !last.isProse ? `\n\n${added}` : ` ${added}`);
}

const isHeading = (said: string): boolean => /^\s*#/.test(said);
const isSame = (heading: string, said: string): boolean => heading.trim().toLowerCase() === said.trim().toLowerCase();

function besideStretch(text: string, added: string, { at, beside = "" }: Position): Edit | undefined {
  const [place, second] = [...text.matchAll(new RegExp(pattern(beside), "giu"))];
  if (!place || second || beside === "") return undefined;
  const [found] = place;
  const isClosed = /[.!?…:]$/.test(found);
  if (at === "before") return { find: found, replace: `${added} ${found}` };
  // A full stop belongs to what stands before it.
  const isStop = !isClosed && text[place.index + found.length] === "." && /[.!?]$/.test(added);
  const whole = isStop ? `${found}.` : found;
  return { find: whole, replace: `${whole} ${added}` };
}

/** Letter by letter, but a line may break where a space was said. */
const pattern = (said: string): string =>
  said
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s+");

/** What stands in the text, once, for words that were said with other spaces. */
export function standing(text: string, said: string): string | undefined {
  if (text.includes(said)) return said;
  return new RegExp(pattern(said), "u").exec(text)?.[0];
}

function after(text: string, { from, to }: Unit, added: string): Edit {
  const find = onceEndingAt(text, from, to);
  return { find, replace: `${find}${added}` };
}

function before(text: string, { from, to }: Unit, added: string): Edit {
  const find = onceBeginningAt(text, from, to);
  return { find, replace: `${added}${find}` };
}

/** The shortest run of whole words that ends there and stands nowhere else. */
function onceEndingAt(text: string, from: number, to: number): string {
  const end = text.slice(0, to).trimEnd().length;
  for (let start = text.lastIndexOf(" ", end - 20); start > from; start = text.lastIndexOf(" ", start - 1))
    if (isOnce(text, text.slice(start + 1, end))) return text.slice(start + 1, end);
  return isOnce(text, text.slice(from, end)) ? text.slice(from, end) : text.slice(0, end);
}

function onceBeginningAt(text: string, from: number, to: number): string {
  for (let end = text.indexOf(" ", from + 20); end >= 0 && end < to; end = text.indexOf(" ", end + 1))
    if (isOnce(text, text.slice(from, end))) return text.slice(from, end);
  return isOnce(text, text.slice(from, to)) ? text.slice(from, to) : text.slice(from);
}

const isOnce = (text: string, find: string): boolean => find !== "" && text.indexOf(find) === text.lastIndexOf(find);

/** Takes a sentence or paragraph out with the space that it leaves. */
export function removal(text: string, { from, to }: Unit): Edit | undefined {
  const lead = /\s*$/.exec(text.slice(0, from))?.[0] ?? "";
  const tail = /^\s*/.exec(text.slice(to))?.[0] ?? "";
  const isWhole = lead.includes("\n") && (tail.includes("\n") || text.slice(to).trim() === "");
  const start = isWhole ? from - lead.length : lead === " " ? from - 1 : from;
  const stop = isWhole || lead === " " ? to : to + (tail.startsWith("\n\n") ? 0 : tail.length);
  const find = text.slice(start, stop);
  if (isOnce(text, find)) return { find, replace: "" };
  // What stands twice is told apart by what stands before it.
  const wide = text.slice(text.lastIndexOf("\n\n", Math.max(0, start - 2)) + 1, stop);
  return isOnce(text, wide) ? { find: wide, replace: wide.slice(0, wide.length - find.length) } : undefined;
}

/** A heading with all that stands below it, until the next of its level. */
export function sectionOf(text: string, said: string): Unit | undefined {
  const headings = blocksOf(text).filter((block) => isHeading(block.text));
  const at = headings.findIndex(({ heading }) => isSame(heading, said));
  const found = headings[at];
  if (!found) return undefined;
  const levelOf = (block: Unit): number => /^\s*(#+)/.exec(block.text)?.[1]?.length ?? 0;
  const next = headings.slice(at + 1).find((block) => levelOf(block) <= levelOf(found));
  const to = text.slice(0, next?.from ?? text.length).trimEnd().length;
  return { from: found.from, to, text: text.slice(found.from, to) };
}

export function unitsOf(text: string, kind: "sentence" | "paragraph"): Unit[] {
  const blocks = blocksOf(text).filter(({ text: said }) => !isHeading(said) && !/^[\s|:-]+$/.test(said));
  return kind === "sentence" ? blocks.flatMap((block) => (block.isProse ? sentencesOf(block) : [block])) : blocks;
}

/** Where every word of the topic stands; a paragraph may have some of them in its heading. */
export function unitsAbout(text: string, stems: readonly string[], kind: "sentence" | "paragraph"): Unit[] {
  const units = unitsOf(text, kind);
  const headed = kind === "paragraph" ? (unit: Unit) => `${(unit as Block).heading} ${unit.text}` : undefined;
  const has = (said: string): boolean => {
    const words = said.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return stems.every((stem) => words.some((word) => word.startsWith(stem)));
  };
  const found = units.filter((unit) => has(unit.text));
  return found.length > 0 || !headed ? found : units.filter((unit) => has(headed(unit)));
}
