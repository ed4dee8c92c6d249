import type { AggregateColumn, AggregateResult, Value } from "./types";

export type ChartChoice =
  | { kind: "numbers"; measures: AggregateColumn[] }
  | { kind: "bars"; group: AggregateColumn; measure: AggregateColumn }
  | { kind: "columns"; group: AggregateColumn; measures: AggregateColumn[] }
  | { kind: "line"; group: AggregateColumn; measures: AggregateColumn[] }
  | { kind: "series"; group: AggregateColumn; series: AggregateColumn; measure: AggregateColumn }
  /** Two groups as the two sides of a table, darker where there is more. */
  | { kind: "heat"; down: AggregateColumn; across: AggregateColumn; measure: AggregateColumn }
  | { kind: "table" };

const maxBars = 12;
const maxSeries = 5;
const pointsForLine = 7;
const most = { down: 36, across: 13 };

/** The figure that reads best: one number, bars to compare, a line over time, else a table. */
export function chooseChart(result: AggregateResult): ChartChoice {
  const groups = result.columns.filter((column) => column.role === "group");
  const figures = result.columns.filter((column) => column.role !== "group");
  const [group, second] = groups;
  const [measure] = figures;
  if (!measure || result.rows.length === 0) return { kind: "table" };
  if (!group) return { kind: "numbers", measures: figures };
  if (groups.length > 2) return { kind: "table" };

  if (second) {
    if (figures.length > 1) return { kind: "table" };
    const [time, series] = group.bucket ? [group, second] : second.bucket ? [second, group] : [null, null];
    // How long after something it was is no line of its own: it is the other side of a table of cohorts.
    const isCohort = series?.type === "number";
    return time && series && !isCohort && distinct(result, series.key) <= maxSeries
      ? { kind: "series", group: time, series, measure }
      : heatOf(result, [group, second], measure);
  }

  if (group.bucket) {
    const alike = figures.filter((column) => sameUnit(column, measure)).slice(0, maxSeries);
    if (result.rows.length < 2) return { kind: "table" };
    return { kind: result.rows.length >= pointsForLine ? "line" : "columns", group, measures: alike };
  }
  if (figures.length > 1) return { kind: "table" };
  if (result.rows.length > maxBars || hasNegative(result, measure.key)) return { kind: "table" };
  return { kind: "bars", group, measure };
}

/** The side with fewer of them goes across; elapsed time always does. */
function heatOf(
  result: AggregateResult,
  [one, other]: [AggregateColumn, AggregateColumn],
  measure: AggregateColumn,
): ChartChoice {
  const isAcross =
    other.type === "number" || (one.type !== "number" && distinct(result, other.key) <= distinct(result, one.key));
  const [down, across] = isAcross ? [one, other] : [other, one];
  const isSmall = distinct(result, down.key) <= most.down && distinct(result, across.key) <= most.across;
  const isFull = distinct(result, down.key) > 1 && distinct(result, across.key) > 1;
  return isSmall && isFull && !hasNegative(result, measure.key)
    ? { kind: "heat", down, across, measure }
    : { kind: "table" };
}

function sameUnit(a: AggregateColumn, b: AggregateColumn): boolean {
  return a.type === b.type && a.currency === b.currency;
}

function distinct(result: AggregateResult, key: string): number {
  return new Set(result.rows.map((row) => groupText(row[key]))).size;
}

function hasNegative(result: AggregateResult, key: string): boolean {
  return result.rows.some((row) => typeof row[key] === "number" && row[key] < 0);
}

export function groupText(value: Value | undefined): string {
  if (value === null || value === undefined || value === "") return "Empty";
  if (typeof value === "object" && !Array.isArray(value)) return value.name;
  return Array.isArray(value) ? value.join(", ") : String(value);
}
