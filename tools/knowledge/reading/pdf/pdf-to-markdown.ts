import { canonicalText } from "@/tools/knowledge/reading/canonical-text";
import { escapeStart, escapeText } from "@/tools/knowledge/reading/markdown/escape-markdown";
import { mostCommon, type PdfLine } from "./pdf-lines";
import { pdfRepeats } from "./pdf-repeats";

type Line = PdfLine & { level: number; isItem: boolean };
/** What stands between two lines: "" takes a word together again. */
type Join = "" | " " | "  \n" | "\n" | "\n\n";

const bullet = /^[•◦▪▫●○■□‣∙·–—*-]\s+(?=\S)/;
const numbered = /^\d{1,3}[.)]\s+\S/;
const contents = / \u2026 \S+$/;
const hyphen = /(?<=\p{L})[-\u00AD\u2010]$/u;
const deepest = 4;
const longestHeading = 150;

/** Lines of pages as Markdown: joined to paragraphs, larger ones as headings; with the offset at which each page begins. */
export function pdfToMarkdown(pages: readonly PdfLine[][]): { text: string; pages: number[] } {
  const repeats = pdfRepeats(pages);
  const sizes = headingSizes(pages);
  const parts: string[] = [];
  const begins: number[] = [];
  let length = 0;
  let last: Line | null = null;
  for (const all of pages) {
    const page = all.filter((line) => !repeats.has(line));
    const space = spaceOf(page);
    for (const [place, plain] of page.entries()) {
      const line: Line = { ...plain, level: levelOf(plain, sizes), isItem: false };
      const join: Join = last ? joinOf(last, line, place === 0 ? null : space) : "";
      line.isItem = isItem(line) || (last?.isItem === true && (join === "" || join === " "));
      if (last && join === "") length -= dropHyphen(parts);
      const text = lineText(line, join, last === null);
      if (place === 0) begins.push(length + join.length);
      parts.push(join + text);
      length += join.length + text.length;
      last = line;
    }
    if (page.length === 0) begins.push(length);
  }
  return { text: parts.join(""), pages: begins };
}

function joinOf(last: Line, next: Line, space: { width: number; drop: number } | null): Join {
  const drop = last.y - next.y;
  if (last.level > 0 || next.level > 0) {
    const goesOn = last.level === next.level && space !== null && drop > 0 && drop < 2 * next.size;
    return goesOn ? " " : "\n\n";
  }
  if (isItem(next)) return last.isItem ? "\n" : "\n\n";
  if (Math.abs(last.size - next.size) > last.size / 10) return "\n\n";
  const together: Join = hyphen.test(last.text) && /^\p{Ll}/u.test(next.text) ? "" : " ";
  const isOpen = !/[.!?:;"”»)\]]$/.test(last.text) && /^\p{Ll}/u.test(next.text);
  // Another page or column: only a sentence that is open goes on there.
  if (space === null || drop < -last.size) return isOpen ? together : "\n\n";
  if (drop > 1.3 * Math.min(space.drop, 2 * last.size) + 1) return "\n\n";
  if (contents.test(last.text)) return "  \n";
  const isFull = last.right - last.left > 0.75 * space.width;
  return isFull || isOpen || drop < last.size / 4 ? together : "  \n";
}

function lineText(line: Line, join: Join, isStart: boolean): string {
  const mark = isItem(line) && line.level === 0 ? bullet.exec(line.text)?.[0] : undefined;
  const escaped = canonicalText(escapeText(`${line.text.slice(mark?.length ?? 0)} `).trimEnd());
  if (line.level > 0) return join === " " ? escaped : `${"#".repeat(line.level)} ${escaped}`;
  if (mark !== undefined) return `- ${escaped}`;
  const isBegin = isStart || join.endsWith("\n");
  return isBegin && !numbered.test(line.text) ? escapeStart(escaped) : escaped;
}

const isItem = ({ text, level }: Line): boolean => level === 0 && (bullet.test(text) || numbered.test(text));

/** Says by how much the text became shorter; a soft hyphen is gone already. */
function dropHyphen(parts: string[]): number {
  const part = parts.pop() ?? "";
  const without = part.replace(/[-\u2010]$/, "");
  parts.push(without);
  return part.length - without.length;
}

/** How wide the lines of a page are, and how far apart most of them stand. */
function spaceOf(page: readonly PdfLine[]): { width: number; drop: number } {
  const drops = new Map<number, number>();
  let width = 0;
  for (const [place, { left, right, y }] of page.entries()) {
    width = Math.max(width, right - left);
    const drop = Math.round((page[place - 1]?.y ?? y) - y);
    if (drop > 0) drops.set(drop, (drops.get(drop) ?? 0) + 1);
  }
  return { width, drop: mostCommon(drops) };
}

/** Sizes clearly above the one that most letters have, the largest first. */
function headingSizes(pages: readonly PdfLine[][]): number[] {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flat()) letters.set(size, (letters.get(size) ?? 0) + text.length);
  const body = mostCommon(letters);
  return [...letters.keys()].filter((size) => size > 1.15 * body).sort((left, right) => right - left);
}

function levelOf({ size, text }: PdfLine, sizes: readonly number[]): number {
  const rank = sizes.indexOf(size);
  const isWords = text.length <= longestHeading && !contents.test(text) && /\p{L}/u.test(text);
  return rank < 0 || !isWords ? 0 : Math.min(deepest, rank + 1);
}
