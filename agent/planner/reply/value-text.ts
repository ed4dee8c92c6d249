import { asObject } from "@/agent/planner/conversation/state";
import type { FieldDefinition } from "@/db/objects/definition";
import { dayText } from "./describe-condition";
import { escapeMarkdown, figure, recordLink } from "./format";

/** A stored value as it is said. */
export function valueText(value: unknown, field: FieldDefinition, locale: string, timeZone: string): string {
  if (value === null || value === undefined || value === "") return "empty";
  if (Array.isArray(value)) return value.map((item) => valueText(item, field, locale, timeZone)).join(", ") || "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return figure(value, field, locale);
  const { id, name } = asObject(value);
  if (typeof name === "string")
    return (field.type === "lookup" || field.type === "links") && typeof id === "string" && field.target
      ? recordLink({ object: field.target, id, name })
      : escapeMarkdown(name);
  const text = String(value);
  if (field.type === "date") return dayText(text, locale);
  if (field.type === "datetime")
    return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
      new Date(text),
    );
  return escapeMarkdown(field.options?.find((option) => option.key === text)?.label ?? text);
}
