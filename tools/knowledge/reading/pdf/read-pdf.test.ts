import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { readDocument } from "@/tools/knowledge/reading/read-document";
import { splitText } from "@/tools/knowledge/reading/split-text";
import { makePdf, type PdfLine, type PdfPage } from "@/tools/knowledge/reading/testing/make-pdf";

const read = (bytes: Uint8Array) => readDocument({ name: "terms.pdf", bytes });

/** Lines one under the other, as wide as a page, from `y` downwards. */
const column = (texts: readonly string[], y: number, size = 11): PdfLine[] =>
  texts.map((text, place) => ({ text, y: y - place * 14, size }));

const letter: PdfPage = {
  lines: [
    { text: "Terms of delivery", y: 780, size: 20 },
    { text: "1 Payment", y: 740, size: 15 },
    ...column(
      [
        "The customer pays within thirty days of the in-",
        "voice. Late payments bear an interest of four per",
        "cent a year.",
      ],
      710,
    ),
    ...column(["A second paragraph stands further down on the page."], 650),
    ...column(["\x95 rods, cut to length", "\x95 bars"], 610),
    ...column(["Kessler Ltd", "Dock 4", "Ulm"], 560),
  ],
};

describe("a PDF", () => {
  test("becomes headings, paragraphs with whole words, lists and lines", async () => {
    const { text, mediaType, title, pages, notices } = await read(makePdf([letter], "Terms 2026"));

    expect({ mediaType, title, pages, notices }).toEqual({
      mediaType: "application/pdf",
      title: "Terms 2026",
      pages: [0],
      notices: [],
    });
    expect(text).toBe(
      [
        "# Terms of delivery",
        "## 1 Payment",
        "The customer pays within thirty days of the invoice. Late payments bear an interest of four per cent a year.",
        "A second paragraph stands further down on the page.",
        "- rods, cut to length\n- bars",
        "Kessler Ltd  \nDock 4  \nUlm",
      ].join("\n\n"),
    );
  });

  test("says where its pages begin, also where a sentence goes on, and a chunk knows its page", async () => {
    const filler = column(
      Array.from({ length: 40 }, (_, at) => `Clause ${at} of this page is long enough to fill the whole line.`),
      780,
    );
    const document = await read(
      makePdf([
        { lines: [...filler, { text: "The last clause of this first page is not at its end when the con-", y: 100 }] },
        {
          lines: [
            { text: "tract turns the page. Then it ends.", y: 780 },
            ...filler.map((line) => ({ ...line, y: line.y - 40 })),
          ],
        },
        {},
        { lines: [{ text: "Signed in Ulm.", y: 780 }] },
      ]),
    );

    const { text, pages } = document;
    expect(text).toContain("when the contract turns the page.");
    expect(pages.map((at) => text.slice(at, at + 12))).toEqual([
      "Clause 0 of ",
      "tract turns ",
      "\n\nSigned in ",
      "Signed in Ul",
    ]);
    const chunks = splitText(text, pages);
    expect(chunks.at(-1)).toMatchObject({ page: 2 });
    expect(chunks[0]).toMatchObject({ page: 1 });
  });

  test("leaves out what only paper needs: page numbers, and a head that repeats", async () => {
    const bodies = ["Rods.", "Bars.", "Sheets.", "Nuts.", "Bolts."];
    const { text } = await read(
      makePdf(
        bodies.map((body, place) => ({
          lines: [
            { text: "Kessler price list", y: 820 },
            { text: body, y: 700 },
            { text: `Page ${place + 3} of 9`, y: 20 },
          ],
        })),
      ),
    );

    expect(text).toBe(["Kessler price list", ...bodies].join("\n\n"));
  });

  test("keeps the lines of a table of contents apart, without their dots", async () => {
    const lines = column(
      ["1 Scope . . . . . . . . . . . . . . . . . . . . . . 1", "2 Payment .................................... 12"],
      780,
    );

    expect((await read(makePdf([{ lines }]))).text).toBe("1 Scope \u2026 1  \n2 Payment \u2026 12");
  });

  test("with some scanned pages says which", async () => {
    const words = { lines: [{ text: "Words.", y: 700 }] };
    const scan = { hasPicture: true };

    const { notices } = await read(makePdf([words, {}, scan, scan, scan, words, scan]));

    expect(notices).toEqual(["Pages 3-5 and 7 hold pictures without text."]);
  });

  test("of more pages than are read says so", async () => {
    const { notices, pages } = await read(
      makePdf(Array.from({ length: 2001 }, (_, place) => ({ lines: [{ text: `Part ${place}.`, y: 700 }] }))),
    );

    expect(pages).toHaveLength(2000);
    expect(notices).toEqual(["The document has 2,001 pages; the first 2,000 were read. Split it to have them all."]);
  });

  test("with a broken table of its objects is still read", async () => {
    const bytes = Buffer.from(
      Buffer.from(makePdf([letter]))
        .toString("latin1")
        .replace(/xref\n[\s\S]*trailer/, "xref\ntrailer"),
      "latin1",
    );

    expect((await read(bytes)).text).toContain("thirty days of the invoice.");
  });

  test.each<[string, () => Uint8Array, string]>([
    [
      "protected by a password",
      () => Buffer.from(readFileSync(join(import.meta.dirname, "../testing/encrypted.pdf.base64"), "utf8"), "base64"),
      "is protected by a password. Save it without one",
    ],
    ["cut off", () => makePdf([letter]).subarray(0, 400), "is damaged"],
    ["nothing but its mark", () => Buffer.from("%PDF-1.7\n\x00\x01\x02"), "is damaged"],
    ["without pages", () => makePdf([]), "has no text"],
    ["with empty pages alone", () => makePdf([{}, {}]), "its pages are empty"],
    ["scanned without text", () => makePdf([{ hasPicture: true }, { hasPicture: true }]), "Run text recognition (OCR)"],
  ])("%s is refused", async (_, make, message) => {
    const refusal = read(make());

    await expect(refusal).rejects.toMatchObject({ name: "AppError", code: "invalid_input" });
    await expect(refusal).rejects.toThrow(message);
  });
});
