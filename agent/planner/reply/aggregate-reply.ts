import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import type { PlannerWorld } from "@/agent/planner/world";
import type { FieldDefinition } from "@/db/objects/definition";
import type { GroupQuery } from "@/db/query/tree";
import { describeCondition, describePeriod, resolvePath } from "./describe-condition";
import { escapeMarkdown, figure, percent } from "./format";
import { flat, namingFor } from "./search-reply";

type Column = {
  key: string;
  label: string;
  role: string;
  type: string;
  currency?: string | undefined;
  bucket?: string | undefined;
};

/** One figure, a comparison of two, or the leading groups; the chart below the reply has the rest. */
export function aggregateReply({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  const query = call.input as GroupQuery;
  const object = objectOf(world.catalog, query.object);
  const columns = (Array.isArray(output.columns) ? output.columns : []) as Column[];
  const rows = (Array.isArray(output.rows) ? output.rows : []).map(asObject);
  const measures = columns.filter((column) => column.role !== "group");
  const groups = columns.filter((column) => column.role === "group");
  const [row] = rows;
  if (!object || !row) return "There is nothing to count there.";
  const scope = flat(query.where)
    .map((condition) => describeCondition(condition, object, namingFor(world, [])))
    .join(", ");
  const noun = object.plural.toLowerCase() + (scope ? ` (${scope})` : "");
  const text = (column: Column, from = row) => measureText(column, from[column.key], world.locale);
  if (groups.length === 0) return ungrouped(query, measures, { noun, text, row, world });

  const main = measures.find((column) => column.role === "ratio") ?? measures[0];
  if (!main) return "Done.";
  const label = groups.map((group) => (group.bucket ? group.bucket : group.label.toLowerCase())).join(" and ");
  const best =
    groups[0]?.bucket || query.sort
      ? undefined
      : rows.reduce((one, other) => (Number(other[main.key] ?? 0) > Number(one[main.key] ?? 0) ? other : one), row);
  const leader =
    best ??
    (query.sort
      ? row
      : rows.reduce((one, other) => (Number(other[main.key] ?? 0) > Number(one[main.key] ?? 0) ? other : one), row));
  const name = groups.map((group) => groupText(leader[group.key], group, query, world)).join(", ");
  const total =
    main.type === "count" && rows.length > 1 && !query.limit
      ? ` ${new Intl.NumberFormat(world.locale).format(rows.reduce((sum, entry) => sum + Number(entry[main.key] ?? 0), 0))} ${noun} in all.`
      : ` Over ${noun}.`;
  const position = query.sort?.[0]?.direction === "asc" ? "lowest" : "highest";
  if (rows.length === 1) return `**${name}** is ${position} with ${text(main, leader)}, over ${noun}.`;
  return `**${name}** is ${position} with ${text(main, leader)}, of ${rows.length} ${rows.length === 1 ? "group" : "groups"} by ${label}.${total}`;
}

type Parts = { noun: string; text: (column: Column) => string; row: Record<string, unknown>; world: PlannerWorld };

function ungrouped(query: GroupQuery, measures: readonly Column[], { noun, text, row, world }: Parts): string {
  const ratio = measures.find((column) => column.role === "ratio");
  if (ratio) {
    const parts = measures.filter((column) => column.role === "measure").map(text);
    return `**${text(ratio)}** of closed ${noun} were won (${parts[0]} of ${parts[1]}).`;
  }
  const [first, second] = measures;
  if (first?.key.endsWith("_now") && second) return compared(query, [first, second], { noun, text, row, world });
  return measures
    .map((column) =>
      column.type === "count"
        ? `**${text(column)}** ${noun}.`
        : `${sentenceLabel(column.label, query)}: **${text(column)}**, over ${noun}.`,
    )
    .join(" ");
}

function compared(query: GroupQuery, [first, second]: [Column, Column], { noun, text, row, world }: Parts): string {
  const period = (index: number) => {
    const where = query.measures[index]?.where;
    return where && "field" in where ? describePeriod(where.value, world.locale) : "";
  };
  const now = Number(row[first.key] ?? 0);
  const before = Number(row[second.key] ?? 0);
  const change =
    before === 0 ? "" : `, ${now >= before ? "up" : "down"} ${percent(Math.abs(now - before) / before, world.locale)}`;
  const what =
    query.measures[0]?.fn === "count" ? noun : `${query.measures[0]?.fn === "avg" ? "average" : "total"} over ${noun}`;
  return `**${text(first)}** ${period(0)} against **${text(second)}** ${period(1)}${change} (${what}).`;
}

const sentenceLabel = (label: string, query: GroupQuery): string => {
  const names: Readonly<Record<string, string>> = {
    sum: "Total",
    avg: "Average",
    min: "Lowest",
    max: "Highest",
    count: "Count",
    count_distinct: "Different",
  };
  const fn = query.measures[0]?.fn ?? "sum";
  return /total|average|lowest|highest|sum|avg/i.test(label) ? label : `${names[fn]} ${label.toLowerCase()}`;
};

function measureText(column: Column, value: unknown, locale: string): string {
  if (value === null || value === undefined) return "nothing";
  if (column.role === "ratio") return percent(Number(value), locale);
  const field: Pick<FieldDefinition, "type" | "currency"> = {
    type: column.type === "currency" ? "currency" : "number",
    currency: column.currency,
  };
  return figure(Math.round(Number(value) * 100) / 100, field, locale);
}

function groupText(value: unknown, column: Column, query: GroupQuery, { catalog, locale }: PlannerWorld): string {
  if (value === null || value === undefined) return `No ${column.label.toLowerCase()}`;
  const { name } = asObject(value);
  if (typeof name === "string") return escapeMarkdown(name);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const text = String(value);
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
