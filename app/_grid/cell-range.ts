import type { Cell } from "./grid-moves";

export type CellRange = { top: number; bottom: number; left: number; right: number };

export function rangeOf(from: Cell, to: Cell): CellRange {
  return {
    top: Math.max(0, Math.min(from.row, to.row)),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

/** Cells as spreadsheets put them on the clipboard: tabs between, and quotes round a cell with a tab, break or quote. */
export function toTable(rows: string[][]): string {
  const quote = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}

export function fromTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const end = () => rows.at(-1)?.push(cell);
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === "" && text.indexOf('"', at + 1) > 0) isQuoted = true;
    else if (character === "\t") {
      end();
      cell = "";
    } else if (character === "\n") {
      end();
      cell = "";
      rows.push([]);
    } else if (character !== "\r") cell += character;
  }
  end();
  // A spreadsheet ends the last row with a line break as well.
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === "") rows.pop();
  return rows;
}
