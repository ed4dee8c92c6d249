import { describe, expect, test } from "vitest";

import { askedFor, firstPlace, type PartPlace, type TextPart, toPart } from "./text-parts";

/** What the tool answers, which gives whole characters only. */
const read = (text: string, place: PartPlace) => {
  const { from, limit } = askedFor(place);
  return { from, text: text.slice(from, from + limit).toWellFormed(), length: text.length };
};

function allOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  for (let next: number | null = 0; next !== null; next = parts.at(-1)?.next ?? null)
    parts.push(toPart({ from: next }, read(text, { from: next })));
  return parts;
}

const long = Array.from({ length: 4000 }, (_, index) => `## Section ${index}\n\nWhat it says. And more.\n`).join("\n");

describe("parts of a long text", () => {
  test.each([
    ["sections", long],
    ["a list without an empty line", "- an item of it\n".repeat(9000)],
    ["one line of signs that are two units long", `x${"😀".repeat(60_000)}`],
    ["a short text", "# Terms\n\n14 days."],
  ])("%s come together to the whole", (_, text) => {
    const parts = allOf(text);

    expect(parts.map((part) => part.text).join("")).toBe(text);
    for (const part of parts) expect(text.slice(part.from).startsWith(part.text)).toBe(true);
  });

  test("begin and end with whole blocks", () => {
    for (const { text } of allOf(long)) expect(text).toMatch(/^(## Section \d+\n|What it says\.)/);
  });

  test("a mark deep in the text is in the first part, and what comes before it joins without a gap", () => {
    const mark = long.indexOf("## Section 2500");
    const place = firstPlace(mark);
    const first = toPart(place, read(long, place));
    const earlier: PartPlace = { before: first.from };
    const before = toPart(earlier, read(long, earlier));

    expect(first.from).toBeLessThan(mark);
    expect(first.from + first.text.length).toBeGreaterThan(mark + 100);
    expect(long[first.from - 1]).toBe("\n");
    expect(before.from + before.text.length).toBe(first.from);
    expect(long.slice(before.from).startsWith(before.text)).toBe(true);
    expect(before.next).toBe(first.from);
  });
});
