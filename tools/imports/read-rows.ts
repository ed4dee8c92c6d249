import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import readWorkbook, { readSheet } from "read-excel-file/node";

import type { FileFormat } from "@/db/imports/definition";
import { AppError } from "@/tools/core/app-error";

export type Pieces = AsyncIterable<Uint8Array>;

/** A workbook is unpacked whole, so it has a limit that text has not. */
const workbookLimit = 50 * 1024 * 1024;

/** The rows of a file as text, one after the other, the heading among them; empty rows are left out. */
export async function* readRows(pieces: Pieces, format: FileFormat): AsyncGenerator<string[]> {
  if (format.kind === "xlsx") yield* workbookRows(pieces, format.sheet ?? 1);
  else yield* textRows(pieces, format);
}

async function* textRows(pieces: Pieces, format: FileFormat): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: format.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  });
  // What fails on the way ends the parser too, so the loop below sees it.
  const feeding = pipeline(Readable.from(decode(pieces, format.encoding)), parser).catch(() => undefined);
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (row.some((cell) => cell.trim() !== "")) yield row;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError(
      "invalid_input",
      `The file cannot be read after row ${String(error["records"] ?? 0)}: a quote is probably not closed there. Correct the file and upload it again.`,
      { cause: error },
    );
  }
  await feeding;
}

async function* decode(pieces: Pieces, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true }).replaceAll("\u0000", "");
  yield decoder.decode();
}

async function* workbookRows(pieces: Pieces, sheet: number): AsyncGenerator<string[]> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    size += piece.length;
    if (size > workbookLimit)
      throw new AppError("invalid_input", "A workbook may have 50 MB at most. Save the sheet as CSV and upload that.");
  }
  const rows = await openSheet(Buffer.concat(parts), sheet);
  for (const row of rows) {
    const cells = row.map(cellText);
    if (cells.some((cell) => cell.trim() !== "")) yield cells;
  }
}

async function openSheet(bytes: Buffer, sheet: number): Promise<unknown[][]> {
  try {
    return await readSheet(bytes, sheet);
  } catch (error) {
    const names = await sheetNames(bytes);
    if (names.length > 0 && sheet > names.length)
      throw new AppError(
        "invalid_input",
        `The workbook has no sheet ${sheet}. It has ${names.map((name, place) => `${place + 1}: ${name}`).join(", ")}.`,
      );
    throw new AppError(
      "invalid_input",
      `Sheet ${sheet} of the workbook cannot be read. Is it a whole .xlsx file? Saving it as CSV is another way.`,
      { cause: error },
    );
  }
}

async function sheetNames(bytes: Buffer): Promise<string[]> {
  try {
    return (await readWorkbook(bytes)).map(({ sheet }) => sheet);
  } catch {
    return [];
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().replace("T00:00:00.000Z", "");
  return String(cell);
}
