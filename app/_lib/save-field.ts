import { notify } from "@/app/_ui/notices";
import { writeTool } from "./api";
import { failureText, lastChangeStore, undo } from "./change";
import { isReference } from "./format-value";
import { queryClient } from "./query";
import type { FieldDefinition, RecordRow, Value } from "./types";

/** Shows the new value at once, saves it, and puts the old one back with a reason when saving fails. */
export async function saveField(record: RecordRow, field: FieldDefinition, value: Value): Promise<boolean> {
  const before = record.values[field.key] ?? null;
  if (isSame(before, value)) return true;
  patchRecord({ ...record, values: { [field.key]: value } });
  try {
    const seenAt = record.values["updated_at"];
    const saved = await writeTool("update_record", {
      object: record.object,
      id: record.id,
      values: { [field.key]: toInput(value) },
      ...(typeof seenAt === "string" ? { ifUnchangedSince: seenAt } : {}),
    });
    patchRecord(saved.record);
    afterSave();
    if (saved.changeSetId) {
      const { changeSetId } = saved;
      const label = `${field.label} changed on ${saved.record.name}`;
      lastChangeStore.set({ changeSetId, label });
      notify({
        id: "cell",
        kind: "done",
        text: label,
        action: { label: "Undo", keys: "Z", onSelect: () => void undo(changeSetId) },
        seconds: 4,
      });
    }
    return true;
  } catch (error) {
    patchRecord({ ...record, values: { [field.key]: before } });
    notify({ kind: "failed", text: `${field.label} went back to what it was. ${failureText(error)}` });
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[1] === "search_records" || queryKey[1] === "get_record",
    });
    return false;
  }
}

export function toInput(value: Value): Value {
  return isReference(value) ? value.id : value;
}

function isSame(a: Value, b: Value): boolean {
  if (isReference(a) && isReference(b)) return a.id === b.id;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Figures and histories follow; the open list keeps its order until it is asked again. */
function afterSave(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      ["aggregate_records", "list_changes", "list_value_sources", "list_timeline", "get_briefing"].includes(
        String(queryKey[1]),
      ),
  });
}

/** Puts new values of one record into every answer that shows it. */
export function patchRecord(patch: RecordRow): void {
  queryClient.setQueriesData({ predicate: ({ queryKey }) => queryKey[0] === "tool" }, (data: unknown) =>
    patchIn(data, patch),
  );
}

function patchIn(data: unknown, patch: RecordRow): unknown {
  if (Array.isArray(data)) {
    let isChanged = false;
    const next = data.map((item) => {
      const patched = patchIn(item, patch);
      if (patched !== item) isChanged = true;
      return patched;
    });
    return isChanged ? next : data;
  }
  if (typeof data !== "object" || data === null) return data;
  const given = data as Record<string, unknown>;
  if (given["id"] === patch.id && given["object"] === patch.object && typeof given["values"] === "object") {
    return { ...given, name: patch.name, values: { ...(given["values"] as object), ...patch.values } };
  }
  let next: Record<string, unknown> | null = null;
  for (const key of ["pages", "records", "record", "related", "sections"]) {
    if (!(key in given)) continue;
    const patched = patchIn(given[key], patch);
    if (patched !== given[key]) next = { ...(next ?? given), [key]: patched };
  }
  return next ?? data;
}
