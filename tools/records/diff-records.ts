import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import type { RecordRow } from "@/db/query/values";
import type { Diff } from "./record-shape";

/** What differs between two states of a record, in field order. */
export function diffRecords(object: ObjectDefinition, before: RecordRow, after: RecordRow): Diff[] {
  return object.fields
    .filter(isWritable)
    .map((field) => ({
      field: field.key,
      label: field.label,
      before: before.values[field.key] ?? null,
      after: after.values[field.key] ?? null,
    }))
    .filter((diff) => JSON.stringify(diff.before) !== JSON.stringify(diff.after));
}
