const widest = 300;

/** A Markdown table; one column is no table but a way to lay a page out, so its rows become paragraphs. */
export function markdownTable(rows: readonly string[][]): string[] {
  const filled = rows.filter((row) => row.some((cell) => cell !== ""));
  const width = filled.reduce((most, row) => Math.max(most, row.length), 0);
  if (width <= 1) return filled.flatMap(([cell]) => cell || []);
  const [head = [], ...body] = filled.map(narrowed);
  // A row that is wider than the head would lose its cells.
  const columns = Math.min(width, widest);
  const wide = [...head, ...Array.from({ length: columns - head.length }, () => "")];
  return [[tableRow(wide), tableRow(wide.map(() => "---")), ...body.map(tableRow)].join("\n")];
}

const narrowed = (row: readonly string[]): string[] =>
  row.length <= widest ? [...row] : [...row.slice(0, widest - 1), row.slice(widest - 1).join(" ")];

const tableRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
