"use client";

import { ArrowUpRight } from "lucide-react";
import { memo } from "react";

import { canEdit, FieldEditor, type Move } from "@/app/_fields/field-editor.client";
import { FieldValue } from "@/app/_fields/field-value";
import { isOpenRecord } from "@/app/_fields/late";
import { isReference } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import type { ObjectDefinition, RecordRow, Value } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Checkbox } from "@/app/_ui/checkbox";
import { type Column, isFigure } from "./columns";
import type { Editing } from "./editing";
import type { Cell } from "./grid-moves";

type Props = {
  object: ObjectDefinition;
  record: RecordRow;
  index: number;
  columns: Column[];
  isSelected: boolean;
  cursorColumn: number;
  rangeFrom: number;
  rangeTo: number;
  offsets: readonly (number | null)[];
  /** By column: why the last paste left a cell as it was. */
  problems: Record<string, string> | undefined;
  editing: Editing | null;
  onToggle: (index: number, isRange: boolean) => void;
  onCell: (cell: Cell, isExtending: boolean) => void;
  onEdit: (id: string, path: string) => void;
  onCommit: (record: RecordRow, column: Column, value: Value, move: Move) => void;
  onCancel: () => void;
};

export const pinned =
  "sticky left-0 z-2 border-r-border-strong [clip-path:inset(0_-8px_0_0)] shadow-[4px_0_6px_-4px_oklch(0.215_0.02_265/0.14)]";

export const GridRow = memo(function GridRow(props: Props) {
  const { object, record, index, columns, isSelected, cursorColumn, editing, onToggle } = props;
  const isOpen = isOpenRecord(object, record);
  return (
    <tr aria-rowindex={index + 2} aria-selected={isSelected} className="group/row">
      {columns.map((column, at) => {
        const isEditing = editing?.path === column.path;
        const isInRange = at >= props.rangeFrom && at <= props.rangeTo;
        const offset = props.offsets[at];
        const problem = props.problems?.[column.path];
        const common =
          "group/cell relative h-row whitespace-nowrap border-r border-b px-2 -outline-offset-2 group-hover/row:bg-muted " +
          (isInRange ? "!bg-selected-strong " : isSelected ? "!bg-selected " : "bg-background ") +
          (problem ? "shadow-[inset_0_0_0_1px_var(--destructive)] " : "") +
          (isEditing ? "z-3 overflow-visible " : "overflow-hidden text-ellipsis ");
        if (column.isName) {
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Shift with X or the space bar selects the same range
            <td
              key={column.path}
              {...cellProps(props, at)}
              tabIndex={cursorColumn === at ? 0 : -1}
              className={`${common} ${pinned} focus-visible:z-3`}
              onClick={(event) => {
                if (event.shiftKey) onToggle(index, true);
              }}
            >
              <span className="line h-full">
                <Checkbox
                  checked={isSelected}
                  label={`Select ${record.name}`}
                  tabIndex={-1}
                  onClick={(event) => {
                    event.stopPropagation();
                    onToggle(index, event.shiftKey);
                  }}
                />
                <RecordLink tabIndex={-1} href={recordHref(record)} className="cut font-medium hover:underline">
                  {record.name}
                </RecordLink>
              </span>
              {isEditing ? <CellEditor {...props} column={column} /> : null}
            </td>
          );
        }
        return (
          <td
            key={column.path}
            {...cellProps(props, at)}
            tabIndex={cursorColumn === at ? 0 : -1}
            className={`${common} ${isFigure(column.field) ? "num text-right" : ""} ${offset ? pinned : ""}`}
            style={offset ? { left: offset } : undefined}
            {...(problem ? { "data-tip": problem, "aria-description": problem } : {})}
          >
            {isEditing ? <CellEditor {...props} column={column} /> : null}
            <CellValue column={column} record={record} isOpen={isOpen} />
          </td>
        );
      })}
      <td
        aria-hidden="true"
        className={`h-row border-b group-hover/row:bg-muted ${isSelected ? "!bg-selected" : "bg-background"}`}
      />
    </tr>
  );
});

function cellProps({ record, index, columns, onCell, onEdit }: Props, at: number) {
  const column = columns[at];
  return {
    role: "gridcell",
    "aria-colindex": at + 1,
    "data-cell": `${index}:${at}`,
    onPointerDown: (event: React.PointerEvent) => {
      if (event.button === 0 && !(event.shiftKey && column?.isName)) onCell({ row: index, column: at }, event.shiftKey);
      if (event.shiftKey) event.preventDefault();
    },
    onDoubleClick: () => {
      if (column?.isOwn && canEdit(column.field)) onEdit(record.id, column.path);
    },
  };
}

function CellValue({ column, record, isOpen }: { column: Column; record: RecordRow; isOpen: boolean }) {
  const value = record.values[column.path];
  const target = column.field.type === "lookup" && isReference(value) ? column.field.target : undefined;
  return (
    <span className="inline-flex h-full max-w-full items-center align-middle">
      <FieldValue field={column.field} value={value} isOpen={isOpen} />
      {target && isReference(value) ? (
        <RecordLink
          tabIndex={-1}
          href={recordHref({ object: target, id: value.id })}
          aria-label={`Open ${value.name}`}
          data-tip={`Open ${value.name}`}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm border bg-background text-muted-foreground opacity-0 hover:text-foreground group-hover/cell:opacity-100 group-focus/cell:opacity-100"
        >
          <ArrowUpRight aria-hidden="true" className="!size-3.5" />
        </RecordLink>
      ) : null}
    </span>
  );
}

function CellEditor({ record, editing, column, onCommit, onCancel }: Props & { column: Column }) {
  return (
    <FieldEditor
      field={column.field}
      value={record.values[column.path] ?? null}
      typed={editing?.typed}
      onCommit={(value, move) => onCommit(record, column, value, move)}
      onCancel={onCancel}
    />
  );
}
