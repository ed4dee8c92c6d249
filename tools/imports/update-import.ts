import { z } from "zod";

import { fileFormatShape, importPlanShape } from "@/db/imports/definition";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { requireRight } from "@/tools/records/rights";
import { checkPlan } from "./check-plan";
import { importShape, toImportShape } from "./import-shape";
import { requireImport, requireStill, saveImport } from "./import-store";
import { lookAt } from "./open-import";
import { proposePlan } from "./propose-mapping";

export const updateImport = defineTool({
  name: "update_import",
  description:
    "Change how a file is read (encoding, delimiter, heading) or where its columns go, by which field rows find their records, and whether records are created, updated or both.",
  input: z.object({
    importId: z.uuid(),
    format: fileFormatShape.partial().optional().describe("Reading the file anew proposes a new mapping."),
    plan: importPlanShape.partial().optional(),
  }),
  output: z.object({ import: importShape }),
  permission: "records:import",
  effect: "write",
  examples: [
    { say: "match the rows by email", input: { importId: "{imports:file}", plan: { matchBy: "email" } } },
    { say: "only create new records", input: { importId: "{imports:file}", plan: { mode: "create" } } },
    { say: "the file has no heading", input: { importId: "{imports:file}", format: { hasHeading: false } } },
  ],
  summarize: (_, output) => `Changed the import of ${output.import.fileName}`,

  async handler(ctx, { importId, format, plan }) {
    const item = await requireImport(ctx, importId);
    requireStill(item);
    const object = requireObject(ctx, item.objectKey);
    requireRight(ctx, object, "import");
    if (format) {
      const wanted = { ...item.format, ...format };
      const { columns } = await lookAt(ctx, { id: item.fileId, name: item.fileName }, wanted);
      await ctx.session.query("delete from atrium_import_rows where import_id = $1::uuid", [importId]);
      const isSame =
        JSON.stringify(columns.map(({ name }) => name)) === JSON.stringify(item.columns.map(({ name }) => name));
      await saveImport(ctx, importId, {
        format: wanted,
        columns,
        counts: null,
        state: "mapping",
        ...(isSame ? {} : { plan: proposePlan(object, columns) }),
      });
    }
    if (plan) {
      const current = await requireImport(ctx, importId);
      const wanted = { ...current.plan, ...plan };
      checkPlan(object, wanted, current.columns.length);
      await saveImport(ctx, importId, { plan: wanted, state: "mapping" });
    }
    return { import: toImportShape(ctx, await requireImport(ctx, importId)) };
  },
});
