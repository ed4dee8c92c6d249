import { z } from "zod";

import { readVersion } from "@/db/documents/document-rows";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { addVersion, digestOf } from "./add-version";
import { documentOutput, toDocument } from "./document-output";
import { applyEdits, editShape, hunkShape } from "./edit-text";
import { requireDocument } from "./find-document";

export const updateDocumentText = defineTool({
  name: "update_document_text",
  description:
    "Change the text of a document by exact replacements and keep the old text as a version. Each stretch must stand in the text exactly once, or `all` be said. With preview: true only the hunks are shown, and the person takes them place by place on a card.",
  input: z.object({
    id: z.uuid(),
    versionId: z.uuid().optional().describe("The version that was read; refused if another one holds by now."),
    edits: z.array(editShape).min(1).max(100),
    only: z
      .array(z.number().int().min(0))
      .min(1)
      .max(1000)
      .optional()
      .describe("Of the places those alone, by at of the hunks that a preview gave."),
    note: z.string().trim().max(200).optional().describe("What the change is, for the list of versions."),
    preview: z.boolean().optional(),
  }),
  output: z.object({
    document: documentOutput,
    hunks: z.array(hunkShape),
    isPreview: z.boolean(),
    jobId: z.string().nullable().describe("The new version holds when this job has read it."),
  }),
  permission: "documents:write",
  effect: "write",
  examples: [
    {
      say: "replace “30 days” with “14 days” in the document Terms",
      input: { id: "{documents:Terms}", edits: [{ find: "30 days", replace: "14 days" }] },
    },
    {
      say: "change 49 to 55 everywhere in the price list",
      input: { id: "{documents:Price list}", edits: [{ find: "49", replace: "55", all: true }] },
    },
    {
      say: "take the paragraph on parking out of the contract",
      input: { id: "{documents:Contract}", edits: [{ find: "Parking is free.", replace: "" }] },
    },
  ],
  summarize: (_, { document, hunks, isPreview }) =>
    `${isPreview ? "Looked at" : "Changed"} ${document.name} · ${hunks.length} ${hunks.length === 1 ? "place" : "places"}`,

  async handler(ctx, { id, versionId, edits, only, note, preview = false }) {
    const document = await requireDocument(ctx, id);
    if (versionId && versionId !== document.version.id)
      throw new AppError("conflict", `${document.name} has another version by now. Read it again, then change it.`);
    const version = await readVersion(ctx.session, document.version.id);
    if (version?.text === null || version?.text === undefined)
      throw new AppError("precondition_failed", `${document.name} has not been read yet. Try again in a moment.`);
    const { text, hunks } = applyEdits(version.text, edits, only);
    if (preview) return { document: toDocument(document), hunks, isPreview: true, jobId: null };
    if (text.trim() === "")
      throw new AppError("invalid_input", `Nothing would be left of ${document.name}. Delete it with delete_document.`);
    const { jobId } = await addVersion(ctx, document, {
      fileId: null,
      fileName: version.fileName,
      mediaType: "text/markdown",
      size: Buffer.byteLength(text),
      digest: digestOf(text),
      text,
      note: note ?? `Changed in ${hunks.length} ${hunks.length === 1 ? "place" : "places"}`,
    });
    return { document: toDocument(document), hunks, isPreview: false, jobId };
  },
});
