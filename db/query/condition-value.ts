import { suggestion } from "./closest";
import { QueryError } from "./query-error";
import type { ResolvedField, Scope } from "./scope";
import type { FieldCondition } from "./tree";

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Scalar = string | number | boolean;

/** One value of a condition as the database takes it; text in lower case, options by key or label. */
export function readValue(scope: Scope, resolved: ResolvedField, value: FieldCondition["value"], at: string): Scalar {
  const { field } = resolved;
  if (Array.isArray(value))
    throw new QueryError(at, `${field.label} takes one value here.`, 'Use the operator "in" for a list.');
  switch (field.type) {
    case "number":
    case "currency":
      return readNumber(value, field.label, at);
    case "boolean":
      if (typeof value === "boolean") return value;
      throw new QueryError(at, `${field.label} is true or false.`);
    case "picklist":
    case "multi_select":
      return readOption(resolved, value, at);
    case "owner":
    case "lookup":
    case "links":
      return readId(scope, resolved, value, at);
    default:
      if (typeof value === "string" || typeof value === "number") return String(value).toLowerCase();
      throw new QueryError(at, `${field.label} is compared with text.`);
  }
}

export function readValues(
  scope: Scope,
  resolved: ResolvedField,
  value: FieldCondition["value"],
  at: string,
): Scalar[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item, position) => readValue(scope, resolved, item as FieldCondition["value"], `${at}.${position}`));
}

function readNumber(value: unknown, label: string, at: string): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new QueryError(at, `${label} is a number.`);
}

function readOption(resolved: ResolvedField, value: unknown, at: string): string {
  const options = resolved.field.options ?? [];
  const wanted = String(value).toLowerCase();
  const found =
    options.find((option) => option.key === value) ?? options.find((option) => option.label.toLowerCase() === wanted);
  if (found) return found.key;
  const known = options.map((option) => option.key);
  throw new QueryError(
    at,
    `${resolved.field.label} has no option "${String(value)}".`,
    suggestion(String(value), known),
  );
}

function readId(scope: Scope, resolved: ResolvedField, value: unknown, at: string): string {
  if (value === "me" && resolved.field.type === "owner") return scope.context.memberId;
  if (typeof value === "string" && uuidPattern.test(value)) return value.toLowerCase();
  const tool = resolved.field.type === "owner" ? "list_members" : "search_names";
  throw new QueryError(at, `${resolved.field.label} is compared with an id.`, `Find the id with ${tool}.`);
}
