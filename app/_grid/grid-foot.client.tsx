"use client";

import { formatCount, plural } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { Count, GroupQuery, ListQuery, Measure, ObjectDefinition } from "@/app/_lib/types";
import type { Column } from "./columns";
import { pinned } from "./grid-row.client";
import { countKey, measureKey } from "./lines";
import { SumValue } from "./sum-value";

type Props = {
  object: ObjectDefinition;
  columns: Column[];
  asked: ListQuery;
  measures: Measure[];
  count: Count | null;
};

/** Counts and figures over all that match, not over what is loaded. */
export function GridFoot({ object, columns, asked, measures, count }: Props) {
  const query: GroupQuery = {
    object: object.key,
    ...(asked.where ? { where: asked.where } : {}),
    ...(asked.search ? { search: asked.search } : {}),
    ...(asked.deleted ? { deleted: asked.deleted } : {}),
    measures:
      measures.length > 0
        ? measures.map((measure) => ({ ...measure, as: measureKey(measure) }))
        : [{ fn: "count" as const, as: countKey }],
  };
  const { data } = useTool("aggregate_records", query, { enabled: measures.length > 0, keepPrevious: true });
  const sums = data?.rows[0] ?? {};
  const cell = "sticky bottom-0 z-3 h-8 border-t border-r bg-background px-2 text-xs text-muted-foreground";

  return (
    <tfoot>
      <tr>
        {columns.map((column, at) =>
          at === 0 ? (
            <td key={column.path} className={`${cell} ${pinned} !z-4 num`}>
              {!count
                ? null
                : count.isCapped
                  ? `${formatCount(count)} ${object.plural.toLowerCase()}`
                  : plural(count.value, object.label.toLowerCase(), object.plural.toLowerCase())}
            </td>
          ) : (
            <td key={column.path} className={`${cell} num text-right`}>
              <SumValue column={column} measures={measures} sums={sums} />
            </td>
          ),
        )}
        <td className={`${cell} border-r-0`} />
      </tr>
    </tfoot>
  );
}
