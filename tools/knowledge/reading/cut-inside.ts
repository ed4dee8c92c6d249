/** Sizes in characters: what a chunk aims at, what it may have, and what is too little to stand alone. The built-in encoder reads 110 words. */
export const sizes = { least: 120, low: 320, high: 560, most: 700 } as const;

export type Cut = { at: number /** Where the next chunk begins, when it repeats a sentence. */; next: number };

/** Every language has its own way to end a sentence or a word; the platform knows them all. */
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const words = new Intl.Segmenter("en", { granularity: "word" });

/** How far a size is from the range that is aimed at. */
export const missBy = (size: number): number => Math.max(0, sizes.low - size, size - sizes.high);

/** The chunk begins at `from`, the block that is too long at `begin`; what stands before `done` is in a chunk already. */
type Inside = { text: string; from: number; done: number; begin: number; kind: "prose" | "lines" };

/** Cuts a block that is too long: between sentences or lines, else between words. */
export function cutInside({ text, from, done, begin, kind }: Inside): Cut {
  const room = text.slice(from, from + sizes.most);
  const ends = kind === "lines" ? lineEnds(room) : sentenceEnds(room);
  const floor = Math.max(done - from, begin - from, sizes.least);
  const best = nearest(ends, floor);
  if (best !== undefined) {
    const repeat = kind === "prose" ? repeatFrom(ends, best) : best;
    return { at: from + best, next: from + (hasRoom(text, from + repeat, from + best) ? repeat : best) };
  }
  const end =
    nearest(spaceEnds(room), floor) ??
    nearest(wordEnds(room).filter(isSpaceless(room)), floor) ??
    nearest(spaceEnds(room), done - from) ??
    nearest(wordEnds(room), done - from) ??
    withoutHalf(room);
  return { at: from + end, next: from + end };
}

/** The next chunk repeats the last sentence, so that what it says is not torn from what follows. */
function repeatFrom(ends: readonly number[], cut: number): number {
  const before = ends.filter((end) => end < cut).at(-1);
  return before !== undefined && cut - before <= sizes.least ? before : cut;
}

/** A long word that follows has to fit behind the repeated sentence, or it would be cut though it fits alone. */
function hasRoom(text: string, next: number, cut: number): boolean {
  const word = text.slice(cut, cut + sizes.most).search(/\s/);
  return cut - next + (word < 0 ? sizes.most : word) <= sizes.most;
}

function nearest(ends: readonly number[], floor: number): number | undefined {
  let best: number | undefined;
  for (const end of ends) if (end > floor && (best === undefined || missBy(end) <= missBy(best))) best = end;
  return best;
}

const lineEnds = (room: string): number[] => [...room.matchAll(/\n/g)].map(({ index }) => index + 1);
const spaceEnds = (room: string): number[] => [...room.matchAll(/\s+/g)].map(({ index, 0: gap }) => index + gap.length);

/** Line ends inside a paragraph end no sentence. An end must show itself, or an address would be cut at its "?". */
function sentenceEnds(room: string): number[] {
  const segments = [...sentences.segment(room.replaceAll(/[\r\n]/g, " "))].slice(1);
  return segments.map(({ index }) => index).filter((end) => /[\s。！？｡]/.test(room.charAt(end - 1)));
}

const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const isSpaceless = (room: string) => (end: number) => spaceless.test(room.slice(end - 1, end + 1));

function wordEnds(room: string): number[] {
  return [...words.segment(room)].slice(1).map(({ index }) => index);
}

/** One word longer than a chunk may be: cut anywhere but inside a character. */
const withoutHalf = (room: string): number => room.length - (/[\uD800-\uDBFF]$/.test(room) ? 1 : 0);
