import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition, FieldType } from "@/db/objects/definition";
import { inlineSql } from "./inline-params";
import { QueryError } from "./query-error";
import { objectOf, type ResolvedField, type Scope } from "./scope";
import type { DateUnit, Group } from "./tree";

export type GroupColumn = {
  key: string;
  label: string;
  role: "group" | "measure" | "ratio";
  type: FieldType | "count" | "ratio";
  currency?: string | undefined;
  bucket?: DateUnit | undefined;
  /** The number counts these units after another date. */
  elapsed?: DateUnit | undefined;
  /** The number counts days. */
  unit?: "days" | undefined;
};

export type Piece = {
  column: GroupColumn;
  field: FieldDefinition | null;
  expressions: SQL[];
  groupBy: SQL[];
  order: SQL;
  lateral?: SQL;
  /** Looks at other groups, so no condition on groups can hold it. */
  isWindow?: boolean;
};

export function groupPiece(scope: Scope, group: Group, position: number): Piece {
  const at = `group.${position}`;
  const resolved = scope.resolve(group.field, `${at}.field`);
  const { field } = resolved;
  const column: GroupColumn = { key: group.field, label: field.label, role: "group", type: field.type };
  if (group.since !== undefined) return elapsedPiece(scope, group, { at, resolved, since: group.since });
  if (field.type === "date" || field.type === "datetime") {
    const unit = group.bucket ?? "month";
    // Repeated in the group by and in windows, so it may not hold a parameter.
    const expression = sql.raw(inlineSql(sql`${bucketOf(unit, localTime(scope, resolved))}::date`));
    return {
      column: { ...column, type: "date", bucket: unit },
      field: { ...field, type: "date" },
      expressions: [expression],
      groupBy: [expression],
      order: expression,
    };
  }
  if (group.bucket)
    throw new QueryError(
      `${at}.bucket`,
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

const bucketOf = (unit: DateUnit, time: SQL): SQL => sql`date_trunc(${sql.raw(`'${unit}'`)}, ${time})`;

/** A date as it stands, an instant as the clock of the person who asks shows it. */
export function localTime(scope: Scope, { field, column }: ResolvedField): SQL {
  return field.type === "date" ? sql`${column}::timestamp` : sql`(${column} at time zone ${scope.context.timeZone})`;
}

export function requireDate({ field }: ResolvedField, at: string): void {
  if (field.type === "date" || field.type === "datetime") return;
  throw new QueryError(at, `${field.label} is a ${field.type} field, not a date.`, "Take a date field.");
}

type Elapsed = { at: string; resolved: ResolvedField; since: string };

/** Calendar units between two dates, so the last day of May and the first of June are one month apart. */
function elapsedPiece(scope: Scope, { field: key, bucket }: Group, { at, resolved, since }: Elapsed): Piece {
  const other = scope.resolve(since, `${at}.since`);
  requireDate(resolved, `${at}.field`);
  requireDate(other, `${at}.since`);
  const unit = bucket ?? "month";
  const [end, start] = [localTime(scope, resolved), localTime(scope, other)];
  const expression = sql.raw(inlineSql(sql`(${countOf(unit, end)} - ${countOf(unit, start)})`));
  return {
    column: {
      key: `${key}_since_${since}`,
      label: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s after ${other.field.label.toLowerCase()}`,
      role: "group",
      type: "number",
      elapsed: unit,
    },
    field: null,
    expressions: [expression],
    groupBy: [expression],
    order: expression,
  };
}

/** The place of a calendar unit in the row of all of them. */
function countOf(unit: DateUnit, time: SQL): SQL {
  if (unit === "day") return sql`(${time}::date - date '2001-01-01')`;
  if (unit === "week") return sql`((${bucketOf(unit, time)}::date - date '1900-01-01') / 7)`;
  const perYear = { month: 12, quarter: 4, year: 1 }[unit];
  const part = unit === "year" ? sql`` : sql` + extract(${sql.raw(unit)} from ${time})`;
  return sql`(extract(year from ${time}) * ${sql.raw(String(perYear))}${part})::int`;
}
