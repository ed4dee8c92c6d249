import { describe, expect, test } from "vitest";

import { type Block, type Piece, rangeIn, toBlocks } from "./markdown-blocks";
import { type Inline, toInline } from "./markdown-inline";

const source = `# Terms

Orders are delivered
  within **14 days** of the [order](https://oakmere.example/a).

- one
  - two
    goes on
3. three

> said
> twice

\`\`\`\`ts
code
\`\`\`
more
\`\`\`\`

| a | b \\| c |
|---|---|
| 1 |  |
2 | three
`;

const piecesOf = (block: Block): Piece[] => {
  if (block.kind === "rule") return [];
  if (block.kind === "list") return block.items;
  return block.kind === "table" ? [...block.head, ...block.rows.flat()] : [block];
};

const wordsOf = (spans: Inline[]): { text: string; at: number }[] =>
  spans.flatMap((span) => ("children" in span ? wordsOf(span.children) : "text" in span ? [span] : []));

describe("places of Markdown in its source", () => {
  test("every line of every block is where it says", () => {
    for (const piece of toBlocks(source).flatMap(piecesOf))
      for (const [index, line] of piece.text.split("\n").entries())
        expect(source.slice(piece.starts[index]).startsWith(line)).toBe(true);
  });

  test("blocks stand one after the other and leave out nothing but empty lines", () => {
    let at = 0;
    for (const { from, to } of toBlocks(source)) {
      expect(source.slice(at, from).trim()).toBe("");
      expect(to).toBeGreaterThan(from);
      at = to;
    }
    expect(source.slice(at).trim()).toBe("");
  });

  test("the words of spans are where they say, also within others", () => {
    const text = "a **b *c* d** `e` \\* [f **g**](/o/deals/1) ![h](https://x.example/y) [i](https://x.example)";
    const words = wordsOf(toInline(text));

    expect(words.map((word) => word.text).join("")).toBe("a b c d e * f g h i");
    for (const word of words) expect(text.slice(word.at).startsWith(word.text)).toBe(true);
  });

  test("a stretch of the source is found in the text of its block, over the ends of lines", () => {
    const [, paragraph] = toBlocks(source).flatMap(piecesOf);
    if (!paragraph) throw new Error("The source has a paragraph.");
    const from = source.indexOf("delivered");
    const range = rangeIn(paragraph, { from, to: source.indexOf(" days") });

    expect(range && paragraph.text.slice(range.from, range.to)).toBe("delivered\nwithin **14");
    expect(rangeIn(paragraph, { from: 0, to: 5 })).toBeNull();
  });

  test("a cell keeps the sign that is escaped, and a row may do without its borders", () => {
    const table = toBlocks(source).find((block) => block.kind === "table");

    expect(table?.head.map(({ text }) => text)).toEqual(["a", "b \\| c"]);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["1", ""],
      ["2", "three"],
    ]);
  });

  test("code goes on until a fence as long as the one that opened it", () => {
    expect(toBlocks(source).find((block) => block.kind === "code")).toMatchObject({ text: "code\n```\nmore" });
  });

  test("a line that was made to take long is text, and soon", () => {
    const started = performance.now();
    for (const part of ["*", "**a", "[", "`a", "# ", " |", "_a ", "- - x "]) {
      const blocks = toBlocks(part.repeat(60_000 / part.length));
      for (const piece of blocks.flatMap(piecesOf)) toInline(piece.text);
      for (const piece of blocks.flatMap(piecesOf)) toInline(piece.text.slice(0, 9999));
    }

    expect(performance.now() - started).toBeLessThan(4000);
  });
});
