import fc from "fast-check";
import { expect, test } from "vitest";

import { AppError } from "@/tools/core/app-error";
import { type ReadDocument, readDocument } from "./read-document";
import { splitText } from "./split-text";
import { makeDocx, paragraph } from "./testing/make-docx";
import { makePdf } from "./testing/make-pdf";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const whole: Record<string, Uint8Array> = {
  "a.pdf": makePdf([
    {
      lines: [
        { text: "Terms of delivery", y: 780, size: 20 },
        { text: "Thirty days.", y: 700 },
      ],
    },
    {},
  ]),
  "a.docx": makeDocx(paragraph("Terms of delivery") + paragraph("Thirty days.")),
  "a.html": utf8(
    '<html><h1>Terms</h1><ul><li>Rods &amp; <a href="https://a.example">bars</a></ul><table><tr><td>1<td>2</table>',
  ),
  "a.csv": utf8('Name,City\n"Kessler, Ltd",Ulm\nTessel,"Bonn"\n'),
  "a.md": utf8("---\ntitle: Terms\n---\n# Terms\n\n- rods\n- bars\n"),
};

/** A file with some bytes changed, taken out or put in, by any of the names. */
const broken = fc
  .record({
    content: fc.constantFrom(...Object.values(whole)),
    name: fc.constantFrom(...Object.keys(whole), "a", "a.exe"),
    changes: fc.array(fc.record({ at: fc.nat(4000), cut: fc.nat(40), bytes: fc.uint8Array({ maxLength: 12 }) }), {
      maxLength: 6,
    }),
  })
  .map(({ content, name, changes }) => {
    let bytes = Buffer.from(content);
    for (const { at, cut, bytes: added } of changes) {
      const from = at % (bytes.length + 1);
      bytes = Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + cut)]);
    }
    return { name, bytes: new Uint8Array(bytes) };
  });

test("a broken file is read or refused with a reason, and what is read can be stored", async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (file) => {
      const document = await readDocument(file).catch((error: unknown) => error);
      if (document instanceof AppError) {
        expect(document.code).toBe("invalid_input");
        // What is wrong, and what to do.
        expect(document.message).toMatch(/[.,:;] .+\.$/);
        return;
      }
      if (document instanceof Error) throw document;
      expectStorable(document as ReadDocument);
    }),
    { numRuns: 300 },
  );
});

function expectStorable({ text, pages, title, notices }: ReadDocument): void {
  for (const part of [text, title ?? "", ...notices]) {
    expect(part.isWellFormed()).toBe(true);
    expect(part).not.toMatch(/[\0\r]/);
  }
  expect(text.normalize("NFC")).toBe(text);
  expect(pages).toEqual([...pages].sort((left, right) => left - right));
  expect(pages.every((at) => at >= 0 && at <= text.length)).toBe(true);
  expect(splitText(text, pages).length).toBeGreaterThan(0);
}
