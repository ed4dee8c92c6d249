import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition } from "@/db/objects/definition";
import { compileCondition } from "./compile-condition";
import { type GroupColumn, localTime, type Piece, requireDate } from "./group-pieces";
import { dayOf } from "./periods";
import { QueryError } from "./query-error";
import type { Scope } from "./scope";
import type { Measure } from "./tree";

/** What is measured: a field of the record, or the days between two of its dates. */
type Measured = { column: SQL; field: FieldDefinition; isDays: boolean };

export function measurePiece(scope: Scope, measure: Measure, position: number): Piece {
  const at = `measures.${position}`;
  const filter = measure.where ? sql` filter (where ${compileCondition(scope, measure.where, `${at}.where`)})` : sql``;
  if (measure.percent !== undefined && measure.fn !== "percentile")
    throw new QueryError(`${at}.percent`, `${measure.fn} takes no percent.`, "Leave it out, or take percentile.");
  if (measure.fn === "count")
    return figure({ key: measure.as ?? "count", label: "Count" }, sql`count(*)${filter}`, measure);
  const { column, field, isDays } = measuredOf(scope, measure, at);
  const key = measure.as ?? defaultKey(measure);
  if (measure.fn === "count_distinct")
    return figure({ key, label: `Different ${field.label}` }, sql`count(distinct ${column})${filter}`, measure);
  requireKind(measure, field, at);
  const expression = sql`${callOf(measure, column, at)}${filter}`;
  const label = measure.as ? inWords(measure.as) : labelOf(measure, field);
  const made: GroupColumn = {
    key,
    label,
    role: "measure",
    type: field.type,
    currency: field.currency,
    ...(isDays ? { unit: "days" as const } : {}),
  };
  return { column: made, field, expressions: [expression], groupBy: [], order: expression };
}

/** As a planner names it too: the function, then the field, or the two dates. */
export const defaultKey = ({ fn, field, days }: Measure): string =>
  fn === "count" ? "count" : `${fn}_${days ? "days" : (field ?? "")}`.replaceAll(".", "_");

function figure({ key, label }: { key: string; label: string }, expression: SQL, { as }: Measure): Piece {
  const column: GroupColumn = { key, label: as ? inWords(as) : label, role: "measure", type: "count" };
  return { column, field: null, expressions: [expression], groupBy: [], order: expression };
}

function measuredOf(scope: Scope, { fn, field: path, days }: Measure, at: string): Measured {
  if (days && path) throw new QueryError(`${at}.days`, "A measure takes a field or days, not both.");
  if (!days) {
    if (!path) throw new QueryError(`${at}.field`, `${fn} needs a field.`);
    return { ...scope.resolve(path, `${at}.field`), isDays: false };
  }
  const from = scope.resolve(days.from, `${at}.days.from`);
  requireDate(from, `${at}.days.from`);
  const to = days.to === undefined ? undefined : scope.resolve(days.to, `${at}.days.to`);
  if (to) requireDate(to, `${at}.days.to`);
  const today = sql`${dayOf(scope.context.now, scope.context.timeZone).toString()}::date`;
  const end = to ? sql`${localTime(scope, to)}::date` : today;
  const label = `days from ${from.field.label.toLowerCase()} to ${to ? to.field.label.toLowerCase() : "today"}`;
  return {
    column: sql`(${end} - ${localTime(scope, from)}::date)`,
    field: { key: "days", label, type: "number" },
    isDays: true,
  };
}

const ofNumbers: readonly Measure["fn"][] = ["sum", "avg", "median", "percentile"];

function requireKind({ fn }: Measure, field: FieldDefinition, at: string): void {
  if (field.type === "number" || field.type === "currency") return;
  const isDate = field.type === "date" || field.type === "datetime";
  if (isDate && !ofNumbers.includes(fn)) return;
  throw new QueryError(
    `${at}.field`,
    `${field.label} is a ${field.type} field, so it has no ${fn}.`,
    ofNumbers.includes(fn) ? "Take a number or currency field." : "Take a number, currency or date field.",
  );
}

function callOf({ fn, percent }: Measure, column: SQL, at: string): SQL {
  if (fn !== "median" && fn !== "percentile") return sql`${sql.raw(fn)}(${column})`;
  if (fn === "percentile" && percent === undefined)
    throw new QueryError(`${at}.percent`, "percentile needs percent.", "90 is what nine of ten stay within.");
  const part = sql.raw(String(fn === "median" ? 0.5 : (percent ?? 50) / 100));
  return sql`percentile_cont(${part}) within group (order by ${column})`;
}

const words: Record<string, string> = { sum: "Total", avg: "Average", min: "Lowest", max: "Highest", median: "Median" };
const dateWords: Record<string, string> = { min: "Earliest", max: "Latest" };

/** A name that the query gave, as a heading: win_rate is Win rate. */
export const inWords = (name: string): string =>
  name.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());

function labelOf({ fn, percent }: Measure, field: FieldDefinition): string {
  const isDate = field.type === "date" || field.type === "datetime";
  const word = fn === "percentile" ? `${percent}th percentile of` : isDate ? dateWords[fn] : words[fn];
  return `${word} ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}`;
}
