import { z } from "zod";

import { markFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { requireDocument } from "./find-document";

export const deleteDocument = defineTool({
  name: "delete_document",
  description:
    "Move a document to the trash: search no longer finds it, and restore_document brings it back with all versions. Find its id with list_documents first.",
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string(), name: z.string(), changeSetId: z.string() }),
  permission: "documents:write",
  effect: "delete",
  examples: [
    { say: "delete the document Terms", input: { id: "{documents:Terms}" } },
    { say: "remove the old price list", input: { id: "{documents:Price list}" } },
    { say: "throw the contract draft away", input: { id: "{documents:Contract draft}" } },
  ],
  summarize: (_, { name }) => `Deleted the document ${name}`,

  async handler(ctx, { id }) {
    const { name } = await requireDocument(ctx, id);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    if (await markFixedRow(ctx.session, "atrium_documents", id, "deleted", write)) ctx.changeSet.count += 1;
    return { id, name, changeSetId: ctx.changeSet.id };
  },
});
