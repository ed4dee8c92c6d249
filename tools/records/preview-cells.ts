import type { ObjectDefinition } from "@/db/objects/definition";
import { listRecords } from "@/db/query/list-records";
import type { Value } from "@/db/query/values";
import type { CellRow } from "@/db/records/update-cells";
import { linksIn, readDiffs, readNames } from "@/tools/changes/change-names";
import type { ToolContext } from "@/tools/core/define-tool";
import { diffsOf } from "./diffs-of";
import type { BulkOutcome } from "./record-shape";

/** Every record that would differ, with its values before and after: each is another, so a few would not show the rest. */
export async function previewCells(
  ctx: ToolContext,
  object: ObjectDefinition,
  rows: CellRow[],
): Promise<BulkOutcome["sample"]> {
  if (rows.length === 0) return [];
  const where = { field: "id", op: "in" as const, value: rows.map((row) => row.id) };
  const { records } = await listRecords(ctx.session, ctx.query, { object: object.key, where, limit: rows.length });
  const names = await readNames(
    ctx,
    rows.flatMap((row) => linksIn(object, row.values)),
  );
  const found = new Map(records.map((record) => [record.id, record]));
  return rows.flatMap((row) => {
    const record = found.get(row.id.toLowerCase());
    const after: Record<string, Value> = Object.fromEntries(
      readDiffs(object, null, row.values, names).map((diff) => [diff.field, diff.after]),
    );
    const changes = record ? diffsOf(object, record, after) : [];
    return record && changes.length > 0 ? [{ id: record.id, name: record.name, changes }] : [];
  });
}
