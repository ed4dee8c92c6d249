import { z } from "zod";

import { importModes, sheetShape } from "@/db/imports/definition";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { objectKey } from "@/tools/records/record-shape";
import { checkPlan } from "./check-plan";
import { importShape, toImportShape } from "./import-shape";
import { requireImport, saveImport } from "./import-store";
import { openImport } from "./open-import";
import { queueImport } from "./queue-import";

export const importRecords = defineTool({
  name: "import_records",
  description:
    "Import an uploaded CSV or XLSX file in one go, with the mapping that Atrium proposes. With preview: true it only checks. For a mapping of your own use create_import, update_import and run_import.",
  input: z.object({
    fileId: z.uuid(),
    object: objectKey,
    matchBy: z.string().max(63).nullable().optional().describe("Field by which a row finds its record."),
    mode: z.enum(importModes).optional(),
    preview: z.boolean().optional(),
    sheet: sheetShape,
  }),
  output: z.object({ import: importShape, jobId: z.string() }),
  permission: "records:import",
  effect: "write",
  bringsOutsideText: () => true,
  examples: [
    { say: "import this list of contacts", input: { fileId: "{files:file}", object: "contacts" } },
    {
      say: "import the companies by domain",
      input: { fileId: "{files:file}", object: "companies", matchBy: "domain" },
    },
    { say: "check this file against contacts", input: { fileId: "{files:file}", object: "contacts", preview: true } },
  ],
  summarize: ({ preview }, output) => `${preview ? "Checks" : "Imports"} ${output.import.fileName}`,

  async handler(ctx, { fileId, object, matchBy, mode, preview = false, sheet }) {
    const opened = await openImport(ctx, { fileId, object, sheet });
    const key = matchBy === undefined ? opened.plan.matchBy : matchBy;
    const plan = { ...opened.plan, matchBy: key, mode: mode ?? (key === null ? "create" : opened.plan.mode) };
    if (key !== null && matchBy !== undefined && mode === undefined) plan.mode = "create_and_update";
    checkPlan(requireObject(ctx, object), plan, opened.columns.length);
    await saveImport(ctx, opened.id, { plan });
    const jobId = await queueImport(ctx, await requireImport(ctx, opened.id), preview);
    return { import: toImportShape(ctx, await requireImport(ctx, opened.id)), jobId };
  },
});
