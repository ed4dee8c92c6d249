import { z } from "zod";

import { readDocuments, readFolders } from "@/db/documents/document-rows";
import { defineTool } from "@/tools/core/define-tool";
import { documentOutput, toDocument } from "./document-output";

const cursorShape = z.object({ name: z.string(), id: z.uuid() });

export const listDocuments = defineTool({
  name: "list_documents",
  description:
    "The workspace's documents by name, with their folder and the state of the version that holds; only a folder, only names with a word in them, or those in the trash.",
  input: z.object({
    folder: z.string().max(200).optional(),
    search: z.string().trim().max(200).optional(),
    deleted: z.boolean().optional(),
    limit: z.number().int().min(1).max(200).default(50),
    after: cursorShape.optional().describe("The last of the page before."),
  }),
  output: z.object({
    documents: z.array(documentOutput),
    folders: z.array(z.object({ folder: z.string(), count: z.number() })),
    next: cursorShape.nullable(),
  }),
  permission: "documents:read",
  effect: "read",
  examples: [
    { say: "which documents do we have", input: {} },
    { say: "list the documents in Sales", input: { folder: "Sales" } },
    { say: "deleted documents", input: { deleted: true } },
  ],
  summarize: (_, { documents }) => `Listed documents · ${documents.length}`,

  async handler(ctx, { limit, ...wanted }) {
    const rows = await readDocuments(ctx.session, { ...wanted, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      documents: shown.map(toDocument),
      folders: await readFolders(ctx.session),
      next: last ? { name: last.name.toLowerCase(), id: last.id } : null,
    };
  },
});
