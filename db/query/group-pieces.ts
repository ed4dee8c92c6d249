import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition, FieldType } from "@/db/objects/definition";
import { suggestion } from "./closest";
import { compileCondition } from "./compile-condition";
import { QueryError } from "./query-error";
import { objectOf, type ResolvedField, type Scope } from "./scope";
import type { Group, Measure } from "./tree";

export type GroupColumn = {
  key: string;
  label: string;
  role: "group" | "measure" | "ratio";
  type: FieldType | "count" | "ratio";
  currency?: string | undefined;
  bucket?: string | undefined;
};

export type Piece = {
  column: GroupColumn;
  field: FieldDefinition | null;
  expressions: SQL[];
  groupBy: SQL[];
  order: SQL;
  lateral?: SQL;
};

/** `ordinal` is where the group stands in the select list; a bucket is named by it because its parameters cannot be repeated. */
export function groupPiece(scope: Scope, group: Group, position: number, ordinal: number): Piece {
  const at = `group.${position}.field`;
  const resolved = scope.resolve(group.field, at);
  const { field } = resolved;
  const column: GroupColumn = { key: group.field, label: field.label, role: "group", type: field.type };
  if (field.type === "date" || field.type === "datetime") {
    const unit = group.bucket ?? "month";
    const local =
      field.type === "date"
        ? sql`${resolved.column}::timestamp`
        : sql`${resolved.column} at time zone ${scope.context.timeZone}`;
    const expression = sql`date_trunc(${sql.raw(`'${unit}'`)}, ${local})::date`;
    const place = sql.raw(String(ordinal));
    return {
      column: { ...column, type: "date", bucket: unit },
      field: { ...field, type: "date" },
      expressions: [expression],
      groupBy: [place],
      order: place,
    };
  }
  if (group.bucket)
    throw new QueryError(
      `group.${position}.bucket`,
      `${field.label} is not a date, so it has no ${group.bucket}s.`,
      "Leave bucket out.",
    );
  if (field.type === "multi_select") {
    const item = sql.identifier(`item${position}`);
    const lateral = sql` left join lateral unnest(${resolved.column}) as ${item}(value) on true`;
    const value = sql`${item}.value`;
    return {
      column: { ...column, type: "picklist" },
      field: { ...field, type: "picklist" },
      expressions: [value],
      groupBy: [value],
      order: value,
      lateral,
    };
  }
  if (field.type === "links" && field.target) return linksPiece(scope, resolved, column, position);
  if (field.type === "owner" || field.type === "lookup") {
    const { name } = scope.joinName(resolved);
    return { column, field, expressions: [resolved.column, name], groupBy: [resolved.column, name], order: name };
  }
  if (field.type === "picklist") {
    const keys = (field.options ?? []).map((option) => option.key);
    return {
      column,
      field,
      expressions: [resolved.column],
      groupBy: [resolved.column],
      order: sql`array_position(${sql.param(keys)}::text[], ${resolved.column})`,
    };
  }
  return { column, field, expressions: [resolved.column], groupBy: [resolved.column], order: resolved.column };
}

/** A record is in the group of each of its links; what lies in the trash makes no group. */
function linksPiece(
  scope: Scope,
  { field, column: list }: ResolvedField,
  column: GroupColumn,
  position: number,
): Piece {
  const target = objectOf(scope.context.catalog, field.target ?? "");
  const item = sql.identifier(`item${position}`);
  const lateral = sql` left join lateral (
    select id as value, ${sql.identifier(target.nameField)} as name from ${sql.identifier(target.key)}
    where id = any(${list}) and deleted_at is null
  ) as ${item} on true`;
  const [value, name] = [sql`${item}.value`, sql`${item}.name`];
  const piece = { expressions: [value, name], groupBy: [value, name], order: name, lateral };
  return { column: { ...column, type: "lookup" }, field: { ...field, type: "lookup" }, ...piece };
}

export function measurePiece(scope: Scope, measure: Measure, position: number): Piece {
  const at = `measures.${position}`;
  const filter = measure.where ? sql` filter (where ${compileCondition(scope, measure.where, `${at}.where`)})` : sql``;
  if (measure.fn === "count") {
    const expression = sql`count(*)${filter}`;
    return {
      column: {
        key: measure.as ?? "count",
        label: measure.as ? inWords(measure.as) : "Count",
        role: "measure",
        type: "count",
      },
      field: null,
      expressions: [expression],
      groupBy: [],
      order: expression,
    };
  }
  if (!measure.field) throw new QueryError(`${at}.field`, `${measure.fn} needs a field.`);
  const resolved = scope.resolve(measure.field, `${at}.field`);
  const { field } = resolved;
  const key = measure.as ?? `${measure.fn}_${measure.field.replaceAll(".", "_")}`;
  const isNumber = field.type === "number" || field.type === "currency";
  if ((measure.fn === "sum" || measure.fn === "avg") && !isNumber) {
    throw new QueryError(
      `${at}.field`,
      `${field.label} is a ${field.type} field, so it has no ${measure.fn}.`,
      "Take a number or currency field.",
    );
  }
  if (measure.fn === "count_distinct") {
    const expression = sql`count(distinct ${resolved.column})${filter}`;
    return {
      column: { key, label: `Different ${field.label}`, role: "measure", type: "count" },
      field: null,
      expressions: [expression],
      groupBy: [],
      order: expression,
    };
  }
  if (!isNumber && field.type !== "date" && field.type !== "datetime") {
    throw new QueryError(
      `${at}.field`,
      `${field.label} is a ${field.type} field, so it has no ${measure.fn}.`,
      "Take a number, currency or date field.",
    );
  }
  const expression = sql`${sql.raw(measure.fn)}(${resolved.column})${filter}`;
  const column: GroupColumn = {
    key,
    label: measure.as ? inWords(measure.as) : labelOf(measure.fn, field),
    role: "measure",
    type: field.type,
    currency: field.currency,
  };
  return { column, field, expressions: [expression], groupBy: [], order: expression };
}

const words: Record<string, string> = { sum: "Total", avg: "Average", min: "Lowest", max: "Highest" };
const dateWords: Record<string, string> = { min: "Earliest", max: "Latest" };

/** A name that the query gave, as a heading: win_rate is Win rate. */
const inWords = (name: string): string => name.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());

function labelOf(fn: string, field: FieldDefinition): string {
  const word = field.type === "date" || field.type === "datetime" ? dateWords[fn] : words[fn];
  return `${word} ${field.label.toLowerCase()}`;
}

export function ratioPiece(
  measures: Piece[],
  ratio: { as: string; numerator: string; denominator: string },
  position: number,
): Piece {
  const find = (name: string, part: string): SQL => {
    const found = measures.find((measure) => measure.column.key === name)?.expressions[0];
    if (found) return found;
    const known = measures.map((measure) => measure.column.key);
    throw new QueryError(`ratios.${position}.${part}`, `There is no measure "${name}".`, suggestion(name, known));
  };
  const expression = sql`(${find(ratio.numerator, "numerator")})::numeric / nullif((${find(ratio.denominator, "denominator")})::numeric, 0)`;
  const label = inWords(ratio.as);
  return {
    column: { key: ratio.as, label, role: "ratio", type: "ratio" },
    field: null,
    expressions: [expression],
    groupBy: [],
    order: expression,
  };
}
