import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { PlannerWorld } from "@/agent/planner/world";
import type { GroupQuery } from "@/db/query/tree";
import { resolvePath } from "./describe-condition";
import { escapeMarkdown } from "./format";

export type Column = {
  key: string;
  label: string;
  role: string;
  type: string;
  currency?: string | undefined;
  bucket?: string | undefined;
  unit?: string | undefined;
  elapsed?: string | undefined;
};

/** A group's value as it is said: a name, an option's label, a month. */
export function groupText(
  value: unknown,
  column: Column,
  query: GroupQuery,
  { catalog, locale }: PlannerWorld,
): string {
  if (value === null || value === undefined) return `No ${column.label.toLowerCase()}`;
  const { name } = asObject(value);
  if (typeof name === "string") return escapeMarkdown(name);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const text = String(value);
  if (column.elapsed)
    return text === "0" ? `in the same ${column.elapsed}` : `${text} ${column.elapsed}${text === "1" ? "" : "s"} later`;
  if (column.bucket && /^\d{4}-\d{2}-\d{2}/.test(text)) return bucketText(text, column.bucket, locale);
  const object = objectOf(catalog, query.object);
  const field = object ? resolvePath(object, column.key, catalog)?.field : undefined;
  return escapeMarkdown(field?.options?.find((option) => option.key === text)?.label ?? text);
}

function bucketText(iso: string, bucket: string, locale: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(date);
  if (bucket === "year") return format({ year: "numeric" });
  if (bucket === "quarter") return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
  if (bucket === "month") return format({ month: "long", year: "numeric" });
  return format({ day: "numeric", month: "short", year: "numeric" });
}
