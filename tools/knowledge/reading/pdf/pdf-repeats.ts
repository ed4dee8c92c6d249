import { mostCommon, type PdfLine } from "./pdf-lines";

const pageNumber = /^(?:page|seite|p\.?|s\.)?\s*[-–]?\s*(\d{1,4})\s*[-–]?\s*(?:(?:of|von|\/)\s*\d{1,4})?$/i;
const fewest = 4;

/** Lines at the edges of pages that are there for paper: numbers that count along, and the same words on most pages. */
export function pdfRepeats(pages: readonly PdfLine[][]): Set<PdfLine> {
  const repeated = new Set<PdfLine>();
  if (pages.length < fewest) return repeated;
  for (const edge of [0, -1]) {
    const lines = pages.map((page) => page.at(edge));
    const texts = new Map<string, number>();
    const steps = new Map<number, number>();
    for (const [place, line] of lines.entries()) {
      if (!line) continue;
      texts.set(line.text, (texts.get(line.text) ?? 0) + 1);
      const step = stepOf(line, place);
      if (step !== null) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    const step = mostCommon(steps);
    const isCounting = (steps.get(step) ?? 0) > pages.length / 2;
    const seen = new Set<string>();
    for (const [place, line] of lines.entries()) {
      if (!line) continue;
      // The first of the same lines stays, so that its words are not lost.
      const isAgain = (texts.get(line.text) ?? 0) > pages.length / 2 && seen.has(line.text);
      if (isAgain || (isCounting && stepOf(line, place) === step)) repeated.add(line);
      seen.add(line.text);
    }
  }
  return repeated;
}

/** How far the number of a line is from the place of its page. */
function stepOf({ text }: PdfLine, place: number): number | null {
  const number = pageNumber.exec(text)?.[1];
  return number === undefined ? null : Number(number) - place;
}
