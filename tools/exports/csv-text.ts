import { stringify } from "csv-stringify/sync";

import type { FieldDefinition } from "@/db/objects/definition";
import type { Value } from "@/db/query/values";

/** A cell that begins with one of these would be run as a formula by a spreadsheet. */
const formula = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?[\d.,\s]+$/;

export const csvText = (rows: string[][]): string => stringify(rows.map((row) => row.map(safe)));

function safe(cell: string): string {
  return formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** A value as a person reads it, and as the import reads it back. */
export function cellOf(field: FieldDefinition | undefined, value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  const label = (key: string): string => field?.options?.find((option) => option.key === key)?.label ?? key;
  if (Array.isArray(value)) return value.map((item) => (typeof item === "string" ? label(item) : item.name)).join("; ");
  if (typeof value === "object") return value.name;
  return field?.type === "picklist" ? label(String(value)) : String(value);
}
