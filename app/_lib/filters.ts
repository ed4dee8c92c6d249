import { isFieldCondition } from "./describe-query";
import { shortDay } from "./format-date";
import { formatMoney, formatNumber, optionLabel } from "./format-value";
import type {
  Condition,
  FieldCondition,
  FieldDefinition,
  FieldType,
  ObjectDefinition,
  Operator,
  Period,
} from "./types";

export type OperatorChoice = { op: Operator; label: string; isBare?: boolean };

const emptiness: OperatorChoice[] = [
  { op: "empty", label: "is empty", isBare: true },
  { op: "not_empty", label: "is not empty", isBare: true },
];
const texts: OperatorChoice[] = [
  { op: "contains", label: "contains" },
  { op: "not_contains", label: "does not contain" },
  { op: "eq", label: "is" },
  { op: "ne", label: "is not" },
  { op: "starts_with", label: "starts with" },
  { op: "ends_with", label: "ends with" },
  ...emptiness,
];
const numbers: OperatorChoice[] = [
  { op: "gt", label: "over" },
  { op: "gte", label: "at least" },
  { op: "lt", label: "under" },
  { op: "lte", label: "at most" },
  { op: "eq", label: "is" },
  { op: "between", label: "between" },
  ...emptiness,
];
const days: OperatorChoice[] = [
  { op: "eq", label: "in" },
  { op: "lt", label: "before" },
  { op: "gt", label: "after" },
  { op: "lte", label: "until" },
  { op: "gte", label: "from" },
  ...emptiness,
];
const choices: OperatorChoice[] = [{ op: "in", label: "is" }, { op: "not_in", label: "is not" }, ...emptiness];
const sets: OperatorChoice[] = [
  { op: "has_any", label: "has any of" },
  { op: "has_all", label: "has all of" },
  { op: "has_none", label: "has none of" },
  ...emptiness,
];

const byType = {
  text: texts,
  long_text: texts,
  email: texts,
  phone: texts,
  url: texts,
  number: numbers,
  currency: numbers,
  boolean: [{ op: "eq", label: "is" }],
  picklist: choices,
  multi_select: sets,
  date: days,
  datetime: days,
  owner: choices,
  lookup: choices,
  links: sets,
} satisfies Record<FieldType, OperatorChoice[]>;

/** A value is a list, so that it is edited one by one, and a group of it counts a record more than once. */
export const holdsMany = (field: FieldDefinition): boolean => field.type === "multi_select" || field.type === "links";

export function operatorsFor(type: FieldType): OperatorChoice[] {
  return byType[type];
}

export function operatorLabel(type: FieldType, op: Operator): string {
  const known = operatorsFor(type).find((choice) => choice.op === op);
  if (known) return known.label;
  const others: Partial<Record<Operator, string>> = {
    eq: "is",
    ne: "is not",
    in: "is",
    not_in: "is not",
    between: "between",
  };
  return others[op] ?? op.replaceAll("_", " ");
}

/** What a new filter on a field starts with. */
export function startCondition(field: FieldDefinition, path: string = field.key): FieldCondition {
  const op = operatorsFor(field.type)[0]?.op ?? "eq";
  if (field.type === "boolean") return { field: path, op, value: true };
  if (field.type === "date" || field.type === "datetime")
    return { field: path, op, value: { unit: "month", offset: 0 } };
  if (takesList(op)) return { field: path, op, value: [] };
  return { field: path, op };
}

/** Another operator keeps the value when it still makes sense. */
export function withOperator(condition: FieldCondition, op: Operator, type: FieldType): FieldCondition {
  const choice = operatorsFor(type).find((each) => each.op === op);
  const base: FieldCondition = { field: condition.field, op };
  if (choice?.isBare || condition.value === undefined || condition.value === null) {
    return takesList(op) && !choice?.isBare ? { ...base, value: [] } : base;
  }
  if (takesList(op)) return { ...base, value: Array.isArray(condition.value) ? condition.value : [condition.value] };
  if (op === "between") return Array.isArray(condition.value) ? { ...base, value: condition.value } : base;
  return { ...base, value: Array.isArray(condition.value) ? (condition.value[0] ?? null) : condition.value };
}

function takesList(op: Operator): boolean {
  return ["in", "not_in", "has_any", "has_all", "has_none"].includes(op);
}

