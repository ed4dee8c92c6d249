import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { documentShape } from "@/db/documents/definition";
import { readDocuments, readVersion } from "@/db/documents/document-rows";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { documentOutput, toDocument } from "./document-output";
import { requireDocument, toFolder } from "./find-document";

const { shape } = documentShape;

export const updateDocument = defineTool({
  name: "update_document",
  description:
    "Rename a document, move it to another folder, or make one of its versions the one that holds. Parts left out stay. Its text is changed by update_document_text.",
  input: z.object({
    id: z.uuid(),
    name: shape.name.optional(),
    folder: shape.folder.optional(),
    versionId: z.uuid().optional(),
  }),
  output: z.object({ document: documentOutput, changeSetId: z.string().nullable() }),
  permission: "documents:write",
  effect: "write",
  examples: [
    { say: "rename the document Terms to Terms 2026", input: { id: "{documents:Terms}", name: "Terms 2026" } },
    { say: "move the price list to Sales", input: { id: "{documents:Price list}", folder: "Sales" } },
    { say: "move the contract out of its folder", input: { id: "{documents:Contract}", folder: "" } },
  ],
  summarize: (_, { document }) => `Changed the document ${document.name}`,

  async handler(ctx, { id, versionId, ...given }) {
    const document = await requireDocument(ctx, id);
    const name = given.name ?? document.name;
    const folder = given.folder === undefined ? document.folder : toFolder(given.folder);
    const [namesake] = (await readDocuments(ctx.session, { name, folder })).filter((other) => other.id !== id);
    if (namesake)
      throw new AppError(
        "conflict",
        `${folder || "The top folder"} has a document ${name} already. Take another name.`,
      );
    const version = versionId ? await versionOf(ctx, id, versionId) : {};
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const isChanged = await changeFixedRow(ctx.session, "atrium_documents", id, { name, folder, ...version }, write);
    if (isChanged) ctx.changeSet.count += 1;
    return {
      document: toDocument(await requireDocument(ctx, id)),
      changeSetId: isChanged ? ctx.changeSet.id : null,
    };
  },
});

async function versionOf(ctx: ToolContext, documentId: string, versionId: string) {
  const found = await readVersion(ctx.session, versionId);
  if (found?.documentId !== documentId || found.state !== "ready")
    throw new AppError("not_found", "The document has no such version that could be read. get_document lists them.");
  return { versionId, version: found.number };
}
