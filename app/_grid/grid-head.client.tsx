"use client";

import {
  ArrowDown,
  ArrowDownNarrowWide,
  ArrowDownWideNarrow,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronDown,
  EyeOff,
  ListFilter,
  Pin,
  PinOff,
} from "lucide-react";
import { type DragEvent, useState } from "react";

import { FieldIcon } from "@/app/_fields/field-icon";
import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { startCondition } from "@/app/_lib/filters";
import type { Measure, ObjectDefinition, ViewState } from "@/app/_lib/types";
import { Checkbox } from "@/app/_ui/checkbox";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/app/_ui/menu.client";
import { type Column, isFigure, withPaths } from "./columns";
import type { Cell } from "./grid-moves";
import { pinned } from "./grid-row.client";
import { GroupItems } from "./group-items.client";
import { sortOf, toggleSort, withSort } from "./sort";
import type { RowSelection } from "./use-row-selection";

type Header = {
  id: string;
  getSize: () => number;
  getResizeHandler: () => (event: unknown) => void;
  column: { resetSize: () => void };
};

type Props = {
  object: ObjectDefinition;
  columns: Column[];
  headers: readonly Header[];
  query: ViewState;
  onQuery: (query: ViewState) => void;
  onPaths: (paths: string[]) => void;
  selection: RowSelection;
  cursor: Cell;
  measures: Measure[];
  offsets: readonly (number | null)[];
};

const dragType = "application/x-atrium-column";

export function GridHead(props: Props) {
  const { object, columns, headers, query, selection, cursor } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column, at) => {
          const sort = sortOf(query, column.path);
          const header = headers[at];
          return (
            <HeadCell
              key={column.path}
              column={column}
              at={at}
              ariaSort={sort === "asc" ? "ascending" : sort === "desc" ? "descending" : "none"}
              isCursor={cursor.row === -1 && cursor.column === at}
              {...props}
            >
              {column.isName ? (
                <Checkbox
                  checked={selection.headState}
                  label={`Select all loaded ${object.plural.toLowerCase()}`}
                  tabIndex={-1}
                  onChange={selection.toggleAll}
                />
              ) : (
                <FieldIcon type={column.field.type} className="!size-3.5" />
              )}
              <button
                type="button"
                tabIndex={-1}
                className="cut"
                data-tip={`Sort by ${column.label.toLowerCase()}`}
                onClick={() => props.onQuery(toggleSort(query, column.path))}
              >
                {column.isName ? object.label : column.label}
              </button>
              {sort === "asc" ? <ArrowUp aria-hidden="true" className="!size-3.5" /> : null}
              {sort === "desc" ? <ArrowDown aria-hidden="true" className="!size-3.5" /> : null}
              <HeadMenu column={column} at={at} {...props} />
              {header ? <Resizer header={header} /> : null}
            </HeadCell>
          );
        })}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: fills the rest of the line and takes no focus */}
        <th aria-hidden="true" className="sticky top-0 z-3 h-8 border-b bg-background" />
      </tr>
    </thead>
  );
}

type HeadCellProps = Props & {
  column: Column;
  at: number;
  ariaSort: "ascending" | "descending" | "none";
  isCursor: boolean;
  children: React.ReactNode;
};

function HeadCell({ column, at, ariaSort, isCursor, columns, onPaths, offsets, children }: HeadCellProps) {
  const [isTarget, setTarget] = useState(false);

  const drop = (event: DragEvent) => {
    setTarget(false);
    const moved = event.dataTransfer.getData(dragType);
    if (!moved || moved === column.path || column.isName) return;
    event.preventDefault();
    onPaths(
      moveBefore(
        columns.map((each) => each.path),
        moved,
        column.path,
      ),
    );
  };

  return (
    <th
      scope="col"
      aria-sort={ariaSort}
      aria-colindex={at + 1}
      data-cell={`-1:${at}`}
      tabIndex={isCursor ? 0 : -1}
      draggable={!column.isName}
      onMouseDown={(event) => {
        const isResizing = event.target instanceof Element && event.target.closest("[data-resizer]") !== null;
        event.currentTarget.draggable = !column.isName && !isResizing;
      }}
      onDragStart={(event) => event.dataTransfer.setData(dragType, column.path)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType) || column.isName) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={drop}
      style={offsets[at] ? { left: offsets[at] } : undefined}
      className={`group/head sticky top-0 z-3 h-8 border-r border-b bg-background px-2 text-left text-xs font-normal text-muted-foreground -outline-offset-2 hover:bg-muted hover:text-foreground has-[[aria-expanded=true]]:bg-muted ${typeof offsets[at] === "number" ? `${pinned} !z-4` : ""} ${isTarget ? "shadow-[inset_2px_0_var(--ring)]" : ""}`}
    >
      <span className={`flex min-w-0 items-center gap-1.5 ${isFigure(column.field) ? "justify-end" : ""}`}>
        {children}
      </span>
    </th>
  );
}

