import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { checkRows } from "./check-rows";
import { checkOf } from "./import-job";
import { importRowShape } from "./import-shape";
import { requireImport, requireStill, saveImport } from "./import-store";
import { countRows, readFileRows, saveRows } from "./row-store";

/** Corrects the copy of the row; the uploaded file stays as it is. */
export const updateImportRow = defineTool({
  name: "update_import_row",
  description: "Correct cells of one row of a checked import before it runs. The row is checked again at once.",
  input: z.object({
    importId: z.uuid(),
    place: z.number().int().min(1),
    cells: z
      .record(z.string().regex(/^\d+$/), z.string().max(100_000))
      .describe("Place of the column, from 0, to its new text."),
  }),
  output: z.object({ row: importRowShape }),
  permission: "records:import",
  effect: "write",
  examples: [
    {
      say: "the email in row 3 is ada@tessel.example",
      input: { importId: "{imports:file}", place: 3, cells: { "1": "ada@tessel.example" } },
    },
    { say: "empty the phone in row 12", input: { importId: "{imports:file}", place: 12, cells: { "2": "" } } },
    { say: "row 7 belongs to Tessel", input: { importId: "{imports:file}", place: 7, cells: { "4": "Tessel" } } },
  ],
  summarize: (_, { row }) => `Corrected row ${row.place}`,

  async handler(ctx, { importId, place, cells }) {
    const item = await requireImport(ctx, importId);
    requireStill(item);
    const [row] = await readFileRows(ctx.session, importId, place - 1, 1);
    if (!row || row.place !== place) throw new AppError("not_found", `The import has no row ${place}.`);
    const corrected = item.columns.map((_, column) => cells[String(column)] ?? row.cells[column] ?? "");
    const [checked] = await checkRows(ctx, checkOf(ctx, item), [{ place, cells: corrected }]);
    if (!checked) throw new AppError("internal", "The row could not be checked.");
    await saveRows(ctx.session, importId, [checked]);
    await saveImport(ctx, importId, { counts: await countRows(ctx.session, importId) });
    return {
      row: {
        place,
        cells: checked.cells,
        action: checked.action,
        recordId: checked.recordId,
        problems: checked.problems,
      },
    };
  },
});
