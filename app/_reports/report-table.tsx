import { figureText } from "@/app/_charts/chart-figure.client";
import { useObject } from "@/app/_lib/query";
import type { AggregateColumn } from "@/app/_lib/types";
import type { Figures } from "./download-figures";

/** Every row of the figures, and all others as one where they were asked for. */
export function ReportTable({ figures }: { figures: Figures }) {
  const object = useObject(figures.object);
  const groups = figures.columns.filter((column) => column.role === "group");
  if (groups.length === 0 || figures.rows.length === 0) return null;
  const side = (column: AggregateColumn) => (column.role === "group" ? "text-left" : "num text-right");
  const rest = figures.rest;
  return (
    <div className="scroll-thin overflow-x-auto rounded-lg border">
      <table className="w-full">
        <thead>
          <tr>
            {figures.columns.map((column) => (
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
          {figures.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity of their own
            <tr key={index} className="border-t">
              {figures.columns.map((column) => (
                <td key={column.key} className={`h-list-row px-3 ${side(column)}`}>
                  {figureText(column, row[column.key], object)}
                </td>
              ))}
            </tr>
          ))}
          {rest ? (
            <tr className="border-t text-muted-foreground">
              {figures.columns.map((column) => (
                <td key={column.key} className={`h-list-row px-3 ${side(column)}`}>
                  {column.role === "group" ? "All others" : figureText(column, rest[column.key], object)}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
