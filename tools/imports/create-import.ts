import { z } from "zod";

import { sheetShape } from "@/db/imports/definition";
import { defineTool } from "@/tools/core/define-tool";
import { objectKey } from "@/tools/records/record-shape";
import { importShape, toImportShape } from "./import-shape";
import { openImport } from "./open-import";

export const createImport = defineTool({
  name: "create_import",
  description:
    "Look at an uploaded CSV or XLSX file and propose how to import it: encoding, delimiter, columns, and the field each goes to. Nothing is imported yet; go on with update_import and run_import.",
  input: z.object({ fileId: z.uuid().describe("Id that the upload answered."), object: objectKey, sheet: sheetShape }),
  output: z.object({ import: importShape }),
  permission: "records:import",
  effect: "write",
  bringsOutsideText: () => true,
  examples: [
    { say: "import this file into contacts", input: { fileId: "{files:file}", object: "contacts" } },
    { say: "bring these companies in", input: { fileId: "{files:file}", object: "companies" } },
    { say: "what is in the file I uploaded", input: { fileId: "{files:file}", object: "contacts" } },
  ],
  summarize: (_, output) => `Looked at ${output.import.fileName} · ${output.import.columns.length} columns`,

  async handler(ctx, input) {
    return { import: toImportShape(ctx, await openImport(ctx, input)) };
  },
});
