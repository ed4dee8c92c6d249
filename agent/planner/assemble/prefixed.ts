import type { Condition } from "@/db/query/tree";

/** A condition of a record, asked of one that looks up to it; one of further records cannot be asked so. */
export function prefixed(condition: Condition, lookup: string): Condition | undefined {
  if ("and" in condition || "or" in condition) {
    const inner = "and" in condition ? condition.and : condition.or;
    const parts = inner.flatMap((part) => prefixed(part, lookup) ?? []);
    if (parts.length < inner.length) return undefined;
    return "and" in condition ? { and: parts } : { or: parts };
  }
  if ("not" in condition) {
    const inner = prefixed(condition.not, lookup);
    return inner && { not: inner };
  }
  if (!("field" in condition) || condition.field.includes(".")) return undefined;
  return { ...condition, field: `${lookup}.${condition.field}` };
}
