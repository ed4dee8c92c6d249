import { fieldOf, objectOf, relationsTo } from "@/agent/planner/lexicon/roles";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import type { Condition, Period } from "@/db/query/tree";
import { figure } from "./format";

export type Naming = { catalog: Catalog; locale: string; nameOf: (id: string) => string | undefined };

const verbs: Readonly<Record<string, string>> = {
  eq: "is",
  ne: "is not",
  in: "is",
  not_in: "is not",
  lt: "under",
  lte: "at most",
  gt: "over",
  gte: "at least",
  between: "between",
  contains: "contains",
  not_contains: "does not contain",
  starts_with: "starts with",
  ends_with: "ends with",
  has_any: "has",
  has_all: "has",
  has_none: "has not",
  empty: "is empty",
  not_empty: "is set",
};
const dateVerbs: Readonly<Record<string, string>> = {
  eq: "",
  ne: "not",
  lt: "before",
  lte: "by",
  gt: "after",
  gte: "since",
};

/** A condition in a few plain words: "Stage is Won", "no deals (Stage is Lead)". */
export function describeCondition(condition: Condition, object: ObjectDefinition, naming: Naming): string {
  if ("and" in condition) return condition.and.map((part) => describeCondition(part, object, naming)).join(" and ");
  const quiet = "or" in condition ? describeQuiet(condition.or, object, naming) : undefined;
  if (quiet) return quiet;
  if ("or" in condition) return condition.or.map((part) => describeCondition(part, object, naming)).join(" or ");
  if ("not" in condition) return `except ${describeCondition(condition.not, object, naming)}`;
  if ("related" in condition) return related(condition, object, naming);
  const found = resolvePath(object, condition.field, naming.catalog);
  if (condition.field === "id") return Array.isArray(condition.value) ? `${condition.value.length} chosen` : "chosen";
  if (!found) return condition.field;
  const { field, label } = found;
  if (condition.op === "empty") return `no ${label.toLowerCase()}`;
  if (condition.op === "not_empty") return `with ${label.toLowerCase()}`;
  if (typeof condition.value === "boolean" && condition.op === "eq")
    return `${condition.value ? "" : "not "}${label.toLowerCase()}`;
  if (field.type === "date" || field.type === "datetime")
    return `${label} ${dateVerbs[condition.op] ?? ""} ${describePeriod(condition.value, naming.locale)}`.replace(
      / +/g,
      " ",
    );
  const kind = kindOf(condition.value, field);
  if (kind && (condition.op === "in" || condition.op === "eq")) return kind;
  return `${label} ${verbs[condition.op]} ${describeValue(condition.value, field, naming, condition.op)}`;
}

/** "Last activity before … or empty" as people say it: "no activity for 21 days". */
function describeQuiet(parts: readonly Condition[], object: ObjectDefinition, naming: Naming): string | undefined {
  const [before, never] = parts;
  if (parts.length !== 2 || !before || !never || !("field" in before) || !("field" in never)) return undefined;
  if (before.op !== "lt" || never.op !== "empty" || before.field !== never.field) return undefined;
  const found = resolvePath(object, before.field, naming.catalog);
  if (found?.field.role !== "activity") return undefined;
  const noun = found.label.toLowerCase().replace(/^last /, "");
  const { value } = before;
  const span = typeof value === "object" && value !== null && "ago" in value ? value : undefined;
  if (span) return `no ${noun} for ${span.ago} ${span.unit}${span.ago === 1 ? "" : "s"}, or ever`;
  const period = describePeriod(value, naming.locale);
  return /^(?:this|last|next|today|yesterday)/.test(period)
    ? `no ${noun} since the start of ${period}, or ever`
    : `no ${noun} since ${period}, or ever`;
}

/** All the options of a kind together are said as the kind: "open". */
function kindOf(value: unknown, field: FieldDefinition): string | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const keys = (kinds: string[]) =>
    (field.options ?? []).filter((option) => option.kind && kinds.includes(option.kind)).map((option) => option.key);
  const same = (other: string[]) => other.length === value.length && other.every((key) => value.includes(key));
  return same(keys(["open"])) ? "open" : same(keys(["won", "lost", "done"])) ? "closed" : undefined;
}

