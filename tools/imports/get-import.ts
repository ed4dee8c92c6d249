import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { importShape, toImportShape } from "./import-shape";
import { requireImport } from "./import-store";

export const getImport = defineTool({
  name: "get_import",
  description: "One import: how the file is read, where its columns go, and what the check found.",
  input: z.object({ importId: z.uuid() }),
  output: z.object({ import: importShape }),
  permission: "records:import",
  effect: "read",
  bringsOutsideText: () => true,
  examples: [
    { say: "how does the import look", input: { importId: "{imports:file}" } },
    { say: "which columns go where", input: { importId: "{imports:file}" } },
    { say: "how many rows have errors", input: { importId: "{imports:file}" } },
  ],
  summarize: (_, output) => `Looked at the import of ${output.import.fileName}`,

  async handler(ctx, { importId }) {
    return { import: toImportShape(ctx, await requireImport(ctx, importId)) };
  },
});
