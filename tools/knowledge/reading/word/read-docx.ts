import { Buffer } from "node:buffer";
import { zipSync } from "fflate";
import mammoth from "mammoth";

import { AppError } from "@/tools/core/app-error";
import { readable } from "@/tools/knowledge/reading/document-kinds";
import type { DocumentFile, DocumentParts } from "@/tools/knowledge/reading/document-parts";
import { htmlToMarkdown } from "@/tools/knowledge/reading/html/html-to-markdown";
import { type Archive, openArchive } from "./open-archive";
import { titleInXml, withoutHiddenRuns } from "./word-xml";

/** What the text is made of. Pictures, macros, embedded files and templates are never unpacked. */
const wanted = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[^/]+\.(xml|rels))$/i;
const properties = "docProps/core.xml";
const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

export async function readDocx(file: DocumentFile): Promise<DocumentParts> {
  const archive = await openArchive(file);
  if (!archive.names.some((name) => name.startsWith("word/"))) throw otherArchive(file.name, archive);
  const parts = await archive.read((name) => wanted.test(name) || name === properties);
  const about = textOf(parts.get(properties));
  parts.delete(properties);
  let hasHidden = false;
  for (const [name, bytes] of parts) {
    if (!/^word\/[^/]+\.xml$/i.test(name)) continue;
    const xml = textOf(bytes);
    const shown = withoutHiddenRuns(xml);
    if (shown === xml) continue;
    hasHidden = true;
    parts.set(name, new TextEncoder().encode(shown));
  }
  const { text } = htmlToMarkdown(await toHtml(file.name, parts));
  return { text, title: titleInXml(about), notices: noticesOf(archive, hasHidden) };
}

/** The library gets an archive with nothing but what was checked, so that it cannot come to other parts in another way. */
async function toHtml(name: string, parts: ReadonlyMap<string, Uint8Array>): Promise<string> {
  try {
    const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: styles, includeEmbeddedStyleMap: false, convertImage },
    );
    // Each note ends in an arrow back to its place, which means nothing here.
    return value.replaceAll(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, "");
  } catch (error) {
    const message = `${name} is damaged: it cannot be read as a Word document. Open it in another program, save it again and upload that.`;
    throw new AppError("invalid_input", message, { cause: error });
  }
}

function noticesOf({ names }: Archive, hasHidden: boolean): string[] {
  return [
    ...(names.some((name) => /vbaProject\.bin$/i.test(name))
      ? ["The document has macros. They were not run and are not kept."]
      : []),
    ...(names.some((name) => name.startsWith("word/embeddings/"))
      ? ["Files that are embedded in the document were left out."]
      : []),
    ...(hasHidden ? ["Text that the document hides was left out."] : []),
  ];
}

function otherArchive(name: string, { names }: Archive): AppError {
  const advice = names.some((entry) => entry.startsWith("xl/"))
    ? "is a workbook. Save the sheet as CSV and upload that."
    : names.some((entry) => entry.startsWith("ppt/"))
      ? "is a presentation. Save it as PDF and upload that."
      : names.includes("content.xml") && names.includes("mimetype")
        ? "is an OpenDocument file. Save it as DOCX or PDF and upload that."
        : `is an archive. Unpack it and upload the documents in it. ${readable}`;
  return new AppError("invalid_input", `${name} ${advice}`);
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