function HeadMenu({
  object,
  column,
  at,
  query,
  onQuery,
  onPaths,
  columns,
  measures,
}: Props & { column: Column; at: number }) {
  const paths = columns.map((each) => each.path);
  const pins = Math.min(query.pinned ?? 0, columns.length - 1);
  const isPinned = at > 0 && at <= pins;
  const [down, up] = isFigure(column.field)
    ? ["Largest first", "Smallest first"]
    : column.field.type === "date" || column.field.type === "datetime"
      ? ["Newest first", "Oldest first"]
      : ["Z first", "A first"];
  const filter = () => {
    const where = joinWhere([...splitWhere(query.where), startCondition(column.field, column.path)]);
    onQuery({ ...query, ...(where ? { where } : {}) });
  };
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${column.label}: sort, filter, move`}
          className="-mr-1 ml-auto grid size-5 flex-none place-items-center rounded-sm opacity-0 hover:bg-accent focus-visible:opacity-100 group-hover/head:opacity-100 group-focus/head:opacity-100 aria-expanded:opacity-100 small:opacity-100"
        >
          <ChevronDown aria-hidden="true" className="!size-3.5" />
        </button>
      </MenuTrigger>
      <MenuContent align="end" className="w-47">
        <MenuItem
          icon={<ArrowDownNarrowWide />}
          onSelect={() => onQuery(withSort(query, { field: column.path, direction: "asc" }))}
        >
          {up}
        </MenuItem>
        <MenuItem
          icon={<ArrowDownWideNarrow />}
          onSelect={() => onQuery(withSort(query, { field: column.path, direction: "desc" }))}
        >
          {down}
        </MenuItem>
        <MenuItem icon={<ListFilter />} keys="F" onSelect={filter}>
          Filter
        </MenuItem>
        <GroupItems column={column} query={query} onQuery={onQuery} measures={measures} />
        {column.isName ? null : (
          <>
            <MenuSeparator />
            <MenuItem icon={<ArrowLeft />} disabled={at <= 1} onSelect={() => onPaths(swap(paths, at, at - 1))}>
              Move left
            </MenuItem>
            <MenuItem
              icon={<ArrowRight />}
              disabled={at >= paths.length - 1}
              onSelect={() => onPaths(swap(paths, at, at + 1))}
            >
              Move right
            </MenuItem>
            <MenuItem
              icon={isPinned ? <PinOff /> : <Pin />}
              onSelect={() =>
                onQuery(withPin(withPaths(object, query, movePin(paths, at, pins)), pins + (isPinned ? -1 : 1)))
              }
            >
              {isPinned ? "Unpin" : "Pin left"}
            </MenuItem>
            <MenuItem icon={<EyeOff />} onSelect={() => onPaths(paths.filter((path) => path !== column.path))}>
              Hide
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}

function Resizer({ header }: { header: Header }) {
  return (
    <span
      aria-hidden="true"
      data-resizer
      onMouseDown={header.getResizeHandler()}
      onTouchStart={header.getResizeHandler()}
      onDoubleClick={() => header.column.resetSize()}
      className="absolute inset-y-0 -right-1 z-5 w-2 cursor-col-resize touch-none select-none hover:bg-[linear-gradient(90deg,transparent_3px,var(--ring)_3px,var(--ring)_5px,transparent_5px)]"
    />
  );
}

function withPin({ pinned: _pinned, ...state }: ViewState, pins: number): ViewState {
  return pins > 0 ? { ...state, pinned: pins } : state;
}

/** A column that is pinned goes behind those that are; one that is let go stays first after them. */
function movePin(paths: string[], at: number, pins: number): string[] {
  return at <= pins ? swap(paths, at, pins) : swap(paths, at, pins + 1);
}

function swap(paths: string[], from: number, to: number): string[] {
  const next = [...paths];
  const [moved] = next.splice(from, 1);
  if (moved !== undefined) next.splice(to, 0, moved);
  return next;
}

export function moveBefore(paths: string[], moved: string, before: string): string[] {
  const from = paths.indexOf(moved);
  const to = paths.indexOf(before);
  if (from < 0 || to < 0) return paths;
  return swap(paths, from, to);
}
