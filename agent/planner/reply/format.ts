import type { FieldDefinition } from "@/db/objects/definition";

/** Money without cents unless there are some; plain numbers with their separators. */
export function figure(value: number, field: Pick<FieldDefinition, "type" | "currency">, locale: string): string {
  if (field.type !== "currency") return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
  const digits = Number.isInteger(value) ? 0 : 2;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: field.currency ?? "EUR",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

export const percent = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(value);

/** Names come from records, so characters that mean something in Markdown are escaped. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|#]/g, "\\$&")
    .replace(/\s+/g, " ")
    .trim();

export const recordLink = (record: { object: string; id: string; name: string }): string =>
  `[${escapeMarkdown(record.name) || "Untitled"}](/o/${encodeURIComponent(record.object)}/${encodeURIComponent(record.id)})`;

export function listOf(items: readonly string[], last = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}