export function resolvePath(
  object: ObjectDefinition,
  path: string,
  catalog: Catalog,
): { field: FieldDefinition; label: string } | undefined {
  const [first = "", ...rest] = path.split(".");
  const field = fieldOf(object, first);
  if (!field) return undefined;
  if (rest.length === 0) return { field, label: field.label };
  const target = field.target ? objectOf(catalog, field.target) : undefined;
  const inner = target ? resolvePath(target, rest.join("."), catalog) : undefined;
  return inner && { field: inner.field, label: `${field.label}'s ${inner.label.toLowerCase()}` };
}

function related(condition: Extract<Condition, { related: string }>, object: ObjectDefinition, naming: Naming): string {
  const relation = relationsTo(naming.catalog, object.key).find((entry) => entry.key === condition.related);
  const noun = relation?.from.plural.toLowerCase() ?? condition.related;
  const inner = condition.where && relation ? ` (${describeCondition(condition.where, relation.from, naming)})` : "";
  if (!condition.count) return `with ${noun}${inner}`;
  if (condition.count.op === "eq" && condition.count.value === 0) return `no ${noun}${inner}`;
  const verb =
    condition.count.op === "eq"
      ? "exactly"
      : { ne: "not", lt: "fewer than", lte: "at most", gt: "more than", gte: "at least" }[condition.count.op];
  return `${verb} ${condition.count.value} ${noun}${inner}`;
}

function describeValue(value: unknown, field: FieldDefinition, naming: Naming, op = "eq"): string {
  if (Array.isArray(value))
    return value
      .map((item) => describeValue(item, field, naming))
      .join(op === "between" ? " and " : op === "has_all" ? " and " : " or ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return figure(value, field, naming.locale);
  if (value === "me") return "me";
  if (typeof value !== "string") return value === null || value === undefined ? "empty" : JSON.stringify(value);
  return (
    field.options?.find((option) => option.key === value)?.label ??
    naming.nameOf(value) ??
    (field.type === "lookup" || field.type === "owner" ? "that one" : value)
  );
}

export function describePeriod(value: unknown, locale: string): string {
  if (typeof value === "string") return dayText(value, locale);
  if (typeof value !== "object" || value === null) return "";
  const period = value as Period;
  if ("offset" in period) return offsetText(period.unit, period.offset);
  if ("last" in period) return `in the last ${period.last} ${period.unit}${period.last === 1 ? "" : "s"}`;
  if ("next" in period) return `in the next ${period.next} ${period.unit}${period.next === 1 ? "" : "s"}`;
  if ("ago" in period) return `${period.ago} ${period.unit}${period.ago === 1 ? "" : "s"} ago`;
  if ("ahead" in period) return `in ${period.ahead} ${period.unit}${period.ahead === 1 ? "" : "s"}`;
  if ("from" in period)
    return period.from === period.to
      ? dayText(period.from, locale)
      : `${dayText(period.from, locale)} to ${dayText(period.to, locale)}`;
  if (period.quarter) return `Q${period.quarter} ${period.year}`;
  if (period.month)
    return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
      Date.UTC(period.year, period.month - 1, 1),
    );
  return String(period.year);
}

function offsetText(unit: string, offset: number): string {
  if (unit === "day")
    return ["yesterday", "today", "tomorrow"][offset + 1] ?? `${Math.abs(offset)} days ${offset < 0 ? "ago" : "ahead"}`;
  if (offset === 0) return `this ${unit}`;
  if (Math.abs(offset) === 1) return `${offset < 0 ? "last" : "next"} ${unit}`;
  return `${Math.abs(offset)} ${unit}s ${offset < 0 ? "ago" : "ahead"}`;
}

export const dayText = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(`${iso.slice(0, 10)}T00:00:00Z`),
  );
