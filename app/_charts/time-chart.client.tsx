"use client";

import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { type ChartChoice, groupText } from "@/app/_lib/choose-chart";
import { formatCompact, formatPercent } from "@/app/_lib/format-value";
import type { AggregateColumn, AggregateResult, Value } from "@/app/_lib/types";

type Props = {
  result: AggregateResult;
  choice: Extract<ChartChoice, { kind: "line" | "columns" | "series" }>;
  text: (column: AggregateColumn, value: Value | undefined) => string;
};

type Series = { key: string; label: string; column: AggregateColumn };
type Point = { at: string; [key: string]: string | number };

const colours = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];
const axis = { fontSize: 11, fill: "var(--muted-foreground)" };

export function TimeChart({ result, choice, text }: Props) {
  const { points, series } = toPoints(result, choice, text);
  const [first] = series;
  const isLine = choice.kind === "line" || (choice.kind === "series" && points.length >= 7);
  const Chart = isLine ? LineChart : BarChart;
  const tick = (value: number) => axisText(first?.column, value);

  return (
    <figure className="m-0">
      <div className="h-50" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <Chart data={points} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis dataKey="at" tickLine={false} axisLine={false} tick={axis} minTickGap={16} />
            <YAxis width={52} tickLine={false} axisLine={false} tick={axis} tickFormatter={tick} />
            <Tooltip
              isAnimationActive={false}
              cursor={isLine ? { stroke: "var(--border-strong)" } : { fill: "var(--muted)" }}
              content={({ active, payload, label }) =>
                active ? (
                  <Hint title={String(label)} rows={payload as unknown as HintRow[]} series={series} text={text} />
                ) : null
              }
            />
            {series.map((each, index) =>
              isLine ? (
                <Line
                  key={each.key}
                  dataKey={each.key}
                  stroke={colours[index]}
                  strokeWidth={2}
                  dot={false}
                  isAnimationActive={false}
                />
              ) : (
                <Bar
                  key={each.key}
                  dataKey={each.key}
                  fill={colours[index] ?? "var(--chart-1)"}
                  radius={[3, 3, 0, 0]}
                  maxBarSize={40}
                  isAnimationActive={false}
                />
              ),
            )}
          </Chart>
        </ResponsiveContainer>
      </div>
      {series.length > 1 ? <Legend series={series} /> : null}
      <HiddenTable points={points} series={series} text={text} />
    </figure>
  );
}

function toPoints(
  result: AggregateResult,
  choice: Props["choice"],
  text: Props["text"],
): { points: Point[]; series: Series[] } {
  const byTime = [...result.rows].sort((a, b) =>
    String(a[choice.group.key]).localeCompare(String(b[choice.group.key])),
  );
  if (choice.kind !== "series") {
    const series = choice.measures.map((column) => ({ key: column.key, label: column.label, column }));
    const points = byTime.map((row) => {
      const point: Point = { at: text(choice.group, row[choice.group.key]) };
      for (const { key } of series) point[key] = typeof row[key] === "number" ? row[key] : 0;
      return point;
    });
    return { points, series };
  }
  const names = [...new Set(byTime.map((row) => groupText(row[choice.series.key])))];
  const labels = new Map(
    byTime.map((row) => [groupText(row[choice.series.key]), text(choice.series, row[choice.series.key])]),
  );
  const points = new Map<string, Point>();
  for (const row of byTime) {
    const at = text(choice.group, row[choice.group.key]);
    const point = points.get(at) ?? { at, ...Object.fromEntries(names.map((name) => [name, 0])) };
    const value = row[choice.measure.key];
    point[groupText(row[choice.series.key])] = typeof value === "number" ? value : 0;
    points.set(at, point);
  }
  return {
    points: [...points.values()],
    series: names.map((name) => ({ key: name, label: labels.get(name) ?? name, column: choice.measure })),
  };
}

function axisText(column: AggregateColumn | undefined, value: number): string {
  if (column?.type === "ratio") return formatPercent(value);
  return formatCompact(value, column?.type === "currency" ? (column.currency ?? "EUR") : undefined);
}

type HintRow = { dataKey?: string | number; value?: number };

function Hint({
  title,
  rows,
  series,
  text,
}: {
  title: string;
  rows: HintRow[];
  series: Series[];
  text: Props["text"];
}) {
  return (
    <div className="rounded-lg bg-popover px-3 py-2 text-xs shadow-md">
      <p className="text-muted-foreground">{title}</p>
      {rows.map((row) => {
        const index = series.findIndex((each) => each.key === row.dataKey);
        const each = series[index];
        if (!each) return null;
        return (
          <p key={each.key} className="mt-1 flex items-center gap-2">
            <span className="h-0.5 w-3" style={{ background: colours[index] }} />
            {each.label}
            <span className="num ml-auto pl-4 font-medium">{text(each.column, row.value ?? null)}</span>
          </p>
        );
      })}
    </div>
  );
}

function Legend({ series }: { series: Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-xs">
      {series.map((each, index) => (
        <li key={each.key} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2 rounded-[2px]" style={{ background: colours[index] }} />
          {each.label}
        </li>
      ))}
    </ul>
  );
}

/** The drawing is for the eye; this is for everyone else. */
function HiddenTable({ points, series, text }: { points: Point[]; series: Series[]; text: Props["text"] }) {
  return (
    <table className="sr-only">
      <thead>
        <tr>
          <th scope="col">When</th>
          {series.map((each) => (
            <th key={each.key} scope="col">
              {each.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.at}>
            <th scope="row">{point.at}</th>
            {series.map((each) => (
              <td key={each.key}>{text(each.column, point[each.key] ?? null)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
