import { formatDay, formatMoment } from "./format-date";
import { numberFormat } from "./region";
import type { Also, FieldDefinition, Reference, Value } from "./types";

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "id" in value;
}

export function formatMoney(amount: number, currency = "EUR"): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  try {
    return numberFormat({
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount);
  } catch {
    return `${formatNumber(amount)} ${currency}`;
  }
}

export function formatNumber(value: number): string {
  return numberFormat({ maximumFractionDigits: 2 }).format(value);
}

/** For axes and tight places: 61k, 1.2m. */
export function formatCompact(value: number, currency?: string): string {
  return numberFormat({
    notation: "compact",
    maximumFractionDigits: 1,
    ...(currency ? { style: "currency" as const, currency } : {}),
  }).format(value);
}

export function formatPercent(value: number): string {
  return numberFormat({ style: "percent", maximumFractionDigits: 1 }).format(value);
}

export function formatCount(count: { value: number; isCapped: boolean } | null | undefined): string {
  if (!count) return "";
  return count.isCapped ? `${formatNumber(count.value)}+` : formatNumber(count.value);
}

export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "together with 3 Vessels and 12 Cabins", or nothing. */
export function alsoText(also: Also | undefined): string {
  const parts = (also ?? []).map(({ label, count }) => `${formatNumber(count)} ${label}`);
  return parts.length > 0 ? `together with ${parts.join(" and ")}` : "";
}

export function optionLabel(field: FieldDefinition | undefined, key: string): string {
  return field?.options?.find((option) => option.key === key)?.label ?? key;
}

/** A value as plain text: diffs, summaries, copying. */
export function formatValue(value: Value | undefined, field?: FieldDefinition): string {
  if (value === null || value === undefined || value === "") return "Empty";
  if (Array.isArray(value))
    return value.length === 0
      ? "Empty"
      : value.map((item) => (isReference(item) ? item.name : optionLabel(field, item))).join(", ");
  if (isReference(value)) return value.name;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number")
    return field?.type === "currency" ? formatMoney(value, field.currency) : formatNumber(value);
  if (field?.type === "picklist") return optionLabel(field, value);
  if (field?.type === "date") return formatDay(value);
  if (field?.type === "datetime") return formatMoment(value);
  return value;
}
