import { sql } from "drizzle-orm";
import { z } from "zod";

import type { ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { linkTable } from "@/db/query/relation-sql";
import { readInputValues } from "@/db/records/input-value";
import { type CellRow, updateCells as writeCells } from "@/db/records/update-cells";
import { writingMany } from "@/db/workspace/workspaces";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { checkExpected, freezeSelection, sampleSize } from "./bulk";
import { previewCells } from "./preview-cells";
import { requireObject } from "./read-record";
import { bulkOutcomeShape, inputValues, objectKey } from "./record-shape";
import { requireReach } from "./rights";

const failedShape = z.object({ id: z.string(), field: z.string().nullable(), message: z.string() });
type Failed = z.infer<typeof failedShape>;

/** What cannot be stored is answered cell by cell, so that one bad cell of a pasted table does not cost the others. */
export const updateCells = defineTool({
  name: "update_cells",
  description:
    "Give up to 2,000 records of one object values of their own, as when a table is pasted. Cells that cannot be stored are answered in failed and stay as they are; the rest is one change. With preview: true nothing changes and sample has every record with its values before and after; pass the fingerprint as expect to run on exactly those. For the same values on many records use update_records.",
  input: z.object({
    object: objectKey,
    rows: z
      .array(z.object({ id: z.uuid(), values: inputValues }))
      .min(1)
      .max(2000),
    preview: z.boolean().optional(),
    expect: z.string().max(64).optional(),
  }),
  output: bulkOutcomeShape.extend({
    changed: z.number().describe("Records that differ now."),
    failed: z.array(failedShape).describe("field is null where the record itself is not there."),
  }),
  permission: "records:write",
  effect: "write",
  isBulk: true,
  examples: [
    {
      say: "set the amount of Dock lights to 12k and of Tide gauges to 8k",
      input: {
        object: "deals",
        rows: [
          { id: "{deals:Dock lights}", values: { amount: 12000 } },
          { id: "{deals:Tide gauges}", values: { amount: 8000 } },
        ],
      },
    },
    {
      say: "Tessel is in Oslo and Pinecrest in Bergen",
      input: {
        object: "companies",
        rows: [
          { id: "{companies:Tessel}", values: { city: "Oslo" } },
          { id: "{companies:Pinecrest}", values: { city: "Bergen" } },
        ],
      },
    },
    {
      say: "paste these close dates",
      input: { object: "deals", rows: [{ id: "{deals:Dock lights}", values: { close_on: "2027-01-15" } }] },
    },
  ],
  summarize: (_, output) => `${output.isPreview ? "Would change" : "Changed"} ${output.count} ${output.object}`,

  async handler(ctx, { object: key, rows, preview, expect }) {
    const object = requireObject(ctx, key);
    if (new Set(rows.map((row) => row.id)).size < rows.length)
      throw new AppError("invalid_input", "A record is given twice. Name each record once, with all its values.");
    const failed: Failed[] = [];
    const read = rows.map((row) => readRow(ctx, object, row, failed));
    const known = await existing(
      ctx,
      object.key,
      rows.map((row) => row.id),
    );
    const ids = sql`select unnest(${sql.param([...known])}::uuid[])`;
    await requireReach(ctx, object, ids, "update");
    for (const row of rows)
      if (!known.has(row.id.toLowerCase()))
        failed.push({ id: row.id, field: null, message: "There is no such record. It may be in the trash." });
    await dropMissingLinks(ctx, object, read, failed);
    const cells = read.filter((row) => known.has(row.id.toLowerCase()) && Object.keys(row.values).length > 0);
    const where = { field: "id", op: "in" as const, value: cells.map((row) => row.id) };
    const frozen = await freezeSelection(ctx, { object: key, where });
    checkExpected(frozen, expect, object);
    const outcome = { object: key, failed, skipped: [], sample: [], fingerprint: frozen.fingerprint, jobId: null };
    if (preview) {
      const sample = await previewCells(ctx, object, cells);
      return { ...outcome, sample, count: sample.length, changed: 0, isPreview: true, changeSetId: null };
    }
    if (cells.length === 0) return { ...outcome, count: 0, changed: 0, isPreview: false, changeSetId: null };
    // Whoever looked before has a card to fill; a paste has the grid.
    const sample = expect ? await previewCells(ctx, object, cells.slice(0, sampleSize)) : [];
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const changed = await writingMany(ctx.session, cells.length, () => writeCells(ctx.session, object, cells, write));
    ctx.changeSet.count += changed;
    const changeSetId = changed > 0 ? ctx.changeSet.id : null;
    return { ...outcome, sample, count: changed, changed, isPreview: false, changeSetId };
  },
});

type InputRow = { id: string; values: Record<string, unknown> };

/** The values of one row that can be stored; the others are noted. */
function readRow(ctx: ToolContext, object: ObjectDefinition, row: InputRow, failed: Failed[]): CellRow {
  const context = { catalog: ctx.catalog, memberId: ctx.actor.memberId };
  const { values, problems } = readInputValues(context, object, row.values, "update");
  for (const problem of problems) {
    const field = problem.path.replace(/^values\./, "");
    failed.push({ id: row.id, field, message: [problem.message, problem.fix].filter(Boolean).join(" ") });
    delete values[field];
  }
  return { id: row.id, values };
}

async function existing(ctx: ToolContext, table: string, ids: string[]): Promise<Set<string>> {
  const live = table === "atrium_members" ? sql`deactivated_at` : sql`deleted_at`;
  const statement = toText(
    sql`select id from ${sql.identifier(table)} where id = any(${sql.param(ids)}::uuid[]) and ${live} is null`,
  );
  const rows = await ctx.session.query(statement.sql, statement.params);
  return new Set(rows.map((row) => String(row["id"])));
}

/** One look-up a link field, however many rows. */
async function dropMissingLinks(
  ctx: ToolContext,
  object: ObjectDefinition,
  rows: CellRow[],
  failed: Failed[],
): Promise<void> {
  for (const field of object.fields) {
    const table = linkTable(field);
    const idsIn = (row: CellRow): string[] => [row.values[field.key] ?? []].flat().map(String);
    const linked = table ? rows.filter((row) => idsIn(row).length > 0) : [];
    if (!table || linked.length === 0) continue;
    const known = await existing(ctx, table, [...new Set(linked.flatMap(idsIn))]);
    for (const row of linked) {
      if (idsIn(row).every((id) => known.has(id))) continue;
      const what = field.type === "owner" ? "member" : "record";
      failed.push({ id: row.id, field: field.key, message: `${field.label} points to a ${what} that does not exist.` });
      delete row.values[field.key];
    }
  }
}
