import { AppError } from "@/tools/core/app-error";
import { canonicalText } from "./canonical-text";
import { decodeText } from "./decode-text";
import { type Detected, detectKind } from "./detect-kind";
import { endingOf, kindOfName, kinds } from "./document-kinds";
import type { DocumentFile, DocumentParts } from "./document-parts";
import { htmlToMarkdown } from "./html/html-to-markdown";
import { limits } from "./limits";
import { frontMatter } from "./markdown/front-matter";
import { plainHeading } from "./markdown/heading-path";
import { markdownBlocks } from "./markdown/markdown-blocks";
import { readPdf } from "./pdf/read-pdf";
import { readCsv } from "./read-csv";
import type { ReadDocument } from "./read-document";
import { readDocx } from "./word/read-docx";

/** Reads a document of any kind. It may take long and much memory, so it runs where it can be ended. */
export async function readBytes(file: DocumentFile): Promise<ReadDocument> {
  const detected = detectKind(file.name, file.bytes);
  const parts = await readParts(file, detected);
  const { text, notices } = shortened(canonicalText(parts.text));
  if (text.trim() === "")
    throw new AppError("invalid_input", `${file.name} has no text. Upload a document with text in it.`);
  const title = parts.title ? canonicalText(parts.title) : firstHeading(text, detected);
  return {
    mediaType: kinds[detected.kind].mediaType,
    title,
    text,
    pages: (parts.pages ?? []).filter((at) => at <= text.length),
    notices: [...wrongName(file.name, detected), ...(parts.notices ?? []), ...notices],
  };
}

async function readParts(file: DocumentFile, detected: Detected): Promise<DocumentParts> {
  if (!("encoding" in detected)) return detected.kind === "pdf" ? readPdf(file) : readDocx(file);
  if (detected.kind === "csv") return readCsv(file, detected.encoding);
  const decoded = decodeText(file.bytes, detected.encoding);
  const notices = decoded.includes("\uFFFD") ? ["Some characters could not be read and are shown as \uFFFD."] : [];
  if (detected.kind === "html") {
    const { text, title, hasHidden } = htmlToMarkdown(decoded);
    return { text, title, notices: hasHidden ? [...notices, "Text that the page hides was left out."] : notices };
  }
  const text = canonicalText(decoded);
  return detected.kind === "markdown" ? { ...frontMatter(text), notices } : { text, notices };
}

function wrongName(name: string, { kind }: Detected): string[] {
  if (kindOfName(name) === kind) return [];
  const ending = endingOf(name);
  const called = ending === "" ? "The name does not say what the file is" : `The name ends in .${ending}`;
  return [`${called}; the file is ${kinds[kind].name} and was read as that.`];
}

function firstHeading(text: string, { kind }: Detected): string | null {
  if (kind === "csv" || kind === "text") return null;
  const heading = markdownBlocks(text.slice(0, 100_000)).find((block) => block.heading)?.heading;
  return (heading && plainHeading(heading.source)) || null;
}

/** At the end of a line, where one is near. */
function shortened(text: string): { text: string; notices: string[] } {
  if (text.length <= limits.characters) return { text, notices: [] };
  const lineEnd = text.lastIndexOf("\n", limits.characters);
  const at = lineEnd > limits.characters * 0.9 ? lineEnd : limits.characters;
  const percent = Math.round((100 * at) / text.length);
  const notice = `The first ${percent} % of the text were read; a document may have 10 million characters. Split it to have all of it.`;
  return { text: text.slice(0, at).toWellFormed(), notices: [notice] };
}
