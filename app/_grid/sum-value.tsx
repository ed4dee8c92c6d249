import { formatDay } from "@/app/_lib/format-date";
import { formatMoney, formatNumber } from "@/app/_lib/format-value";
import type { Measure, Value } from "@/app/_lib/types";
import type { Column } from "./columns";
import { measureKey } from "./lines";

const words = {
  sum: "Sum",
  avg: "Average",
  min: "Lowest",
  max: "Highest",
  median: "Median",
  percentile: "Percentile",
  count: "Count",
  count_distinct: "Different",
};

type Props = { column: Column; measures: Measure[]; sums: Record<string, Value> };

/** The figure that stands under a column, if there is one. */
export function SumValue({ column, measures, sums }: Props) {
  const measure = measures.find((each) => each.field === column.path);
  const value = measure ? sums[measureKey(measure)] : undefined;
  if (!measure || value === null || value === undefined) return null;
  return (
    <span data-tip={`${words[measure.fn]} of ${column.label.toLowerCase()}`}>
      {measure.fn === "sum" ? null : <span className="font-normal text-muted-foreground">{words[measure.fn]} </span>}
      {typeof value === "string"
        ? formatDay(value.slice(0, 10))
        : column.field.type === "currency" && measure.fn !== "count_distinct"
          ? formatMoney(Math.round(Number(value) * 100) / 100, column.field.currency)
          : formatNumber(Number(value))}
    </span>
  );
}
