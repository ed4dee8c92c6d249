import { groupText } from "@/app/_lib/choose-chart";
import type { ToolOutput } from "@/app/_lib/tool-types";

export type Figures = ToolOutput<"run_report">["figures"];

/** The figures as they are, unrounded, for a spreadsheet. */
export function figuresCsv({ columns, rows, rest }: Figures): string {
  const cell = (value: Figures["rows"][number][string] | undefined): string =>
    value === null || value === undefined ? "" : typeof value === "number" ? String(value) : quoted(groupText(value));
  const lines = [
    columns.map(({ label }) => quoted(label)),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key]))),
    ...(rest ? [columns.map(({ key, role }) => (role === "group" ? quoted("All others") : cell(rest[key])))] : []),
  ];
  return lines.map((line) => line.join(",")).join("\r\n");
}

/** A text that a spreadsheet would work out as a formula is kept a text. */
const quoted = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export function downloadFigures(name: string, figures: Figures): void {
  const url = URL.createObjectURL(new Blob([`\uFEFF${figuresCsv(figures)}`], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N} ._-]+/gu, "-")}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
