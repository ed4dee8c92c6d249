import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

import { canEdit, isPicked, type Move } from "@/app/_fields/field-editor.client";
import { notify } from "@/app/_ui/toast.client";
import { formatValue } from "@/app/_lib/format-value";
import { parseText } from "@/app/_lib/parse-value";
import { saveField } from "@/app/_lib/save-field";
import { toggleSort } from "./sort";
import type { ListQuery, ObjectDefinition, RecordRow, Value } from "@/app/_lib/types";
import type { Column } from "./columns";
import type { Editing } from "./grid-table.client";
import type { RowSelection } from "./use-row-selection";

/** Row -1 is the head. */
export type Cell = { row: number; column: number };

type Options = {
  object: ObjectDefinition;
  columns: Column[];
  rows: RecordRow[];
  query: ListQuery;
  onQuery: (query: ListQuery) => void;
  selection: RowSelection;
  editing: Editing | null;
  setEditing: (editing: Editing | null) => void;
  onFilterKey: () => void;
  scroller: RefObject<HTMLDivElement | null>;
  scrollTo: (index: number) => void;
  pageRows: number;
};

export function useGridKeys(options: Options) {
  const { columns, rows, selection, editing, setEditing, scroller, scrollTo, pageRows } = options;
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: 0 });
  const wantsFocus = useRef(false);

  const moveTo = useCallback((cell: Cell) => {
    wantsFocus.current = true;
    setCursor(cell);
  }, []);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    if (cursor.row >= 0) scrollTo(cursor.row);
    const frame = requestAnimationFrame(() => focusCell(scroller.current, cursor));
    return () => cancelAnimationFrame(frame);
  }, [cursor, scrollTo, scroller]);

  const refocus = useCallback(() => {
    requestAnimationFrame(() => focusCell(scroller.current, cursor));
  }, [cursor, scroller]);

  const commit = useCallback(
    (record: RecordRow, column: Column, value: Value, move: Move) => {
      setEditing(null);
      void saveField(record, column.field, value);
      const row = rows.indexOf(record);
      const at = columns.indexOf(column);
      const next = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] }[move] as [number, number];
      moveTo({ row: clamp(row + next[0], 0, rows.length - 1), column: clamp(at + next[1], 0, columns.length - 1) });
    },
    [columns, rows, moveTo, setEditing],
  );

  const current = () => ({ record: rows[cursor.row], column: columns[cursor.column] });
  const startEdit = (typed?: string) => {
    const { record, column } = current();
    if (!record || !column) return;
    if (!column.isOwn || !canEdit(column.field)) {
      notify({ id: "readonly", kind: "info", text: `${column.label} is kept by Atrium and cannot be typed here.` });
      return;
    }
    setEditing({ id: record.id, path: column.path, ...(typed === undefined || isPicked(column.field) ? {} : { typed }) });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.nativeEvent.isComposing || !isCell(event.target)) return;
    const isCommand = event.metaKey || event.ctrlKey;
    const last = rows.length - 1;
    const lastColumn = columns.length - 1;
    const { row, column } = cursor;
    const moves: Record<string, Cell> = {
      ArrowDown: { row: isCommand ? last : Math.min(row + 1, last), column },
      ArrowUp: { row: isCommand ? 0 : Math.max(row - 1, -1), column },
      ArrowRight: { row, column: isCommand ? lastColumn : Math.min(column + 1, lastColumn) },
      ArrowLeft: { row, column: isCommand ? 0 : Math.max(column - 1, 0) },
      Home: { row: isCommand ? 0 : row, column: 0 },
      End: { row: isCommand ? last : row, column: lastColumn },
      PageDown: { row: Math.min(row + pageRows, last), column },
      PageUp: { row: Math.max(row - pageRows, 0), column },
    };
    const move = moves[event.key];
    if (move && !event.altKey) {
      event.preventDefault();
      if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) selection.toggle(move.row, true);
      moveTo(move);
      return;
    }
    if (isCommand && event.key.toLowerCase() === "a") {
      event.preventDefault();
      selection.toggleAll();
      return;
    }
    if (isCommand || event.altKey) return;
    if (row < 0) onHeadKey(event);
    else onCellKey(event);
  };

  const onHeadKey = (event: KeyboardEvent) => {
    const column = columns[cursor.column];
    if (!column || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    options.onQuery(toggleSort(options.query, column.path));
  };

  const onCellKey = (event: KeyboardEvent) => {
    const { record, column } = current();
    if (!record || !column) return;
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const key = event.key.toLowerCase();
    if (event.key === "Enter" || event.key === "F2" || key === "e") {
      take();
      if (event.key === "Enter" && column.isName) openNow(scroller.current, cursor);
      else startEdit();
    } else if (key === "x" || event.key === " ") {
      take();
      selection.toggle(cursor.row, event.shiftKey);
    } else if (event.key === "Escape" && selection.count > 0) {
      take();
      selection.clear();
    } else if (key === "f") {
      take();
      options.onFilterKey();
    } else if ((event.key === "Backspace" || event.key === "Delete") && column.isOwn && canEdit(column.field)) {
      take();
      if (column.field.isRequired) notify({ kind: "info", text: `${column.label} cannot be empty.` });
      else void saveField(record, column.field, column.field.type === "multi_select" ? [] : null);
    } else if (/^[\d.,+-]$/.test(event.key) && !isPicked(column.field)) {
      take();
      startEdit(event.key);
    }
  };

  const onCopy = (event: ClipboardEvent) => {
    const { record, column } = current();
    if (editing || !record || !column || !isCell(event.target)) return;
    event.preventDefault();
    const value = record.values[column.path];
    const isPlain = typeof value === "number" || column.field.type === "date";
    event.clipboardData.setData("text/plain", isPlain ? String(value) : value == null ? "" : formatValue(value, column.field));
  };

  const onPaste = (event: ClipboardEvent) => {
    const { record, column } = current();
    if (editing || !record || !column || !isCell(event.target)) return;
    event.preventDefault();
    if (!column.isOwn || !canEdit(column.field)) return;
    const parsed = parseText(column.field, event.clipboardData.getData("text/plain"));
    if ("error" in parsed) notify({ kind: "failed", text: `Not pasted. ${parsed.error}` });
    else if (column.field.type === "owner" || column.field.type === "lookup") {
      notify({ kind: "info", text: `Choose ${column.label.toLowerCase()} with Enter; a name alone could mean two records.` });
    } else void saveField(record, column.field, parsed.value);
  };

  const onFocus = (event: FocusEvent) => {
    const cell = cellOf(event.target);
    if (cell && (cell.row !== cursor.row || cell.column !== cursor.column)) setCursor(cell);
  };

  return { cursor, moveTo, refocus, commit, onKeyDown, onFocus, onCopy, onPaste };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset["cell"] !== undefined;
}

function cellOf(target: EventTarget): Cell | null {
  const cell = target instanceof HTMLElement ? target.dataset["cell"] : undefined;
  if (!cell) return null;
  const [row, column] = cell.split(":").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

function focusCell(scroller: HTMLElement | null, { row, column }: Cell): void {
  scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus({ preventScroll: row >= 0 && column === 0 });
}

function openNow(scroller: HTMLElement | null, { row, column }: Cell): void {
  scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"] a`)?.click();
}
