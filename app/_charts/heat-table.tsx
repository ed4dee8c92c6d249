import { type ChartChoice, groupText } from "@/app/_lib/choose-chart";
import type { AggregateColumn, AggregateResult, Value } from "@/app/_lib/types";

type Props = {
  result: AggregateResult;
  choice: Extract<ChartChoice, { kind: "heat" }>;
  text: (column: AggregateColumn, value: Value | undefined) => string;
  placeOf: (column: AggregateColumn, value: Value | undefined) => number;
};

/** The strongest tint under which the figures stay readable in both themes. */
const strongest = 45;

/** Two groups as rows and columns: the figures stand in the cells, the tint only leads the eye. */
export function HeatTable({ result, choice: { down, across, measure }, text, placeOf }: Props) {
  const sorted = (column: AggregateColumn) =>
    distinctValues(result, column).sort((one, other) => placeOf(column, one) - placeOf(column, other));
  const rowsBy = sorted(down);
  const columnsBy = sorted(across);
  if (across.type === "number") columnsBy.sort((one, other) => Number(one) - Number(other));
  const cells = new Map(result.rows.map((row) => [`${groupText(row[down.key])}\n${groupText(row[across.key])}`, row]));
  const max = Math.max(0, ...result.rows.map((row) => Number(row[measure.key] ?? 0)));
  return (
    <div className="scroll-thin -mx-3 -my-2 overflow-x-auto">
      <table className="w-full text-xs" aria-label={`${measure.label} by ${down.label} and ${across.label}`}>
        <thead>
          <tr>
            <th scope="col" className="h-8 px-3 text-left font-normal text-muted-foreground">
              {down.label}
            </th>
            {columnsBy.map((value) => (
              <th
                key={groupText(value)}
                scope="col"
                className="num h-8 px-2 text-right font-normal text-muted-foreground"
              >
                {text(across, value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsBy.map((value) => (
            <tr key={groupText(value)} className="border-t">
              <th scope="row" className="h-list-row whitespace-nowrap px-3 text-left font-normal">
                {text(down, value)}
              </th>
              {columnsBy.map((column) => {
                const figure = cells.get(`${groupText(value)}\n${groupText(column)}`)?.[measure.key];
                const share = max > 0 ? Math.round((Number(figure ?? 0) / max) * strongest) : 0;
                return (
                  <td
                    key={groupText(column)}
                    className="num h-list-row px-2 text-right"
                    style={{ backgroundColor: `color-mix(in oklch, var(--chart-1) ${share}%, transparent)` }}
                  >
                    {figure === undefined ? "" : text(measure, figure)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t px-3 py-2 text-muted-foreground">
        {measure.label}; across: {across.label.toLowerCase()}
      </p>
    </div>
  );
}

function distinctValues(result: AggregateResult, column: AggregateColumn): (Value | undefined)[] {
  const found = new Map(result.rows.map((row) => [groupText(row[column.key]), row[column.key]]));
  return [...found.values()];
}
