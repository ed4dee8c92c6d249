"use client";

import { useCallback, useMemo, useRef, useState } from "react";

import { formatCount } from "@/app/_lib/format-value";
import { useStore } from "@/app/_lib/store";
import type { Count, ListQuery, Measure, ObjectDefinition, ViewState } from "@/app/_lib/types";
import { RowSkeletons } from "@/app/_ui/skeleton";
import type { Column } from "./columns";
import type { Editing } from "./editing";
import { GridFoot } from "./grid-foot.client";
import { GridHead } from "./grid-head.client";
import { GridRow } from "./grid-row.client";
import { GroupRow } from "./group-row.client";
import type { Line } from "./lines";
import { cellProblemStore } from "./paste-cells";
import { useGridColumns } from "./use-grid-columns";
import { useGridKeys } from "./use-grid-keys";
import { useGridRows } from "./use-grid-rows";
import type { Grouping } from "./use-groups";
import type { RowSelection } from "./use-row-selection";

type Props = {
  object: ObjectDefinition;
  columns: Column[];
  lines: Line[];
  asked: ListQuery;
  measures: Measure[];
  grouping: Grouping;
  count: Count | null;
  isPending: boolean;
  isSaved: boolean;
  query: ViewState;
  onQuery: (query: ViewState) => void;
  onPaths: (paths: string[]) => void;
  onShown: (first: number, last: number) => void;
  onToggleGroup: (key: string) => void;
  selection: RowSelection;
  onFilterKey: () => void;
};

const headHeight = 32;

export function GridTable(props: Props) {
  const { object, columns, lines, asked, query, onQuery, onPaths, selection, grouping, measures, count } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [isNarrow] = useState(() => window.matchMedia("(width < 900px)").matches);
  const [editing, setEditing] = useState<Editing | null>(null);
  const rowHeight = isNarrow ? 44 : 36;
  const { headers, width } = useGridColumns({
    object: object.key,
    columns,
    isNarrow,
    query,
    onQuery,
    isSaved: props.isSaved,
  });
  const offsets = useOffsets(headers, isNarrow ? 0 : (query.pinned ?? 0));
  const { shown, top, bottom, scrollTo } = useGridRows(scroller, {
    count: lines.length,
    sizeOf: (index) => (lines[index]?.kind === "head" ? headHeight : rowHeight),
    onShown: props.onShown,
  });
  const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2);
  const keys = useGridKeys({
    columns,
    lines,
    query,
    onQuery,
    selection,
    editing,
    setEditing,
    onFilterKey: props.onFilterKey,
    onToggleGroup: props.onToggleGroup,
    scroller,
    scrollTo,
    pageRows,
  });
  const { cursor, refocus } = keys;
  const cancel = useCallback(() => {
    setEditing(null);
    refocus();
  }, [refocus]);
  const edit = useCallback((id: string, path: string) => setEditing({ id, path }), []);

  return (
    <div ref={scroller} className="scroll-thin relative min-h-0 flex-1 overflow-auto">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with a cursor, see the ARIA grid pattern
        role="grid"
        aria-label={object.plural}
        aria-rowcount={grouping || !count || count.isCapped ? -1 : count.value + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-busy={props.isPending}
        className="min-w-full table-fixed border-separate border-spacing-0"
        style={{ width }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onPaste={keys.onPaste}
        onCopy={keys.onCopy}
      >
        <colgroup>
          {headers.map((header) => (
            <col key={header.id} style={{ width: header.getSize() }} />
          ))}
          <col />
        </colgroup>
        <GridHead {...{ object, columns, headers, query, onQuery, onPaths, selection, cursor, measures, offsets }} />
        <tbody>
          <Spacer height={top} />
          <GridLines {...props} {...{ shown, offsets, editing, keys, edit, cancel }} />
          <Spacer height={bottom} />
        </tbody>
        {lines.length > 0 ? <GridFoot {...{ object, columns, asked, measures, count }} /> : null}
      </table>
      {props.isPending ? <RowSkeletons count={14} className="h-row" /> : null}
      <p className="sr-only" role="status">
        {props.isPending ? "Loading" : `${formatCount(count)} ${object.plural.toLowerCase()}`}
      </p>
    </div>
  );
}

type LinesProps = Props & {
  shown: readonly { index: number }[];
  offsets: readonly (number | null)[];
  editing: Editing | null;
  keys: ReturnType<typeof useGridKeys>;
  edit: (id: string, path: string) => void;
  cancel: () => void;
};

function GridLines(props: LinesProps) {
  const { object, columns, lines, shown, grouping, measures, offsets, selection, editing, keys, edit, cancel } = props;
  const { onToggleGroup } = props;
  const { cursor, range, moveTo, commit } = keys;
  const problems = useStore(cellProblemStore);
  return shown.map(({ index }) => {
    const line = lines[index];
    if (!line) return null;
    if (line.kind === "gap") return <GapRow key={line.id} columns={columns.length} />;
    if (line.kind === "head")
      return grouping ? (
        <GroupRow
          key={line.id}
          head={line.head}
          isOpen={line.isOpen}
          index={index}
          group={grouping.group}
          field={grouping.field}
          columns={columns}
          measures={measures}
          isCursor={cursor.row === index}
          onToggle={onToggleGroup}
        />
      ) : null;
    const { record } = line;
    const isInRange = range !== null && index >= range.top && index <= range.bottom;
    return (
      <GridRow
        key={line.id}
        object={object}
        record={record}
        index={index}
        columns={columns}
        offsets={offsets}
        problems={problems.get(record.id)}
        isSelected={selection.has(record.id)}
        cursorColumn={cursor.row === index ? cursor.column : -1}
        rangeFrom={isInRange ? range.left : -1}
        rangeTo={isInRange ? range.right : -1}
        editing={editing?.id === record.id ? editing : null}
        onToggle={selection.toggle}
        onCell={moveTo}
        onEdit={edit}
        onCommit={commit}
        onCancel={cancel}
      />
    );
  });
}

/** How far from the left each pinned column stays; the name always does. */
function useOffsets(headers: readonly { getSize: () => number }[], pins: number): readonly (number | null)[] {
  const sizes = headers.map((header) => header.getSize()).join();
  return useMemo(() => {
    let left = 0;
    return sizes.split(",").map((size, at) => {
      if (at > pins) return null;
      const offset = left;
      left += Number(size);
      return offset;
    });
  }, [sizes, pins]);
}

function GapRow({ columns }: { columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: stands for a row that loads and takes no focus
    <tr aria-hidden="true">
      <td colSpan={columns + 1} className="h-row border-b px-2">
        <span className="skeleton block h-3 w-40" />
      </td>
    </tr>
  );
}

/** Stands for the rows above or below the screen. */
function Spacer({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row of a table takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
