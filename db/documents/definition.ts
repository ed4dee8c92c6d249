import { z } from "zod";

/** What of a document is changed and undone: what it is called, where it lies, and which of its versions holds. */
export const documentShape = z.object({
  name: z.string().trim().min(1).max(200),
  folder: z.string().trim().max(200).describe("Names with / between them; empty at the top."),
  versionId: z.uuid(),
  version: z.number().int().min(1),
});
export type DocumentDefinition = z.infer<typeof documentShape>;