/** A filter without its value yet would match nothing or everything, so it is not asked of the server. */
export function isComplete(condition: Condition): boolean {
  if (!isFieldCondition(condition)) return true;
  if (condition.op === "empty" || condition.op === "not_empty") return true;
  const { value } = condition;
  if (value === undefined || value === null || value === "") return false;
  return !Array.isArray(value) || value.length > 0;
}

/** The same without filters that have no value yet, also inside a group. */
export function completeParts(parts: Condition[]): Condition[] {
  return parts.flatMap((part): Condition[] => {
    if (!("or" in part)) return isComplete(part) ? [part] : [];
    const or = part.or.filter(isComplete);
    return or.length > 0 ? [{ or }] : [];
  });
}

export type ResolvedPath = { field: FieldDefinition; label: string };

/** "company.industry" on deals: the field at the end of the path and how people call the path. */
export function resolvePath(
  objects: readonly ObjectDefinition[],
  objectKey: string,
  path: string,
): ResolvedPath | null {
  let object = objects.find((each) => each.key === objectKey);
  const steps = path.split(".");
  const labels: string[] = [];
  for (const [index, step] of steps.entries()) {
    const field = object?.fields.find((each) => each.key === step);
    if (!field) return null;
    labels.push(field.label);
    if (index === steps.length - 1) return { field, label: labels.join(" ") };
    if (field.type !== "lookup" || !field.target) return null;
    object = objects.find((each) => each.key === field.target);
  }
  return null;
}

export function describePeriod(period: Period): string {
  if ("offset" in period) {
    const { unit, offset } = period;
    if (unit === "day")
      return offset === 0 ? "today" : offset === 1 ? "tomorrow" : offset === -1 ? "yesterday" : ago(offset, unit);
    if (offset === 0) return `this ${unit}`;
    if (offset === 1) return `next ${unit}`;
    if (offset === -1) return `last ${unit}`;
    return ago(offset, unit);
  }
  if ("last" in period) return `the last ${units(period.last, period.unit)}`;
  if ("next" in period) return `the next ${units(period.next, period.unit)}`;
  if ("ago" in period) return period.ago === 0 ? "today" : `${units(period.ago, period.unit)} ago`;
  if ("ahead" in period) return period.ahead === 0 ? "today" : `${units(period.ahead, period.unit)} from now`;
  if ("year" in period) {
    if (period.quarter) return `Q${period.quarter} ${period.year}`;
    if (period.month) return `${monthName(period.month)} ${period.year}`;
    return String(period.year);
  }
  return period.from === period.to ? shortDay(period.from) : `${shortDay(period.from)} to ${shortDay(period.to)}`;
}

export function describeValue(
  condition: FieldCondition,
  field: FieldDefinition,
  nameOf: (id: string) => string = (id) => id,
): string {
  const { value } = condition;
  if (value === undefined || value === null) return "…";
  if (Array.isArray(value)) {
    if (value.length === 0) return "…";
    const kind = wholeKind(field, value);
    if (kind) return kind;
    const names = value.map((each) => one(each, field, nameOf));
    if (condition.op === "between") return names.join(" and ");
    return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
  }
  return one(value, field, nameOf);
}

function one(
  value: string | number | boolean | Period,
  field: FieldDefinition,
  nameOf: (id: string) => string,
): string {
  if (typeof value === "object") return describePeriod(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number")
    return field.type === "currency" ? formatMoney(value, field.currency) : formatNumber(value);
  if (field.type === "owner" || field.type === "lookup" || field.type === "links" || field.key === "id")
    return value === "me" ? "me" : nameOf(value);
  if (field.options) return optionLabel(field, value);
  if (field.type === "date" || field.type === "datetime")
    return /^\d{4}-\d{2}-\d{2}/.test(value) ? shortDay(value.slice(0, 10)) : value;
  return `“${value}”`;
}

/** All open stages and nothing else read as "open". */
function wholeKind(field: FieldDefinition, keys: readonly unknown[]): string | null {
  if (!field.options || keys.length < 2) return null;
  for (const kind of ["open", "won", "lost", "done"] as const) {
    const ofKind = field.options.filter((option) => option.kind === kind).map((option) => option.key);
    if (ofKind.length === keys.length && ofKind.every((key) => keys.includes(key))) return kind;
  }
  return null;
}

function units(count: number, unit: string): string {
  return count === 1 ? `${unit}` : `${formatNumber(count)} ${unit}s`;
}

function ago(offset: number, unit: string): string {
  return offset < 0 ? `${units(-offset, unit)} ago` : `${units(offset, unit)} from now`;
}

function monthName(month: number): string {
  return new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  );
}
