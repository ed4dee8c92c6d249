import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";

import { importRows } from "@/db/schema/workspace/imports";
import { defineTool } from "@/tools/core/define-tool";
import { importRowShape } from "./import-shape";
import { requireImport } from "./import-store";

export const listImportRows = defineTool({
  name: "list_import_rows",
  description:
    "Rows of a checked import with what becomes of each: those with errors, or those created, updated or skipped.",
  input: z.object({
    importId: z.uuid(),
    action: z.enum(["create", "update", "skip", "invalid"]).optional(),
    after: z.number().int().min(0).optional().describe("Place of the last row of the page before."),
    limit: z.number().int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(importRowShape), next: z.number().nullable() }),
  permission: "records:import",
  effect: "read",
  bringsOutsideText: () => true,
  examples: [
    { say: "show the rows with errors", input: { importId: "{imports:file}", action: "invalid" } },
    { say: "which rows are skipped", input: { importId: "{imports:file}", action: "skip" } },
    { say: "show the rows of the import", input: { importId: "{imports:file}" } },
  ],
  summarize: (_, output) => `Read ${output.rows.length} rows of the import`,

  async handler(ctx, { importId, action, after = 0, limit = 50 }) {
    await requireImport(ctx, importId);
    const found = await ctx.session.orm
      .select()
      .from(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          gt(importRows.place, after),
          action ? eq(importRows.action, action) : undefined,
        ),
      )
      .orderBy(importRows.place)
      .limit(limit + 1);
    const rows = found.slice(0, limit).map((row) => ({
      place: row.place,
      cells: row.cells,
      action: row.action ?? ("invalid" as const),
      recordId: row.recordId,
      problems: row.problems ?? [],
    }));
    return { rows, next: found.length > limit ? (rows.at(-1)?.place ?? null) : null };
  },
});
