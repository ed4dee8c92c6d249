import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { documentOutput, toDocument } from "./document-output";
import { requireDocument } from "./find-document";

export const restoreDocument = defineTool({
  name: "restore_document",
  description: "Bring a document back from the trash. list_documents with deleted: true says which are there.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ document: documentOutput, changeSetId: z.string() }),
  permission: "documents:write",
  effect: "write",
  examples: [
    { say: "restore the document Terms", input: { id: "{documents:Terms}" } },
    { say: "bring the price list back", input: { id: "{documents:Price list}" } },
    { say: "get the contract out of the trash", input: { id: "{documents:Contract}" } },
  ],
  summarize: (_, { document }) => `Restored the document ${document.name}`,

  async handler(ctx, { id }) {
    await requireDocument(ctx, id, true);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    if (await markFixedRow(ctx.session, "atrium_documents", id, "restored", write)) ctx.changeSet.count += 1;
    return { document: toDocument(await requireDocument(ctx, id)), changeSetId: ctx.changeSet.id };
  },
});
