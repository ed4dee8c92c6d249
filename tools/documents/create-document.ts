import { z } from "zod";

import { documentShape } from "@/db/documents/definition";
import { readDocuments } from "@/db/documents/document-rows";
import { findFile, keepFile, readPiece } from "@/db/files/file-store";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { limits } from "@/tools/knowledge/reading/limits";
import { addDocument, addVersion, digestOf, knownByContent, type NewVersion } from "./add-version";
import { documentOutput, toDocument } from "./document-output";
import { requireDocument, toFolder } from "./find-document";

const { shape } = documentShape;
const longestText = 2_000_000;

export const createDocument = defineTool({
  name: "create_document",
  description:
    "Put an uploaded file (PDF, DOCX, Markdown, text, HTML, CSV) or a text of your own into the workspace's documents, to be searched and quoted. A file of the same name in the same folder becomes its next version. Reading goes on as a job.",
  input: z.object({
    fileId: z.uuid().optional().describe("Id that the upload answered."),
    text: z.string().max(longestText).optional().describe("Markdown, in place of a file."),
    name: shape.name.optional(),
    folder: shape.folder.optional(),
    documentId: z.uuid().optional().describe("The document whose next version this is."),
  }),
  output: z.object({
    document: documentOutput,
    isKnown: z.boolean().describe("The same content was there already, and nothing was added."),
    jobId: z.string().nullable(),
    changeSetId: z.string().nullable().describe("null for a version: the job that reads it makes it hold."),
  }),
  permission: "documents:write",
  effect: "write",
  examples: [
    { say: "add this file to the documents", input: { fileId: "{files:file}" } },
    { say: "put this price list into the folder Sales", input: { fileId: "{files:file}", folder: "Sales" } },
    { say: "save this text as a document called Terms", input: { text: "# Terms", name: "Terms" } },
  ],
  summarize: (_, { document, isKnown }) =>
    isKnown ? `${document.name} was there already` : `Added ${document.name} · version ${document.version.number}`,

  async handler(ctx, input) {
    const version = await versionFrom(ctx, input);
    const known = await knownByContent(ctx, version.digest);
    if (known && (input.documentId ?? known.id) === known.id)
      return { document: toDocument(known), isKnown: true, jobId: null, changeSetId: null };
    const folder = toFolder(input.folder ?? "");
    const name = input.name ?? version.fileName;
    const [namesake] = input.documentId
      ? [await requireDocument(ctx, input.documentId)]
      : await readDocuments(ctx.session, { name, folder });
    if (version.fileId) await keepFile(ctx.session, version.fileId);
    const { document, jobId } = namesake
      ? await addVersion(ctx, namesake, version)
      : await addDocument(ctx, { name, folder }, version);
    const changeSetId = namesake ? null : ctx.changeSet.id;
    return { document: toDocument(document), isKnown: false, jobId, changeSetId };
  },
});

type Given = { fileId?: string | undefined; text?: string | undefined; name?: string | undefined };

async function versionFrom(ctx: ToolContext, { fileId, text, name }: Given): Promise<NewVersion> {
  if ((fileId === undefined) === (text === undefined))
    throw new AppError("invalid_input", "Give either a file that was uploaded, or a text.");
  if (text !== undefined) {
    if (text.trim() === "") throw new AppError("invalid_input", "The text is empty. Write what the document says.");
    if (!name) throw new AppError("invalid_input", "A text needs a name. Say what the document is called.");
    const size = Buffer.byteLength(text);
    return { fileId: null, fileName: name, mediaType: "text/markdown", size, digest: digestOf(text), text };
  }
  const file = await findFile(ctx.session, fileId ?? "");
  if (!file || file.memberId !== ctx.actor.memberId)
    throw new AppError("not_found", "There is no file with that id. Upload it first.");
  if (file.size === 0) throw new AppError("invalid_input", `The file ${file.name} is empty.`);
  if (file.size > limits.bytes)
    throw new AppError("invalid_input", `${file.name} is larger than 50 MB. Split it and upload the parts.`);
  const { id, name: fileName, mediaType, size } = file;
  return { fileId: id, fileName, mediaType, size, digest: digestOf(await fileBytes(ctx, id)), text: null };
}

/** A document has 50 MB at most, so it is read whole. */
export async function fileBytes(ctx: Pick<ToolContext, "session">, fileId: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (
    let piece = await readPiece(ctx.session, fileId, 0);
    piece;
    piece = await readPiece(ctx.session, fileId, pieces.length)
  )
    pieces.push(piece);
  return Buffer.concat(pieces);
}
