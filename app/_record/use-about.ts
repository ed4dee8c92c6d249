import { useObject } from "@/app/_lib/query";
import type { ListQuery, ObjectDefinition, RecordRow } from "@/app/_lib/types";

/** The list of notes or tasks that point at a record; null when that kind cannot point at it. */
export function useAbout(kind: "notes" | "tasks", object: ObjectDefinition, record: RecordRow): ListQuery | null {
  const target = useObject(kind);
  const field = target?.fields.find((each) => each.type === "lookup" && each.target === object.key);
  if (!target || !field || object.key === kind) return null;
  const order = target.fields.find((each) => each.role === (kind === "notes" ? "when" : "due"));
  return {
    object: kind,
    where: { field: field.key, op: "in", value: [record.id] },
    sort: [{ field: order?.key ?? "created_at", direction: kind === "notes" ? "desc" : "asc" }],
    limit: 100,
    count: "capped",
  };
}
