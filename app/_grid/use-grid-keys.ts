import { type ClipboardEvent, type KeyboardEvent, type RefObject, useCallback, useState } from "react";

import { canEdit, isPicked, type Move } from "@/app/_fields/field-editor.client";
import { holdsMany } from "@/app/_lib/filters";
import { saveField } from "@/app/_lib/save-field";
import type { FieldDefinition, RecordRow, Value, ViewState } from "@/app/_lib/types";
import { notify } from "@/app/_ui/notices";
import { copyCells } from "./cell-clipboard";
import { type CellRange, rangeOf } from "./cell-range";
import type { Column } from "./columns";
import type { Editing } from "./editing";
import { type Cell, clamp, isCell, nextCell, openCell } from "./grid-moves";
import type { Line } from "./lines";
import { pasteCells } from "./paste-cells";
import { toggleSort } from "./sort";
import { useCursor } from "./use-cursor";
import type { RowSelection } from "./use-row-selection";

type Options = {
  columns: Column[];
  lines: Line[];
  query: ViewState;
  onQuery: (query: ViewState) => void;
  selection: RowSelection;
  editing: Editing | null;
  setEditing: (editing: Editing | null) => void;
  onFilterKey: () => void;
  onToggleGroup: (key: string) => void;
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
  const { columns, lines, selection, editing, setEditing, scroller } = options;
  const { cursor, moveTo: moveCursor, refocus, onFocus } = useCursor(scroller, options.scrollTo);
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const range = anchor ? rangeOf(anchor, cursor) : null;
  const bounds = { lastRow: lines.length - 1, lastColumn: columns.length - 1, pageRows: options.pageRows };
  const line = lines[cursor.row];
  const record = line?.kind === "record" ? line.record : undefined;
  const column = columns[cursor.column];

  const moveTo = useCallback(
    (cell: Cell, isExtending = false) => {
      setAnchor((now) => (isExtending ? (now ?? cursor) : null));
      moveCursor(cell);
    },
    [cursor, moveCursor],
  );

  const commit = useCallback(
    (edited: RecordRow, at: Column, value: Value, move: Move) => {
      setEditing(null);
      void saveField(edited, at.field, value);
      const [down, right] = steps[move];
      moveTo({
        row: clamp(cursor.row + down, 0, lines.length - 1),
        column: clamp(columns.indexOf(at) + right, 0, columns.length - 1),
      });
    },
    [columns, lines.length, cursor.row, moveTo, setEditing],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.nativeEvent.isComposing || !isCell(event.target)) return;
    const isCommand = event.metaKey || event.ctrlKey;
    const next = line?.kind === "head" ? headMove(event, cursor, bounds) : nextCell(event, cursor, bounds);
    if (next) {
      event.preventDefault();
      moveTo(next, event.shiftKey && next.row >= 0);
    } else if (isCommand && event.key.toLowerCase() === "a") {
      event.preventDefault();
      selection.toggleAll();
    } else if (!isCommand && !event.altKey && column) {
      const isTaken =
        line?.kind === "head"
          ? onGroupKey(event, line, options)
          : record
            ? onCellKey(event, { ...options, record, column, cursor, range, onRangeEnd: () => setAnchor(null) })
            : onHeadKey(event, column, options);
      if (!isTaken) return;
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onClipboard = (act: (event: ClipboardEvent, cells: CellRange) => void) => (event: ClipboardEvent) => {
    if (editing || !isCell(event.target) || cursor.row < 0) return;
    event.preventDefault();
    act(event, range ?? rangeOf(cursor, cursor));
  };

  return {
    cursor,
    range,
    moveTo,
    refocus,
    onFocus,
    commit,
    onKeyDown,
    onCopy: onClipboard((event, cells) => copyCells(event.clipboardData, lines, columns, cells)),
    onPaste: onClipboard(
      (event, cells) => void pasteCells(event.clipboardData.getData("text/plain"), lines, columns, cells),
    ),
  };
}

/** On the head of a group right and left open and close it. */
function headMove(event: KeyboardEvent, cursor: Cell, bounds: Parameters<typeof nextCell>[2]): Cell | null {
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") return null;
  return nextCell(event, cursor, bounds);
}

function onGroupKey(event: KeyboardEvent, line: Extract<Line, { kind: "head" }>, { onToggleGroup }: Options): boolean {
  const wantsOpen = event.key === "ArrowRight" ? true : event.key === "ArrowLeft" ? false : null;
  if (wantsOpen === null && event.key !== "Enter" && event.key !== " ") return false;
  if (wantsOpen === null || wantsOpen !== line.isOpen) onToggleGroup(line.head.key);
  return true;
}

function onHeadKey(event: KeyboardEvent, column: Column, { query, onQuery }: Options): boolean {
  if (event.key !== "Enter" && event.key !== " ") return false;
  onQuery(toggleSort(query, column.path));
  return true;
}

type At = Options & {
  record: RecordRow;
  column: Column;
  cursor: Cell;
  range: CellRange | null;
  onRangeEnd: () => void;
};

function onCellKey(event: KeyboardEvent, at: At): boolean {
  const { column, cursor, selection, scroller } = at;
  const key = event.key.toLowerCase();
  if (event.key === "Enter" && column.isName) openCell(scroller.current, cursor);
  else if (event.key === "Enter" || event.key === "F2" || key === "e") startEdit(at);
  else if (key === "x" || event.key === " ") selection.toggle(cursor.row, event.shiftKey);
  else if (event.key === "Escape" && at.range) at.onRangeEnd();
  else if (event.key === "Escape" && selection.count > 0) selection.clear();
  else if (key === "f") at.onFilterKey();
  else if (event.key === "Backspace" || event.key === "Delete") clearCells(at);
  else if (/^[\d.,+-]$/.test(event.key) && !isPicked(column.field)) startEdit(at, event.key);
  else return false;
  return true;
}

const whyFixed = ({ computed, isReadOnly }: FieldDefinition): string =>
  computed ? "is worked out" : isReadOnly ? "is only read by your role" : "is kept by Atrium";

function startEdit({ record, column, setEditing }: At, typed?: string): void {
  if (!column.isOwn || !canEdit(column.field)) {
    const why = whyFixed(column.field);
    notify({ id: "readonly", kind: "info", text: `${column.label} ${why} and cannot be typed here.` });
    return;
  }
  const isTyped = typed !== undefined && !isPicked(column.field);
  setEditing({ id: record.id, path: column.path, ...(isTyped ? { typed } : {}) });
}

function clearCells({ record, column, range, lines, columns }: At): void {
  if (range) return void pasteCells("", lines, columns, range);
  if (!column.isOwn || !canEdit(column.field)) return;
  if (column.field.isRequired) notify({ kind: "info", text: `${column.label} cannot be empty.` });
  else void saveField(record, column.field, holdsMany(column.field) ? [] : null);
}
