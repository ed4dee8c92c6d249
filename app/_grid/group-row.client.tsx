"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { memo } from "react";

import { FieldValue } from "@/app/_fields/field-value";
import { formatBucket } from "@/app/_lib/format-date";
import { formatNumber } from "@/app/_lib/format-value";
import type { FieldDefinition, Group, Measure } from "@/app/_lib/types";
import type { Column } from "./columns";
import { pinned } from "./grid-row.client";
import type { GroupHead } from "./lines";
import { SumValue } from "./sum-value";

type Props = {
  head: GroupHead;
  isOpen: boolean;
  index: number;
  group: Group;
  field: FieldDefinition;
  columns: Column[];
  measures: Measure[];
  isCursor: boolean;
  onToggle: (key: string) => void;
};

/** The head of a group: its value, how many, and the figures under their columns. */
export const GroupRow = memo(function GroupRow(props: Props) {
  const { head, isOpen, index, columns, measures, isCursor, onToggle } = props;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const cell = "h-8 border-b bg-muted px-2 text-xs";
  return (
    <tr aria-rowindex={index + 2} data-group>
      {columns.map((column, at) =>
        at === 0 ? (
          <td
            key={column.path}
            data-cell={`${index}:0`}
            tabIndex={isCursor ? 0 : -1}
            className={`${cell} ${pinned} -outline-offset-2`}
          >
            <button
              type="button"
              tabIndex={-1}
              aria-expanded={isOpen}
              className="flex max-w-full items-center gap-1.5 font-medium"
              onClick={() => onToggle(head.key)}
            >
              <Chevron aria-hidden="true" className="!size-3.5 text-muted-foreground" />
              <GroupName {...props} />
              <span className="num font-normal text-muted-foreground">{formatNumber(head.count)}</span>
            </button>
          </td>
        ) : (
          <td key={column.path} className={`${cell} num text-right font-medium`}>
            <SumValue column={column} measures={measures} sums={head.sums} />
          </td>
        ),
      )}
      <td aria-hidden="true" className={cell} />
    </tr>
  );
});

function GroupName({ head, group, field }: Props) {
  if (head.value === null || head.value === "") return <span>No {field.label.toLowerCase()}</span>;
  if (field.type === "date" || field.type === "datetime")
    return <span>{formatBucket(String(head.value), group.bucket ?? "month")}</span>;
  const shown: FieldDefinition =
    field.type === "multi_select"
      ? { ...field, type: "picklist" }
      : field.type === "links"
        ? { ...field, type: "lookup" }
        : field;
  return <FieldValue field={shown} value={head.value} />;
}
