import { type ClipboardEvent, type KeyboardEvent, type RefObject, useCallback } from "react";

import { canEdit, isPicked, type Move } from "@/app/_fields/field-editor.client";
import { saveField } from "@/app/_lib/save-field";
import type { ListQuery, RecordRow, Value } from "@/app/_lib/types";
import { notify } from "@/app/_ui/notices";
import { copyCell, pasteCell } from "./cell-clipboard";
import type { Column } from "./columns";
import type { Editing } from "./editing";
import { clamp, isCell, nextCell, openCell } from "./grid-moves";
import { toggleSort } from "./sort";
import { useCursor } from "./use-cursor";
import type { RowSelection } from "./use-row-selection";

type Options = {
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

const steps: Record<Move, [row: number, column: number]> = {
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
  stay: [0, 0],
};

export function useGridKeys(options: Options) {
  const { columns, rows, selection, editing, setEditing, scroller } = options;
  const { cursor, moveTo, refocus, onFocus } = useCursor(scroller, options.scrollTo);
  const bounds = { lastRow: rows.length - 1, lastColumn: columns.length - 1, pageRows: options.pageRows };
  const record = rows[cursor.row];
  const column = columns[cursor.column];

  const commit = useCallback(
    (edited: RecordRow, at: Column, value: Value, move: Move) => {
      setEditing(null);
      void saveField(edited, at.field, value);
      const [down, right] = steps[move];
      moveTo({
        row: clamp(rows.indexOf(edited) + down, 0, rows.length - 1),
        column: clamp(columns.indexOf(at) + right, 0, columns.length - 1),
      });
    },
    [columns, rows, moveTo, setEditing],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.nativeEvent.isComposing || !isCell(event.target)) return;
    const isCommand = event.metaKey || event.ctrlKey;
    const next = nextCell(event, cursor, bounds);
    if (next) {
      event.preventDefault();
      if (event.shiftKey && next.column === cursor.column) selection.toggle(next.row, true);
      moveTo(next);
    } else if (isCommand && event.key.toLowerCase() === "a") {
      event.preventDefault();
      selection.toggleAll();
    } else if (!isCommand && !event.altKey && column) {
      const isTaken = record
        ? onCellKey(event, { ...options, record, column, cursor })
        : onHeadKey(event, column, options);
      if (!isTaken) return;
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onClipboard = (act: typeof copyCell) => (event: ClipboardEvent) => {
    if (!editing && record && column && isCell(event.target)) act(event, record, column);
  };

  return {
    cursor,
    moveTo,
    refocus,
    onFocus,
    commit,
    onKeyDown,
    onCopy: onClipboard(copyCell),
    onPaste: onClipboard(pasteCell),
  };
}

function onHeadKey(event: KeyboardEvent, column: Column, { query, onQuery }: Options): boolean {
  if (event.key !== "Enter" && event.key !== " ") return false;
  onQuery(toggleSort(query, column.path));
  return true;
}

type At = Options & { record: RecordRow; column: Column; cursor: { row: number; column: number } };

function onCellKey(event: KeyboardEvent, at: At): boolean {
  const { record, column, cursor, selection, scroller } = at;
  const key = event.key.toLowerCase();
  if (event.key === "Enter" && column.isName) openCell(scroller.current, cursor);
  else if (event.key === "Enter" || event.key === "F2" || key === "e") startEdit(at);
  else if (key === "x" || event.key === " ") selection.toggle(cursor.row, event.shiftKey);
  else if (event.key === "Escape" && selection.count > 0) selection.clear();
  else if (key === "f") at.onFilterKey();
  else if (event.key === "Backspace" || event.key === "Delete") clearCell(record, column);
  else if (/^[\d.,+-]$/.test(event.key) && !isPicked(column.field)) startEdit(at, event.key);
  else return false;
  return true;
}

function startEdit({ record, column, setEditing }: At, typed?: string): void {
  if (!column.isOwn || !canEdit(column.field)) {
    notify({ id: "readonly", kind: "info", text: `${column.label} is kept by Atrium and cannot be typed here.` });
    return;
  }
  const isTyped = typed !== undefined && !isPicked(column.field);
  setEditing({ id: record.id, path: column.path, ...(isTyped ? { typed } : {}) });
}

function clearCell(record: RecordRow, column: Column): void {
  if (!column.isOwn || !canEdit(column.field)) return;
  if (column.field.isRequired) notify({ kind: "info", text: `${column.label} cannot be empty.` });
  else void saveField(record, column.field, column.field.type === "multi_select" ? [] : null);
}
