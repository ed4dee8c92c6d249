import type { Value } from "@/db/query/values";
import type { Diff } from "@/tools/records/record-shape";

type Stored = Record<string, unknown> | null;

/** Changes of records whose object is gone: by key, since no field describes them. */
export function plainDiffs(before: Stored, after: Stored): Diff[] {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...keys].map((key) => ({
    field: key,
    label: labelOf(key),
    before: toValue(before?.[key]),
    after: toValue(after?.[key]),
  }));
}

/** isRequired and due_on to "Is required" and "Due on". */
function labelOf(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toValue(value: unknown): Value {
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : (value as Value);
}
