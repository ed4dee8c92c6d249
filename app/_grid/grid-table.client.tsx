"use client";

import { useCallback, useRef, useState } from "react";

import { formatCount } from "@/app/_lib/format-value";
import type { ListQuery, ObjectDefinition } from "@/app/_lib/types";
import { RowSkeletons } from "@/app/_ui/skeleton";
import type { Column } from "./columns";
import type { Editing } from "./editing";
import { GridFoot } from "./grid-foot.client";
import { GridHead } from "./grid-head.client";
import { GridRow } from "./grid-row.client";
import { useGridColumns } from "./use-grid-columns";
import { useGridKeys } from "./use-grid-keys";
import { useGridRows } from "./use-grid-rows";
import type { Records } from "./use-records";
import type { RowSelection } from "./use-row-selection";

type Props = {
  object: ObjectDefinition;
  columns: Column[];
  records: Records;
  asked: ListQuery;
  query: ListQuery;
  onQuery: (query: ListQuery) => void;
  onPaths: (paths: string[]) => void;
  selection: RowSelection;
  onFilterKey: () => void;
};

export function GridTable(props: Props) {
  const { object, columns, records, asked, query, onQuery, onPaths, selection, onFilterKey } = props;
  const rows = records.records;
  const scroller = useRef<HTMLDivElement>(null);
  const [isNarrow] = useState(() => window.matchMedia("(width < 900px)").matches);
  const [editing, setEditing] = useState<Editing | null>(null);
  const rowHeight = isNarrow ? 44 : 36;
  const { headers, width } = useGridColumns(object.key, columns, rows, isNarrow);
  const { shown, top, bottom, scrollTo } = useGridRows(records, scroller, rowHeight);
  const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2);
  const keys = useGridKeys({
    columns,
    rows,
    query,
    onQuery,
    selection,
    editing,
    setEditing,
    onFilterKey,
    scroller,
    scrollTo,
    pageRows,
  });
  const { cursor, moveTo, commit, refocus } = keys;
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
        aria-rowcount={records.count?.isCapped ? -1 : (records.count?.value ?? rows.length) + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-busy={records.isPending}
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
        <GridHead {...{ object, columns, headers, query, onQuery, onPaths, selection, cursor }} />
        <tbody>
          <Spacer height={top} />
          {shown.map(({ index }) => {
            const record = rows[index];
            if (!record) return null;
            return (
              <GridRow
                key={record.id}
                object={object}
                record={record}
                index={index}
                columns={columns}
                isSelected={selection.has(record.id)}
                cursorColumn={cursor.row === index ? cursor.column : -1}
                editing={editing?.id === record.id ? editing : null}
                onToggle={selection.toggle}
                onCell={moveTo}
                onEdit={edit}
                onCommit={commit}
                onCancel={cancel}
              />
            );
          })}
          <Spacer height={bottom} />
        </tbody>
        {rows.length > 0 ? (
          <GridFoot {...{ object, columns, asked }} count={records.count} loaded={rows.length} />
        ) : null}
      </table>
      {records.isPending ? <RowSkeletons count={14} className="h-row" /> : null}
      <p className="sr-only" role="status">
        {records.isPending ? "Loading" : `${formatCount(records.count)} ${object.plural.toLowerCase()}`}
      </p>
    </div>
  );
}

/** Stands for the rows above or below the screen. */
function Spacer({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row of a table takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
