import { formatValue } from "@/app/_lib/format-value";
import type { Value } from "@/app/_lib/types";
import { type CellRange, toTable } from "./cell-range";
import type { Column } from "./columns";
import type { Line } from "./lines";

/** Rows of a range with their heads left out; figures and days as they are stored, so that they paste anywhere. */
export function copyCells(clipboard: DataTransfer, lines: Line[], columns: Column[], cells: CellRange): void {
  const rows = lines.slice(cells.top, cells.bottom + 1).flatMap((line) => {
    if (line.kind !== "record") return [];
    return [
      columns.slice(cells.left, cells.right + 1).map((column) => cellText(line.record.values[column.path], column)),
    ];
  });
  const [only] = rows;
  clipboard.setData("text/plain", rows.length === 1 && only?.length === 1 ? (only[0] ?? "") : toTable(rows));
}

function cellText(value: Value | undefined, { field }: Column): string {
  if (value === null || value === undefined) return "";
  const isPlain = typeof value === "number" || field.type === "date" || field.type === "datetime";
  return isPlain ? String(value) : formatValue(value, field);
}
