import type { ObjectDefinition } from "./types";

/** What changed: `ids` are the first of `count` records. */
export type Change = { object: string; count: number; ids: string[] };

const always = new Set(["list_changes", "get_briefing"]);
const ofDocuments = new Set(["list_documents", "get_document"]);
const ofRecords = new Set(["search_records", "aggregate_records"]);
const ofNotes = new Set(["notes", "tasks"]);

/** Whether the answer to a call may be another one after a change. */
export function shows(objects: readonly ObjectDefinition[], tool: string, input: unknown, change: Change): boolean {
  if (always.has(tool)) return true;
  if (change.object === "atrium_views")
    return tool === "list_views" || tool === "list_reports" || tool === "run_report";
  if (change.object === "atrium_documents") return ofDocuments.has(tool);
  if (change.object.startsWith("atrium_")) return tool === "describe_objects" || tool === "list_views";
  const { object, id } = (input ?? {}) as { object?: string; id?: string };
  if (tool === "list_task_proposals") return ofNotes.has(change.object);
  if (tool === "get_record" || tool === "list_value_sources") {
    if (object !== change.object) return isNear(objects, object, change.object);
    return change.count > change.ids.length || change.ids.includes(id ?? "");
  }
  return ofRecords.has(tool) && (object === change.object || isNear(objects, object, change.object));
}

/** One points to the other, so one shows the other's name, fields or number. */
function isNear(objects: readonly ObjectDefinition[], one: string | undefined, other: string): boolean {
  const points = (from: string | undefined, to: string | undefined): boolean =>
    objects.find((object) => object.key === from)?.fields.some((field) => field.target === to) ?? false;
  return points(one, other) || points(other, one);
}
