import type { ObjectDefinition } from "@/db/objects/definition";
import type { RecordRow, Value } from "@/db/query/values";
import type { Diff } from "./record-shape";

/** What a record's values would change from and to, for a person to read; those that stay are left out. */
export function diffsOf(object: ObjectDefinition, record: RecordRow, after: Record<string, Value>): Diff[] {
  return object.fields
    .filter((field) => field.key in after)
    .map((field) => ({
      field: field.key,
      label: field.label,
      before: record.values[field.key] ?? null,
      after: after[field.key] ?? null,
    }))
    .filter((diff) => JSON.stringify(diff.before) !== JSON.stringify(diff.after));
}
