"use client";

import { formatCount, formatMoney, formatNumber, plural } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { Count, GroupQuery, ListQuery, ObjectDefinition } from "@/app/_lib/types";
import { type Column, isFigure } from "./columns";
import { pinned } from "./grid-row.client";

type Props = { object: ObjectDefinition; columns: Column[]; asked: ListQuery; count: Count | null; loaded: number };

const maxSums = 10;

/** Counts and sums over all that match, not over what is loaded. */
export function GridFoot({ object, columns, asked, count, loaded }: Props) {
  const figures = columns.filter((column) => isFigure(column.field) && column.isOwn).slice(0, maxSums);
  const query: GroupQuery = {
    object: object.key,
    ...(asked.where ? { where: asked.where } : {}),
    ...(asked.search ? { search: asked.search } : {}),
    ...(asked.deleted ? { deleted: asked.deleted } : {}),
    measures: figures.map((column) => ({
      fn: "sum" as const,
      field: column.path,
      as: `sum_${column.path}`.slice(0, 41),
    })),
  };
  const { data } = useTool("aggregate_records", query, { enabled: figures.length > 0, keepPrevious: true });
  const sums = data?.rows[0] ?? {};
  const shown = count ?? { value: loaded, isCapped: false };
  const cell = "sticky bottom-0 z-3 h-8 border-t border-r bg-background px-2 text-xs text-muted-foreground";

  return (
    <tfoot>
      <tr>
        {columns.map((column) => {
          if (column.isName) {
            return (
              <td key={column.path} className={`${cell} ${pinned} !z-4 num`}>
                {shown.isCapped
                  ? `${formatCount(shown)} ${object.plural.toLowerCase()}`
                  : plural(shown.value, object.label.toLowerCase(), object.plural.toLowerCase())}
              </td>
            );
          }
          const sum = sums[`sum_${column.path}`.slice(0, 41)];
          return (
            <td
              key={column.path}
              className={`${cell} num text-right`}
              {...(typeof sum === "number" ? { "data-tip": `Sum of ${column.label.toLowerCase()}` } : {})}
            >
              {typeof sum === "number"
                ? column.field.type === "currency"
                  ? formatMoney(sum, column.field.currency)
                  : formatNumber(sum)
                : null}
            </td>
          );
        })}
        <td className={`${cell} border-r-0`} />
      </tr>
    </tfoot>
  );
}
