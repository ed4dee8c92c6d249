import { getDocumentProxy } from "unpdf";

import { AppError } from "@/tools/core/app-error";
import type { DocumentFile, DocumentParts } from "@/tools/knowledge/reading/document-parts";
import { limits } from "@/tools/knowledge/reading/limits";
import { type PdfItem, type PdfLine, pdfLines } from "./pdf-lines";
import { picturesOn } from "./pdf-pictures";
import { pdfToMarkdown } from "./pdf-to-markdown";
import { placesText } from "./places-text";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The text of a PDF with its pages. Nothing that the file carries is run: no scripts, no forms, no fonts. */
export async function readPdf(file: DocumentFile): Promise<DocumentParts> {
  const pdf = await openPdf(file);
  const count = Math.min(pdf.numPages, limits.pages);
  const pages: PdfLine[][] = [];
  const damaged: number[] = [];
  const bare: number[] = [];
  let characters = 0;
  for (let number = 1; number <= count && characters < limits.characters; number += 1) {
    const lines = await linesOf(pdf, number);
    if (!lines) damaged.push(number);
    else if (lines.length === 0) bare.push(number);
    for (const { text } of lines ?? []) characters += text.length;
    pages.push(lines ?? []);
  }
  const scanned = await picturesOn(pdf, bare);
  if (characters === 0) throw withoutText(file.name, { damaged, scanned });
  return {
    ...pdfToMarkdown(pages),
    title: await titleOf(pdf),
    notices: noticesOf(pdf, { read: pages.length, damaged, scanned }),
  };
}

async function openPdf({ name, bytes }: DocumentFile): Promise<Pdf> {
  try {
    // The library takes no Buffer, and takes away the bytes it is given.
    return await getDocumentProxy(new Uint8Array(bytes), { enableXfa: false, verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    const message = isLocked
      ? `${name} is protected by a password. Save it without one and upload that.`
      : `${name} is damaged: it cannot be opened as a PDF. Open it in another program, save it again and upload that.`;
    throw new AppError("invalid_input", message, { cause: error });
  }
}

/** Null where the page is damaged; the others may still be read. */
async function linesOf(pdf: Pdf, number: number): Promise<PdfLine[] | null> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return pdfLines(items as PdfItem[]);
  } catch {
    return null;
  }
}

function withoutText(name: string, { damaged, scanned }: { damaged: number[]; scanned: number[] }): AppError {
  if (scanned.length > 0)
    return new AppError(
      "invalid_input",
      `${name} holds pictures of pages without text, as a scanner makes them. Run text recognition (OCR) on it and upload the result.`,
    );
  return damaged.length > 0
    ? new AppError("invalid_input", `${name} is damaged: none of its pages can be read. Save it again and upload that.`)
    : new AppError("invalid_input", `${name} has no text: its pages are empty. Upload a document with text in it.`);
}

async function titleOf(pdf: Pdf): Promise<string | null> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = (info as { Title?: unknown }).Title;
  if (typeof title !== "string") return null;
  // Printer drivers name the program and the file.
  const plain = title
    .replace(/^Microsoft (Word|PowerPoint|Excel) - /, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return /^(untitled|document\d*)?$/i.test(plain) ? null : plain;
}

function noticesOf(
  pdf: Pdf,
  { read, damaged, scanned }: { read: number; damaged: number[]; scanned: number[] },
): string[] {
  const total = pdf.numPages.toLocaleString("en");
  return [
    ...(read < pdf.numPages
      ? [
          `The document has ${total} pages; the first ${read.toLocaleString("en")} were read. Split it to have them all.`,
        ]
      : []),
    ...(scanned.length > 0
      ? [`${placesText("Page", scanned)} ${scanned.length === 1 ? "holds" : "hold"} pictures without text.`]
      : []),
    ...(damaged.length > 0
      ? [`${placesText("Page", damaged)} could not be read, as ${damaged.length === 1 ? "it is" : "they are"} damaged.`]
      : []),
  ];
}
