import { isReference } from "@/app/_lib/format-value";
import type { Condition, DateUnit, FieldDefinition, Group, Measure, RecordRow, Value } from "@/app/_lib/types";

export type GroupHead = {
  key: string;
  value: Value;
  count: number;
  sums: Record<string, Value>;
  where: Condition;
};

/** What stands on a line of the grid: a record, the head of a group, or a record that is not loaded yet. */
export type Line =
  | { kind: "record"; id: string; record: RecordRow }
  | { kind: "head"; id: string; head: GroupHead; isOpen: boolean }
  | { kind: "gap"; id: string; group: string };

export const groupTypes: FieldDefinition["type"][] = [
  "picklist",
  "multi_select",
  "boolean",
  "owner",
  "lookup",
  "links",
  "date",
  "datetime",
  "text",
];

export function canGroup(field: FieldDefinition): boolean {
  if (field.key === "deleted_at" || !groupTypes.includes(field.type)) return false;
  return field.type !== "text" || field.isFilterable === true;
}

export const countKey = "rows";

export function measureKey({ fn, field }: Measure): string {
  return `${fn}_${(field ?? "").replaceAll(".", "_")}`.slice(0, 40);
}

/** The condition that the records of one group meet. */
export function groupCondition(field: FieldDefinition, { field: path, bucket }: Group, value: Value): Condition {
  if (value === null || value === "") return { field: path, op: "empty" };
  if (isReference(value)) return { field: path, op: "eq", value: value.id };
  if (field.type === "multi_select") return { field: path, op: "has_any", value: [String(value)] };
  if (field.type === "date" || field.type === "datetime") {
    const from = String(value).slice(0, 10);
    return { field: path, op: "eq", value: { from, to: lastDay(from, bucket ?? "month") } };
  }
  return { field: path, op: "eq", value: value as string | number | boolean };
}

const monthsOf: Partial<Record<DateUnit, number>> = { month: 1, quarter: 3, year: 12 };

function lastDay(from: string, unit: DateUnit): string {
  const date = new Date(`${from}T00:00:00Z`);
  const months = monthsOf[unit];
  if (months) date.setUTCMonth(date.getUTCMonth() + months);
  else date.setUTCDate(date.getUTCDate() + (unit === "week" ? 7 : 1));
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
