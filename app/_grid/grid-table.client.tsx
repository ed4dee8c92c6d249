"use client";

import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { formatCount } from "@/app/_lib/format-value";
import type { ListQuery, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { RowSkeletons } from "@/app/_ui/skeleton";
import type { Column } from "./columns";
import { readWidths, storeWidths } from "./column-widths";
import { GridFoot } from "./grid-foot.client";
import { GridHead } from "./grid-head.client";
import { GridRow } from "./grid-row.client";
import { type Cell, useGridKeys } from "./use-grid-keys";
import type { Records } from "./use-records";
import type { RowSelection } from "./use-row-selection";

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });

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

export type Editing = { id: string; path: string; typed?: string | undefined };

export function GridTable(props: Props) {
  const { object, columns, records, asked, query, onQuery, onPaths, selection, onFilterKey } = props;
  const rows = records.records;
  const scroller = useRef<HTMLDivElement>(null);
  const [isNarrow] = useState(() => window.matchMedia("(width < 900px)").matches);
  const rowHeight = isNarrow ? 44 : 36;
  const [sizing, setSizing] = useState<Record<string, number>>(() => readWidths(object.key));
  const [editing, setEditing] = useState<Editing | null>(null);

  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.path,
        accessorFn: (record: RecordRow) => record.values[column.path],
        size: column.isName && isNarrow ? 176 : column.width,
        minSize: 64,
        maxSize: 640,
      })),
    [columns, isNarrow],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (record: RecordRow) => record.id,
    columnResizeMode: "onChange",
    state: { columnSizing: sizing },
    onColumnSizingChange: (updater) =>
      setSizing((previous) => {
        const next = typeof updater === "function" ? updater(previous) : updater;
        storeWidths(object.key, next);
        return next;
      }),
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 32,
    scrollPaddingEnd: 72,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { hasMore, isFetchingMore, more } = records;
  useEffect(() => {
    if (hasMore && !isFetchingMore && lastShown >= rows.length - 30) more();
  }, [hasMore, isFetchingMore, lastShown, rows.length, more]);

  const keys = useGridKeys({
    object,
    columns,
    rows,
    query,
    onQuery,
    selection,
    editing,
    setEditing,
    onFilterKey,
    scroller,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2),
  });
  const { moveTo, commit } = keys;
  const cancel = useCallback(() => {
    setEditing(null);
    keys.refocus();
  }, [keys]);
  const edit = useCallback((id: string, path: string) => setEditing({ id, path }), []);

  const top = shown[0]?.start ?? 0;
  const bottom = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const total = headers.reduce((sum, header) => sum + header.getSize(), 0);

  return (
    <div ref={scroller} className="scroll-thin relative min-h-0 flex-1 overflow-auto" data-grid-scroll>
      <table
        role="grid"
        aria-label={object.plural}
        aria-rowcount={records.count?.isCapped ? -1 : (records.count?.value ?? rows.length) + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-busy={records.isPending}
        className="min-w-full table-fixed border-separate border-spacing-0"
        style={{ width: total }}
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
        <GridHead
          object={object}
          columns={columns}
          headers={headers}
          query={query}
          onQuery={onQuery}
          onPaths={onPaths}
          selection={selection}
          cursor={keys.cursor}
          onCursor={moveTo}
        />
        <tbody>
          {top > 0 ? <tr aria-hidden="true" style={{ height: top }} /> : null}
          {shown.map((item) => {
            const record = rows[item.index];
            if (!record) return null;
            return (
              <GridRow
                key={record.id}
                object={object}
                record={record}
                index={item.index}
                columns={columns}
                isSelected={selection.has(record.id)}
                cursorColumn={keys.cursor.row === item.index ? keys.cursor.column : -1}
                editing={editing?.id === record.id ? editing : null}
                onToggle={selection.toggle}
                onCell={moveTo}
                onEdit={edit}
                onCommit={commit}
                onCancel={cancel}
              />
            );
          })}
          {bottom > 0 ? <tr aria-hidden="true" style={{ height: bottom }} /> : null}
        </tbody>
        {rows.length > 0 ? <GridFoot object={object} columns={columns} asked={asked} count={records.count} loaded={rows.length} /> : null}
      </table>
      {records.isPending ? <RowSkeletons count={14} className="h-row" /> : null}
      <p className="sr-only" role="status">
        {records.isPending ? "Loading" : `${formatCount(records.count)} ${object.plural.toLowerCase()}`}
      </p>
    </div>
  );
}

export type { Cell };
