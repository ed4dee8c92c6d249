import type { FieldDefinition, FieldType, OptionDefinition } from "./definition";
import { isTextType } from "./field-types";
import { quote } from "./table-shape";

/** SQL over the column: what it becomes, and which values would be lost. */
export type Conversion = { value: string; isLost: string };

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const isNumber = (type: FieldType): boolean => type === "number" || type === "currency";

/** How the values of one type become those of another, or null where they would not mean the same. */
export function convertColumn(from: FieldDefinition, to: FieldDefinition): Conversion | null {
  const column = quote(from.key);
  const keep = { value: column, isLost: "false" };
  if (from.type === to.type) return keep;
  if (isTextType(from.type)) return fromText(column, to);
  if (isTextType(to.type)) {
    const value = asText(column, from);
    if (value === null) return null;
    return { value, isLost: to.type === "email" || to.type === "url" || to.type === "phone" ? "true" : "false" };
  }
  if (isNumber(from.type) && isNumber(to.type))
    return { ...keep, isLost: to.type === "currency" ? tooFine(column) : "false" };
  if (from.type === "picklist" && to.type === "multi_select")
    return { ...keep, value: `case when ${column} is not null then array[${column}] end` };
  if (from.type === "multi_select" && to.type === "picklist")
    return { value: `${column}[1]`, isLost: `cardinality(${column}) > 1` };
  if (from.type === "lookup" && to.type === "links")
    return { ...keep, value: `case when ${column} is not null then array[${column}] end` };
  if (from.type === "links" && to.type === "lookup")
    return { value: `${column}[1]`, isLost: `cardinality(${column}) > 1` };
  if (from.type === "date" && to.type === "datetime")
    return { ...keep, value: `${column}::timestamp at time zone 'UTC'` };
  if (from.type === "datetime" && to.type === "date") {
    const day = `(${column} at time zone 'UTC')`;
    return { value: `${day}::date`, isLost: `${day} <> date_trunc('day', ${day})` };
  }
  return null;
}

/** Money has four decimals and fifteen digits before them. */
const tooFine = (number: string): string => `(round(${number}, 4) <> ${number} or abs(${number}) >= 1e15)`;

const patterns = {
  number: "^[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){0,4})([.][0-9]{1,15})?$",
  email: "^[^[:space:]@]+@[^[:space:]@]+$",
  date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  datetime: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}",
};

function fromText(column: string, to: FieldDefinition): Conversion | null {
  const trimmed = `btrim(${column})`;
  const lower = `lower(${trimmed})`;
  if (isTextType(to.type)) {
    if (to.type === "email") return { value: column, isLost: `${column} !~ ${literal(patterns.email)}` };
    return { value: column, isLost: to.type === "long_text" ? "false" : `length(${column}) > 1000` };
  }
  const guarded = (isGood: string, value: string): Conversion => ({
    value: `case when ${isGood} then ${value} end`,
    isLost: `not (${isGood})`,
  });
  switch (to.type) {
    case "number":
    case "currency": {
      const isGood = `${trimmed} ~ ${literal(patterns.number)}`;
      const number = `replace(${trimmed}, ',', '')::numeric`;
      const isFit = to.type === "currency" ? `case when ${isGood} then not ${tooFine(number)} else false end` : isGood;
      return guarded(isFit, number);
    }
    case "boolean":
      return guarded(`${lower} in ('yes', 'no', 'true', 'false')`, `${lower} in ('yes', 'true')`);
    case "date":
    case "datetime": {
      const type = to.type === "date" ? "date" : "timestamptz";
      const isGood = `${trimmed} ~ ${literal(patterns[to.type])} and pg_input_is_valid(${trimmed}, '${type}')`;
      return guarded(isGood, `${trimmed}::${type}`);
    }
    case "picklist":
    case "multi_select": {
      const key = optionOf(lower, to.options ?? []);
      return {
        value: to.type === "picklist" ? key : `case when ${key} is null then null else array[${key}] end`,
        isLost: `${key} is null`,
      };
    }
    default:
      return null;
  }
}

/** By label first, then by key, as people and files write it. */
function optionOf(lower: string, options: readonly OptionDefinition[]): string {
  const cases = options.flatMap(({ key, label }) => [
    `when lower(${literal(label.trim())}) then ${literal(key)}`,
    `when ${literal(key)} then ${literal(key)}`,
  ]);
  return cases.length > 0 ? `case ${lower} ${cases.join(" ")} end` : "null::text";
}

function asText(column: string, from: FieldDefinition): string | null {
  switch (from.type) {
    case "number":
    case "currency":
      return `trim_scale(${column})::text`;
    case "boolean":
      return `case ${column} when true then 'Yes' when false then 'No' end`;
    case "date":
      return `${column}::text`;
    case "datetime":
      return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case "picklist": {
      const cases = (from.options ?? []).map(({ key, label }) => `when ${literal(key)} then ${literal(label)}`);
      return cases.length > 0 ? `case ${column} ${cases.join(" ")} else ${column} end` : column;
    }
    default:
      return null;
  }
}
