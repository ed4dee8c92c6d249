import { dayOf, daysBetween, today } from "@/app/_lib/format-date";
import type { FieldDefinition, ObjectDefinition, RecordRow } from "@/app/_lib/types";

const quietAfterDays = 21;

export function isLate(field: FieldDefinition, day: string): boolean {
  return field.role === "due" && daysBetween(today(), day) < 0;
}

export function isQuiet(field: FieldDefinition, iso: string): boolean {
  if (field.role !== "activity") return false;
  const moment = new Date(iso);
  return !Number.isNaN(moment.getTime()) && daysBetween(dayOf(moment), today()) >= quietAfterDays;
}

/** Records without a state are always open; a won, lost or done one can no longer be late. */
export function isOpenRecord(object: ObjectDefinition, record: RecordRow): boolean {
  const state = object.fields.find((field) => field.role === "state");
  if (!state) return !object.isActivity;
  const option = state.options?.find((each) => each.key === record.values[state.key]);
  return (option?.kind ?? "open") === "open";
}
