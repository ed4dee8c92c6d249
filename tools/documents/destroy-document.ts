import { z } from "zod";

import { destroyDocument as destroyRows } from "@/db/documents/document-rows";
import { defineTool } from "@/tools/core/define-tool";
import { requireDocument } from "./find-document";

export const destroyDocument = defineTool({
  name: "destroy_document",
  description: "Destroy a document that is in the trash, with its files, versions and passages. This cannot be undone.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string(), name: z.string() }),
  permission: "records:destroy",
  effect: "delete",
  examples: [
    { say: "destroy the deleted document Terms", input: { id: "{documents:Terms}" } },
    { say: "remove the old price list for good", input: { id: "{documents:Price list}" } },
    { say: "erase the contract from the trash", input: { id: "{documents:Contract}" } },
  ],
  summarize: (_, { name }) => `Destroyed the document ${name}`,

  async handler(ctx, { id }) {
    const { name } = await requireDocument(ctx, id, true);
    await destroyRows(ctx.session, id, ctx.changeSet.id);
    ctx.changeSet.count += 1;
    return { id, name };
  },
});
