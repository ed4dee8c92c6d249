import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

import { type Cell, cellOf, focusCell } from "./grid-moves";

export type Cursor = {
  cursor: Cell;
  moveTo: (cell: Cell) => void;
  refocus: () => void;
  onFocus: (event: FocusEvent) => void;
};

/** One cell of the grid is its tab stop; moving it scrolls the row in and puts the focus there. */
export function useCursor(scroller: RefObject<HTMLDivElement | null>, scrollTo: (index: number) => void): Cursor {
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: 0 });
  const wantsFocus = useRef(false);
  const scroll = useRef(scrollTo);
  scroll.current = scrollTo;

  const moveTo = useCallback((cell: Cell) => {
    wantsFocus.current = true;
    setCursor({ ...cell });
  }, []);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    if (cursor.row >= 0) scroll.current(cursor.row);
    const frame = requestAnimationFrame(() => focusCell(scroller.current, cursor));
    return () => cancelAnimationFrame(frame);
  }, [cursor, scroller]);

  const refocus = useCallback(() => {
    requestAnimationFrame(() => focusCell(scroller.current, cursor));
  }, [cursor, scroller]);

  const onFocus = (event: FocusEvent) => {
    const cell = cellOf(event.target);
    if (cell && (cell.row !== cursor.row || cell.column !== cursor.column)) setCursor(cell);
  };

  return { cursor, moveTo, refocus, onFocus };
}
