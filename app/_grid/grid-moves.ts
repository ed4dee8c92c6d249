import type { KeyboardEvent } from "react";

/** Row -1 is the head. */
export type Cell = { row: number; column: number };

type Bounds = { lastRow: number; lastColumn: number; pageRows: number };

/** Where a key leads from a cell; null when it is no moving key. */
export function nextCell(event: KeyboardEvent, { row, column }: Cell, bounds: Bounds): Cell | null {
  if (event.altKey) return null;
  const isFar = event.metaKey || event.ctrlKey;
  const { lastRow, lastColumn, pageRows } = bounds;
  const moves: Record<string, Cell> = {
    ArrowDown: { row: isFar ? lastRow : Math.min(row + 1, lastRow), column },
    ArrowUp: { row: isFar ? 0 : Math.max(row - 1, -1), column },
    ArrowRight: { row, column: isFar ? lastColumn : Math.min(column + 1, lastColumn) },
    ArrowLeft: { row, column: isFar ? 0 : Math.max(column - 1, 0) },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? lastRow : row, column: lastColumn },
    PageDown: { row: Math.min(row + pageRows, lastRow), column },
    PageUp: { row: Math.max(row - pageRows, 0), column },
  };
  return moves[event.key] ?? null;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

export function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset["cell"] !== undefined;
}

export function cellOf(target: EventTarget): Cell | null {
  const cell = target instanceof HTMLElement ? target.dataset["cell"] : undefined;
  if (!cell) return null;
  const [row, column] = cell.split(":").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

export function focusCell(scroller: HTMLElement | null, { row, column }: Cell): void {
  const cell = scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  cell?.focus({ preventScroll: row >= 0 && column === 0 });
}

export function openCell(scroller: HTMLElement | null, { row, column }: Cell): void {
  scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"] a`)?.click();
}
