import { describe, expect, test } from "vitest";

import { splitText } from "./split-text";

const sentence = "The customer pays within thirty days of the invoice. ";
const paragraph = (count: number): string => sentence.repeat(count).trim();
const pieces = (text: string): string[] => splitText(text).map(({ from, to }) => text.slice(from, to));

describe("splitText", () => {
  test("gives every section a chunk of its own under the path of its headings", () => {
    const text = `Preface.\n\n# Terms\n\n## **Payment** of [fees](https://kessler.example)\n\nThirty days.\n\n## Scope\n\nAll.\n\n# End\n\nBye.`;

    const chunks = splitText(text);

    expect(chunks.map(({ heading }) => heading)).toEqual([null, "Terms > Payment of fees", "Terms > Scope", "End"]);
    expect(pieces(text)[1]).toBe("# Terms\n\n## **Payment** of [fees](https://kessler.example)\n\nThirty days.");
  });

  test("takes no heading from a fence, a quote or a list", () => {
    const text = "# Set up\n\n```sh\n# not a heading\n```\n\n> # Quoted\n\n- # Listed\n";

    expect(splitText(text).map(({ heading }) => heading)).toEqual(["Set up"]);
  });

  test("puts paragraphs together up to the size and cuts between them", () => {
    const chunks = pieces(Array.from({ length: 8 }, () => paragraph(4)).join("\n\n"));

    expect(chunks).toEqual(Array.from({ length: 4 }, () => `${paragraph(4)}\n\n${paragraph(4)}`));
  });

  test("cuts a paragraph that is too long between sentences, and repeats the last one", () => {
    const numbered = Array.from(
      { length: 60 },
      (_, place) => `Clause ${place} is agreed, see https://a.example/?Q=1.B.`,
    );
    const chunks = pieces(numbered.join(" "));

    expect(chunks.length).toBeGreaterThan(3);
    for (const [place, chunk] of chunks.entries()) {
      expect(chunk).toMatch(/^Clause \d+ is agreed.*1\.B\.$/s);
      const last = /Clause \d+ [^ ]+ [^ ]+ see [^ ]+$/.exec(chunk)?.[0];
      if (place < chunks.length - 1) expect(chunks[place + 1]?.startsWith(last ?? "none")).toBe(true);
    }
  });

  test("keeps a fence, a table row and a list item whole where they fit", () => {
    const fence = `\`\`\`ts\n${"const price = 12;\n\n".repeat(30)}\`\`\``;
    const rows = Array.from(
      { length: 60 },
      (_, place) => `| Rod ${place} | ${place * 3}.00 per metre, cut to length |`,
    );
    const items = Array.from({ length: 60 }, (_, place) => `- Item ${place}\n  goes on here\n  - and here`);
    const text = `${paragraph(10)}\n\n${fence}\n\n| Name | Price |\n| --- | --- |\n${rows.join("\n")}\n\n${items.join("\n")}`;

    const chunks = pieces(text);

    expect(chunks).toContain(fence);
    for (const row of rows) expect(chunks.filter((chunk) => chunk.includes(row))).toHaveLength(1);
    for (const item of items) expect(chunks.filter((chunk) => chunk.includes(item))).toHaveLength(1);
    expect(chunks.find((chunk) => chunk.includes("| --- |"))).toContain("| --- | --- |\n| Rod 0 |");
  });

  test("cuts a long fence between lines and a long word between characters", () => {
    const code = pieces(`\`\`\`\n${"let price = basis * amount;\n".repeat(200)}\`\`\``);
    const word = pieces("🙂".repeat(2000));

    for (const chunk of code.slice(1, -1)) expect(chunk).toMatch(/^let.*;$/s);
    expect(word.join("")).toBe("🙂".repeat(2000));
    expect(word.every((chunk) => chunk.isWellFormed())).toBe(true);
  });

  test("cuts writing without spaces at its sentences", () => {
    const text = "お支払いは請求書の日付から三十日以内にお願いいたします。".repeat(120);

    for (const chunk of pieces(text)) expect(chunk).toMatch(/^お支払い.*。$/);
  });

  test("leaves a long address in one piece", () => {
    const address = `https://files.example/${"a-b.c/".repeat(100)}`;

    expect(pieces(`${paragraph(4)} ${address} ${paragraph(30)}`).some((chunk) => chunk.includes(address))).toBe(true);
  });

  test("says on which page a chunk begins", () => {
    const text = `${paragraph(9)}\n\n${paragraph(9)}\n\n${paragraph(9)}`;
    const second = text.indexOf("\n\n") + 2;
    const third = text.lastIndexOf("\n\n") + 2;

    expect(splitText(text, [0, second, second, third]).map(({ page }) => page)).toEqual([1, 3, 4]);
    expect(splitText(text)[0]?.page).toBeNull();
  });

  test("cuts the end of a long text as it cuts the beginning", () => {
    const fence = `\`\`\`sh\n${"# not a heading\n\n".repeat(20)}\`\`\``;
    const section = `## Part\n\n${paragraph(30)}\n\n- One\n- Two\n\n${fence}\n\n> # Quoted\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n`;
    const one = splitText(section);

    const chunks = splitText(section.repeat(400));

    const expected = Array.from({ length: 400 }, (_, part) =>
      one.map(({ from, to, ...other }) => ({
        from: from + part * section.length,
        to: to + part * section.length,
        ...other,
      })),
    );
    expect(chunks).toEqual(expected.flat());
  });

  test("has nothing to say about white space", () => {
    expect(splitText("")).toEqual([]);
    expect(splitText(" \n\n\t\n")).toEqual([]);
  });
});
