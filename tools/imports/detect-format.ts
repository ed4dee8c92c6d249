import { parse } from "csv-parse/sync";

import type { FileFormat } from "@/db/imports/definition";
import { readDay } from "@/db/imports/from-text";
import { AppError } from "@/tools/core/app-error";
import { detectEncoding } from "./detect-encoding";

const delimiters = [",", ";", "\t", "|"];

/** What kind of file this is, from its first bytes and rows; every guess can be changed before the import runs. */
export function detectFormat(name: string, head: Uint8Array): FileFormat {
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  if (isCompound(head))
    throw new AppError(
      "invalid_input",
      `${name} is protected by a password, or in the old .xls format. Save it as .xlsx without a password, or as CSV.`,
    );
  // By what it is, not by how it is called: people rename files.
  if (isZip) return { ...plain, kind: "xlsx", delimiter: ",", encoding: "utf-8", sheet: 1 };
  const encoding = detectEncoding(head);
  const text = new TextDecoder(encoding).decode(head);
  return { ...plain, kind: "csv", encoding, delimiter: detectDelimiter(text) };
}

/** The container of old workbooks, and of new ones that are encrypted. */
const isCompound = (head: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, place) => head[place] === byte);

const plain = { hasHeading: true, decimal: ".", dayFirst: true } as const;

/** The delimiter that gives the most columns, the same number in most rows. */
function detectDelimiter(text: string): string {
  const lines = text.split(/\r?\n/).slice(0, 51).slice(0, -1).join("\n") || text;
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const widths = widthsOf(lines, delimiter);
    const [first = 1] = widths;
    const alike = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    const score = first > 1 ? first * alike : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function widthsOf(text: string, delimiter: string): number[] {
  try {
    const rows: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
    return rows.map((row) => row.length);
  } catch {
    return [];
  }
}

/** How the values write halves and days, where they show it. */
export function detectStyle(values: readonly string[]): Pick<FileFormat, "decimal" | "dayFirst"> {
  const commas = values.filter((value) => /^[^\d]*\d{1,3}(\.\d{3})*,\d{1,2}[^\d]*$/.test(value)).length;
  const points = values.filter((value) => /^[^\d]*\d{1,3}(,\d{3})*\.\d{1,2}[^\d]*$/.test(value)).length;
  const slashed = values.filter((value) => /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/.test(value));
  const isMonthFirst = slashed.some((value) => !readDay(value, true) && readDay(value, false));
  return { decimal: commas > points ? "," : ".", dayFirst: !isMonthFirst };
}
