import { z } from "zod";

export const readPassageShape = z.object({
  name: z.string().describe("Of the document, note or other record."),
  link: z.string().describe("Opens it at the passage."),
  quote: z
    .string()
    .nullable()
    .describe("The sentence that holds the value; null where the value does not stand in it."),
});
export type ReadPassage = z.infer<typeof readPassageShape>;

const mostPassages = 5;
const longestQuote = 300;

const partShape = z.object({
  type: z.literal("tool-search_knowledge"),
  output: z.object({ passages: z.array(z.object({ name: z.string(), link: z.string(), text: z.string() })) }),
});

/** The passages that a turn had read: those in which all of these values stand, or else all; one of each place. */
export function sourcesIn(parts: readonly unknown[], values: readonly string[]): ReadPassage[] {
  const passages = parts.flatMap((part) => partShape.safeParse(part).data?.output.passages ?? []);
  const read = passages.map(({ name, link, text }) => ({ name, link, quote: sentenceWith(text, values) }));
  const isFirst = (one: ReadPassage, at: number): boolean => read.findIndex(({ link }) => link === one.link) === at;
  const own = read.filter(isFirst);
  const quoting = own.filter(({ quote }) => quote !== null);
  // Where the value stands somewhere, what was read beside it is no source of it.
  return (quoting.length > 0 ? quoting : own).slice(0, mostPassages);
}

function sentenceWith(text: string, values: readonly string[]): string | null {
  const wanted = values.map(plain).filter((each) => each.length > 1);
  if (wanted.length === 0) return null;
  const sentences = text.split(/(?<=[.!?])\s+|\n+/);
  const found = sentences.find((sentence) => wanted.every((each) => holds(plain(sentence), each)));
  return found ? found.trim().slice(0, longestQuote) : null;
}

/** Thousands are written in many ways; the digits are the same. */
const plain = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/(?<=\d)[,. '’](?=\d{3}(?!\d))/g, "")
    .replaceAll(/(?<=\d)[.,]00?(?!\d)/g, "")
    .trim();

/** As whole words: 20 does not stand in 2026. */
function holds(sentence: string, value: string): boolean {
  for (let at = sentence.indexOf(value); at >= 0; at = sentence.indexOf(value, at + 1))
    if (!isLetter(sentence[at - 1]) && !isLetter(sentence[at + value.length])) return true;
  return false;
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
