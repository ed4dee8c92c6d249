import { alsoText, plural } from "@/app/_lib/format-value";
import type { BulkOutcome, Diff, ObjectDefinition, RecordRow, Value } from "@/app/_lib/types";
import type { ChangeView } from "./diff-card.client";

type Output = Partial<BulkOutcome> & {
  record?: RecordRow;
  changes?: Diff[];
  name?: string;
  id?: string;
  label?: string;
};

/** What a writing tool answered, as one card. Null: nothing was changed, so there is nothing to show. */
export function toChangeView(tool: string, output: unknown, objects: ObjectDefinition[]): ChangeView | null {
  if (typeof output !== "object" || output === null) return null;
  const given = output as Output;
  const objectKey = given.object ?? given.record?.object ?? "";
  const object = objects.find((each) => each.key === objectKey);
  const base = { object: objectKey, more: 0, skipped: [], changeSetId: given.changeSetId ?? null };

  if (tool === "update_records" || tool === "update_cells" || tool === "delete_records")
    return bulkView(tool, given, object, base);
  if (tool === "delete_record") {
    const records = [{ id: given.id ?? "", name: given.name ?? "", changes: [] }];
    const also = alsoText(given.also);
    return { ...base, kind: "deleted", title: `Deleted ${given.name}${also ? ` ${also}` : ""}`, records };
  }
  if (tool === "link_records") {
    if (!given.changeSetId) return null;
    const records = [{ id: given.id ?? "", name: given.name ?? "", changes: [] }];
    return { ...base, kind: "updated", title: `${given.label} of ${given.name}`, records };
  }
  const { record } = given;
  if (!record) return null;
  const one = { id: record.id, name: record.name };
  const label = (object?.label ?? "record").toLowerCase();
  if (tool === "update_record" || tool === "complete_task") {
    const changes = given.changes ?? [];
    if (!given.changeSetId) return null;
    const fields = changes.map((diff) => diff.label);
    const title =
      tool === "complete_task" ? `Completed ${record.name}` : `${joinWords(fields) || "Changed"} on ${record.name}`;
    return { ...base, kind: "updated", title, records: [{ ...one, changes }] };
  }
  if (tool === "restore_record")
    return { ...base, kind: "restored", title: `Restored ${record.name}`, records: [{ ...one, changes: [] }] };
  if (tool === "create_record" || tool === "create_task" || tool === "create_proposed_task" || tool === "log_note") {
    return {
      ...base,
      kind: "created",
      title: `New ${label}: ${record.name}`,
      records: [{ ...one, changes: createdDiffs(record, object) }],
    };
  }
  return null;
}

type Base = Pick<ChangeView, "object" | "more" | "skipped" | "changeSetId">;

function bulkView(tool: string, output: Output, object: ObjectDefinition | undefined, base: Base): ChangeView | null {
  if (output.isPreview || output.jobId) return null;
  const sample = output.sample ?? [];
  const count = output.count ?? sample.length;
  const named = plural(count, object?.label.toLowerCase() ?? "record", object?.plural.toLowerCase() ?? "records");
  const labels = [...new Set(sample.flatMap((each) => each.changes.map((diff) => diff.label)))];
  const also = alsoText(output.also);
  const title =
    tool === "delete_records"
      ? `Deleted ${named}${also ? ` ${also}` : ""}`
      : `${joinWords(labels) || "Changed"} on ${named}`;
  return {
    ...base,
    kind: tool === "delete_records" ? "deleted" : "updated",
    title,
    records: sample,
    more: Math.max(0, count - sample.length),
    skipped: output.skipped ?? [],
  };
}

/** A new record has no value before; its filled fields say what was made. */
function createdDiffs(record: RecordRow, object: ObjectDefinition | undefined): Diff[] {
  if (!object) return [];
  return object.fields
    .filter((field) => !field.isSystem && field.key !== object.nameField && !isEmpty(record.values[field.key]))
    .slice(0, 4)
    .map((field) => ({ field: field.key, label: field.label, before: null, after: record.values[field.key] ?? null }));
}

function isEmpty(value: Value | undefined): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function joinWords(words: string[]): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)?.toLowerCase()}`;
}
