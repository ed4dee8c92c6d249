import { detectFormat } from "@/tools/imports/detect-format";
import { readRows } from "@/tools/imports/read-rows";
import { limits } from "./limits";
import { escapeText } from "./markdown/escape-markdown";

const pieceSize = 64 * 1024;

/**
 * Each row becomes a line "Header: value; Header: value". A row of a Markdown table says nothing away from its head; a
 * line says the same alone, wherever a chunk begins.
 */
export async function readCsv(
  file: { name: string; bytes: Uint8Array },
  encoding: string,
): Promise<{ text: string; notices: string[] }> {
  const format = { ...detectFormat(file.name, file.bytes.subarray(0, pieceSize)), encoding };
  const lines: string[] = [];
  let heading: string[] | null = null;
  let length = 0;
  let leftOut = 0;
  for await (const row of readRows(pieces(file.bytes), format)) {
    if (!heading) {
      heading = isHeading(row) ? row.map(cellText) : [];
      if (heading.length > 0) continue;
    }
    if (leftOut > 0 || lines.length >= limits.rows || length > limits.characters) {
      leftOut += 1;
      continue;
    }
    const line = rowLine(heading, row);
    length += line.length + 1;
    lines.push(line);
  }
  // A table of nothing but names is still something to be found.
  if (lines.length === 0 && heading) lines.push(`- ${heading.join("; ")}`);
  const read = lines.length.toLocaleString("en");
  const notices =
    leftOut > 0
      ? [
          `The first ${read} rows were read; ${leftOut.toLocaleString("en")} were left out. Split the file to have them all.`,
        ]
      : [];
  return { text: lines.join("\n"), notices };
}

function rowLine(heading: readonly string[], row: readonly string[]): string {
  const parts = row.flatMap((cell, place) => {
    const value = cellText(cell);
    return value === "" ? [] : `${heading[place] || `Column ${place + 1}`}: ${value}`;
  });
  return `- ${parts.join("; ")}`;
}

const cellText = (cell: string): string => escapeText(cell.replaceAll(/\s+/g, " ").trim());

/** Names of columns are words, and each is there once. */
function isHeading(row: readonly string[]): boolean {
  const given = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return new Set(given).size === given.length && given.every((cell) => !/^[\d\s.,:/+%€$£-]+$/.test(cell));
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceSize) yield bytes.subarray(from, from + pieceSize);
}
