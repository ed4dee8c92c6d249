export type Unit = { from: number; to: number; text: string };
export type Block = Unit & { heading: string; isProse: boolean };

const sentenceEnds = new Intl.Segmenter("en", { granularity: "sentence" });

/** Paragraphs of running text, and each heading, row of a table or item of a list by itself; a line may break inside a paragraph. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let isOpen = false;
  for (const line of text.matchAll(/[^\n]+|\n(?=\n)/g)) {
    const said = line[0];
    const to = line.index + said.length;
    const last = blocks.at(-1);
    if (said.trim() === "") {
      isOpen = false;
      continue;
    }
    const isHeading = /^\s*#/.test(said);
    const isRow = /^\s*\|/.test(said);
    const isItem = /^\s*(?:[-*+>]|\d+[.)])\s/.test(said);
    if (isHeading) heading = said.replace(/^\s*#+\s*/, "");
    if (isOpen && last && !isHeading && !isRow && !isItem) {
      blocks[blocks.length - 1] = { ...last, to, text: text.slice(last.from, to) };
      continue;
    }
    blocks.push({ from: line.index, to, text: said, heading, isProse: !isHeading && !isRow && !isItem });
    isOpen = !isHeading && !isRow;
  }
  return blocks;
}

/** The sentences of a paragraph, also those that go over the end of a line. */
export function sentencesOf({ text, from }: Unit): Unit[] {
  const level = text.replaceAll("\n", " ");
  return [...sentenceEnds.segment(level)]
    .filter(({ segment }) => segment.trim() !== "")
    .map(({ segment, index }) => {
      const to = index + segment.trimEnd().length;
      return { from: from + index, to: from + to, text: text.slice(index, to) };
    });
}
