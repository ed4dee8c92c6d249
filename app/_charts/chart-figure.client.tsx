"use client";

import dynamic from "next/dynamic";

import { chooseChart, groupText } from "@/app/_lib/choose-chart";
import { formatBucket } from "@/app/_lib/format-date";
import { formatMoney, formatNumber, formatPercent, optionLabel } from "@/app/_lib/format-value";
import { useObject } from "@/app/_lib/query";
import type { AggregateColumn, AggregateResult, ObjectDefinition, Value } from "@/app/_lib/types";
import { BarList } from "./bar-list";
import { FigureTable } from "./figure-table";
import { HeatTable } from "./heat-table";

const TimeChart = dynamic(() => import("./time-chart.client").then((module) => module.TimeChart), {
  ssr: false,
  loading: () => <div className="h-50" />,
});

/** The same figures as numbers, bars, a line or a table: whatever reads best. */
export function ChartFigure({ result }: { result: AggregateResult }) {
  const object = useObject(result.object);
  const choice = chooseChart(result);
  const text = (column: AggregateColumn, value: Value | undefined) => figureText(column, value, object);

  if (choice.kind === "numbers") {
    return (
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        {choice.measures.map((measure) => (
          <div key={measure.key}>
            <p className="text-xs text-muted-foreground">{measure.label}</p>
            <p className="num text-2xl font-semibold leading-tight tracking-[-0.02em]">
              {text(measure, result.rows[0]?.[measure.key])}
            </p>
          </div>
        ))}
      </div>
    );
  }
  if (choice.kind === "bars") {
    const rows = result.rows.map((row) => ({
      name: text(choice.group, row[choice.group.key]),
      isMember: choice.group.type === "owner" && row[choice.group.key] !== null,
      value: typeof row[choice.measure.key] === "number" ? Number(row[choice.measure.key]) : 0,
      text: text(choice.measure, row[choice.measure.key]),
    }));
    return <BarList rows={rows} label={choice.measure.label} />;
  }
  if (choice.kind === "heat")
    return (
      <HeatTable
        result={result}
        choice={choice}
        text={text}
        placeOf={(column, value) => placeOf(column, value, object)}
      />
    );
  if (choice.kind === "table")
    return (
      <div className="scroll-thin -mx-3 -my-2 overflow-x-auto">
        <FigureTable result={result} text={text} />
      </div>
    );
  return <TimeChart result={result} choice={choice} text={text} />;
}

/** Options stand in their own order, as on a board; everything else as it came. */
function placeOf(column: AggregateColumn, value: Value | undefined, object: ObjectDefinition | undefined): number {
  const options = object?.fields.find((each) => each.key === column.key)?.options;
  const place = options?.findIndex(({ key }) => key === value) ?? 0;
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

export function figureText(
  column: AggregateColumn,
  value: Value | undefined,
  object: ObjectDefinition | undefined,
): string {
  if (value === null || value === undefined) return column.role === "group" ? "Empty" : "–";
  if (column.role === "group") {
    if (column.bucket && typeof value === "string") return formatBucket(value, column.bucket);
    const field = object?.fields.find((each) => each.key === column.key);
    if (typeof value === "string" && field?.options) return optionLabel(field, value);
    if (typeof value === "boolean") return value ? "Yes" : "No";
    return groupText(value);
  }
  if (typeof value !== "number") return groupText(value);
  if (column.type === "ratio") return formatPercent(value);
  return column.type === "currency" ? formatMoney(Math.round(value * 100) / 100, column.currency) : formatNumber(value);
}
