import fc from "fast-check";
import { expect, test } from "vitest";

import { splitText } from "./split-text";

const most = 700;
const longestRepeat = 200;

/** Pieces of Markdown as people and machines write it, also broken, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "---\n",
    "===\n",
    "```\n",
    "~~~\n",
    "| a | b |\n| - | - |\n",
    "<div>\n",
  ),
  fc.constantFrom(
    "# A\n",
    "## B *c*\n\n",
    "###### D\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "| x | y |\n",
    "&amp; ",
    "[a]: /b\n",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.lorem({ maxCount: 12, mode: "sentences" }),
  fc.lorem({ maxCount: 40 }).map((line) => `${line}\n`),
  fc.integer({ min: 1, max: 3000 }).map((length) => "x".repeat(length)),
  fc.integer({ min: 1, max: 500 }).map((length) => "語🙂".repeat(length)),
);
const markdown = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));

test("every character that is no white space is in a chunk, in order and within bounds", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      let covered = 0;
      let from = -1;
      for (const chunk of splitText(text)) {
        expect(chunk.from).toBeGreaterThan(from);
        expect(chunk.to).toBeGreaterThan(covered);
        expect(chunk.to).toBeLessThanOrEqual(text.length);
        expect(chunk.to - chunk.from).toBeLessThanOrEqual(most);
        expect(covered - chunk.from).toBeLessThanOrEqual(longestRepeat);
        expect(text.slice(covered, Math.max(covered, chunk.from)).trim()).toBe("");
        const quoted = text.slice(chunk.from, chunk.to);
        expect(quoted).toBe(quoted.trim());
        from = chunk.from;
        covered = chunk.to;
      }
      expect(text.slice(covered).trim()).toBe("");
    }),
    { numRuns: 300 },
  );
});

test("no chunk begins or ends inside a character, nor inside a word that a chunk can hold", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      for (const { from, to } of splitText(text)) {
        for (const cut of [from, to]) {
          expect(isInsidePair(text, cut)).toBe(false);
          if (isInsideWord(text, cut)) expect(pieceAround(text, cut)).toBeGreaterThan(most);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("a sentence is not repeated before a long word that would then be cut", () => {
  const text = `Ante vulputate tristique suscipit. Suspendisse tortor, cubilia ultrices semper non. Placerat nulla. Nec.${"x".repeat(681)} uris`;
  const long = text.indexOf("Nec.");

  expect(splitText(text).some(({ from, to }) => from === long && to >= long + 685)).toBe(true);
});

test("pages and headings only go forward", () => {
  fc.assert(
    fc.property(markdown, fc.array(fc.nat(5000), { maxLength: 20 }), (text, places) => {
      const pages = [0, ...places.sort((left, right) => left - right)];
      let page = 1;
      for (const chunk of splitText(text, pages)) {
        expect(chunk.page).toBeGreaterThanOrEqual(page);
        page = chunk.page ?? 0;
        expect(pages[page - 1]).toBeLessThanOrEqual(chunk.from);
        expect(pages[page] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(chunk.from);
      }
    }),
    { numRuns: 100 },
  );
});

const isInsidePair = (text: string, cut: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(cut - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(cut));

/** Letters of writing that puts spaces between its words. */
const letter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;
const isInsideWord = (text: string, cut: number): boolean =>
  cut > 0 && letter.test(text.charAt(cut - 1)) && letter.test(text.charAt(cut));

/** How long the piece without white space is that is cut there. */
function pieceAround(text: string, cut: number): number {
  let [from, to] = [cut, cut];
  while (from > 0 && text.charAt(from - 1).trim() !== "") from -= 1;
  while (to < text.length && text.charAt(to).trim() !== "") to += 1;
  return to - from;
}
