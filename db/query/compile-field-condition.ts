import { type SQL, sql } from "drizzle-orm";

import type { FieldType } from "@/db/objects/definition";
import { isTextType, sqlTypeOf } from "@/db/objects/field-types";
import { compileDateCondition } from "./compile-date-condition";
import { readValue, readValues } from "./condition-value";
import { QueryError } from "./query-error";
import type { ResolvedField, Scope } from "./scope";
import type { FieldCondition, Operator } from "./tree";

const comparing: Operator[] = ["eq", "ne", "lt", "lte", "gt", "gte", "between"];
const choosing: Operator[] = ["eq", "ne", "in", "not_in"];
const finding: Operator[] = ["eq", "ne", "in", "not_in", "contains", "not_contains", "starts_with", "ends_with"];

const operatorsByType: Record<FieldType, Operator[]> = {
  text: finding,
  long_text: finding,
  email: finding,
  phone: finding,
  url: finding,
  number: [...comparing, "in", "not_in"],
  currency: [...comparing, "in", "not_in"],
  boolean: ["eq", "ne"],
  picklist: choosing,
  multi_select: ["has_any", "has_all", "has_none", "eq", "contains", "not_contains", "in", "not_in"],
  date: comparing,
  datetime: comparing,
  owner: choosing,
  lookup: choosing,
  links: ["has_any", "has_all", "has_none", "eq", "ne", "in", "not_in"],
};

/** The operators a field of this type takes; `empty` and `not_empty` go with every type. */
export function operatorsOf(type: FieldType): Operator[] {
  return [...operatorsByType[type], "empty", "not_empty"];
}

export function compileFieldCondition(scope: Scope, condition: FieldCondition, at: string): SQL {
  const resolved = scope.resolve(condition.field, `${at}.field`);
  const { type, label } = resolved.field;
  if (!operatorsOf(type).includes(condition.op)) {
    throw new QueryError(
      `${at}.op`,
      `"${condition.op}" does not fit ${label}, which is a ${type} field.`,
      `Use ${operatorsOf(type).join(", ")}.`,
    );
  }
  if (condition.op === "empty") return sql`${resolved.column} is null`;
  if (condition.op === "not_empty") return sql`${resolved.column} is not null`;
  if (condition.value === undefined || condition.value === null) {
    throw new QueryError(
      `${at}.value`,
      `The condition on ${label} has no value.`,
      'Give a value, or use the operator "empty" or "not_empty".',
    );
  }
  if (type === "date" || type === "datetime") return compileDateCondition(scope, resolved, condition, at);
  if (type === "multi_select" || type === "links") return compileList(scope, resolved, condition, at);
  return compileScalar(scope, resolved, condition, at);
}

function compileScalar(scope: Scope, resolved: ResolvedField, condition: FieldCondition, at: string): SQL {
  const { type } = resolved.field;
  const cast = sql.raw(`::${sqlTypeOf(type)}`);
  const column = isTextType(type) ? sql`lower(${resolved.column})` : resolved.column;
  const one = (): SQL => sql`${readValue(scope, resolved, condition.value, `${at}.value`)}${cast}`;
  const many = (): SQL => {
    const values = readValues(scope, resolved, condition.value, `${at}.value`);
    return sql`${sql.param(values)}${sql.raw(`::${sqlTypeOf(type)}[]`)}`;
  };
  switch (condition.op) {
    case "eq":
      return Array.isArray(condition.value) ? sql`${column} = any(${many()})` : sql`${column} = ${one()}`;
    case "ne":
      return Array.isArray(condition.value)
        ? sql`(${column} = any(${many()})) is not true`
        : sql`${column} is distinct from ${one()}`;
    case "in":
      return sql`${column} = any(${many()})`;
    case "not_in":
      return sql`(${column} = any(${many()})) is not true`;
    case "lt":
      return sql`${column} < ${one()}`;
    case "lte":
      return sql`${column} <= ${one()}`;
    case "gt":
      return sql`${column} > ${one()}`;
    case "gte":
      return sql`${column} >= ${one()}`;
    case "between":
      return compileBetween(scope, resolved, condition, at);
    default:
      return compilePattern(scope, resolved, condition, at);
  }
}

function compileBetween(scope: Scope, resolved: ResolvedField, condition: FieldCondition, at: string): SQL {
  const [low, high, ...more] = readValues(scope, resolved, condition.value, `${at}.value`);
  if (low === undefined || high === undefined || more.length > 0) {
    throw new QueryError(`${at}.value`, "between takes two values.", "Give [lowest, highest]; both are included.");
  }
  return sql`${resolved.column} between ${low}::numeric and ${high}::numeric`;
}

function compilePattern(scope: Scope, resolved: ResolvedField, condition: FieldCondition, at: string): SQL {
  const text = String(readValue(scope, resolved, condition.value, `${at}.value`)).replace(/[\\%_]/g, "\\$&");
  const patterns: Partial<Record<Operator, string>> = {
    contains: `%${text}%`,
    not_contains: `%${text}%`,
    starts_with: `${text}%`,
    ends_with: `%${text}`,
  };
  const matches = sql`lower(${resolved.column}) like ${patterns[condition.op]}`;
  return condition.op === "not_contains" ? sql`(${matches}) is not true` : matches;
}

/** One value is among them; a list given to `eq` is exactly them. */
function compileList(scope: Scope, resolved: ResolvedField, condition: FieldCondition, at: string): SQL {
  const isOne = !Array.isArray(condition.value);
  const list = isOne ? [condition.value] : condition.value;
  const given = readValues(scope, resolved, list as FieldCondition["value"], `${at}.value`);
  const { column, field } = resolved;
  const values = sql`${sql.param(given)}${sql.raw(`::${sqlTypeOf(field.type)}`)}`;
  const isSame = sql`(${column} @> ${values} and ${column} <@ ${values})`;
  switch (condition.op) {
    case "has_all":
      return sql`${column} @> ${values}`;
    case "eq":
      return isOne && field.type === "links" ? sql`${column} @> ${values}` : isSame;
    case "ne":
      return sql`(${isOne ? sql`${column} @> ${values}` : isSame}) is not true`;
    case "has_none":
    case "not_contains":
    case "not_in":
      return sql`(${column} && ${values}) is not true`;
    default:
      return sql`${column} && ${values}`;
  }
}
