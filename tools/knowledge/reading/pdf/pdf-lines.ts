/** A line as it stands on a page: from left to right, with the height of its letters. */
export type PdfLine = { text: string; left: number; right: number; y: number; size: number };

/** What the PDF library gives for each run of letters; marks of structure have no text. */
export type PdfItem = { str?: string; transform?: number[]; width?: number; height?: number; hasEOL?: boolean };

export function pdfLines(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let runs: PdfItem[] = [];
  for (const item of items) {
    if (item.str) runs.push(item);
    if (!item.hasEOL) continue;
    addLine(lines, runs);
    runs = [];
  }
  addLine(lines, runs);
  return lines;
}

/** Dots that lead the eye from a title to its page. */
const leaders = /(?:\s?\.){5,}\s*/g;

function addLine(lines: PdfLine[], runs: readonly PdfItem[]): void {
  const words = runs.map(({ str }) => str).join("");
  const text = words.replaceAll(/\s+/g, " ").replaceAll(leaders, " \u2026 ").trim();
  if (text === "") return;
  const inked = runs.filter(({ str }) => str?.trim());
  const lefts = inked.map(({ transform }) => transform?.[4] ?? 0);
  const rights = inked.map(({ transform, width = 0 }) => (transform?.[4] ?? 0) + width);
  lines.push({
    text,
    left: lefts.reduce((least, left) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: rights.reduce((most, right) => Math.max(most, right), 0),
    y: inked[0]?.transform?.[5] ?? 0,
    size: sizeOf(inked),
  });
}

/** The size that most letters of a line have, in half points, so that rounding makes no difference. */
function sizeOf(runs: readonly PdfItem[]): number {
  const letters = new Map<number, number>();
  for (const { str = "", transform = [], height = 0 } of runs) {
    const size = Math.round(2 * (Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || height)) / 2;
    letters.set(size, (letters.get(size) ?? 0) + str.length);
  }
  return mostCommon(letters);
}

export function mostCommon(counts: ReadonlyMap<number, number>): number {
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) if (count > most) [best, most] = [value, count];
  return best;
}
