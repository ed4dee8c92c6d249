import type { AggregateColumn, AggregateResult, Value } from "@/app/_lib/types";

type Props = { result: AggregateResult; text: (column: AggregateColumn, value: Value | undefined) => string };

const shown = 20;

export function FigureTable({ result, text }: Props) {
  const rows = result.rows.slice(0, shown);
  return (
    <div className="scroll-thin -mx-3 -my-2 overflow-x-auto">
      <table className="w-full">
        <thead>
          <tr>
            {result.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`h-8 px-3 text-xs font-normal text-muted-foreground ${column.role === "group" ? "text-left" : "text-right"}`}
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
              {result.columns.map((column) => (
                <td key={column.key} className={`h-list-row px-3 ${column.role === "group" ? "" : "num text-right"}`}>
                  {text(column, row[column.key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {result.rows.length > shown ? (
        <p className="border-t px-3 py-2 text-xs text-muted-foreground">
          The first {shown} of {result.rows.length} rows.
        </p>
      ) : null}
    </div>
  );
}
