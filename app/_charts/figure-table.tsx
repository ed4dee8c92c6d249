import type { AggregateColumn, AggregateResult, Value } from "@/app/_lib/types";

type Row = AggregateResult["rows"][number];
type Props = {
  result: AggregateResult;
  text: (column: AggregateColumn, value: Value | undefined) => string;
  /** All groups beyond the rows as one, where that was asked for. */
  rest?: Row | null | undefined;
  shown?: number;
};

export function FigureTable({ result, text, rest, shown = 20 }: Props) {
  const rows = result.rows.slice(0, shown);
  const side = (column: AggregateColumn) => (column.role === "group" ? "text-left" : "num text-right");
  const cells = (cell: (column: AggregateColumn) => string) =>
    result.columns.map((column) => (
      <td key={column.key} className={`h-list-row px-3 ${side(column)}`}>
        {cell(column)}
      </td>
    ));
  return (
    <>
      <table className="w-full">
        <thead>
          <tr>
            {result.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`h-8 px-3 text-xs font-normal text-muted-foreground ${side(column)}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity of their own
            <tr key={index} className="border-t">
              {cells((column) => text(column, row[column.key]))}
            </tr>
          ))}
          {rest ? (
            <tr className="border-t text-muted-foreground">
              {cells((column) => (column.role === "group" ? "All others" : text(column, rest[column.key])))}
            </tr>
          ) : null}
        </tbody>
      </table>
      {result.rows.length > shown ? (
        <p className="border-t px-3 py-2 text-xs text-muted-foreground">
          The first {shown} of {result.rows.length} rows.
        </p>
      ) : null}
    </>
  );
}
