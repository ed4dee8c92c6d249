import { type Cut, cutInside, missBy, sizes } from "./cut-inside";
import { HeadingPath } from "./markdown/heading-path";
import { type Block, markdownBlocks } from "./markdown/markdown-blocks";

/** Offsets in the text; the heading is the path to it, as in "Terms > Payment"; pages count from 1. */
export type Chunk = { from: number; to: number; heading: string | null; page: number | null };

/** What one level of depth is worth, and what a last piece that is too small, in characters by which a size misses. */
const costOfDepth = 150;
const costOfRest = 300;

/** Cuts Markdown where it has its own borders, into pieces that can be found and quoted; nothing but white space is left out. */
export function splitText(text: string, pages: number[] = []): Chunk[] {
  const blocks = markdownBlocks(text);
  const chunks: Chunk[] = [];
  let from = skipSpace(text, 0);
  let done = 0;
  let block = 0;
  let page = 0;
  let seen = 0;
  const path = new HeadingPath();
  while (from < text.length) {
    while ((blocks[block + 1]?.at ?? text.length) <= from) block += 1;
    const { at, next } = cutFrom({ text, blocks, block, from, done });
    for (; (blocks[seen]?.at ?? text.length) < at; seen += 1) {
      const heading = blocks[seen]?.heading;
      if (heading) path.add(heading);
    }
    while ((pages[page] ?? Number.POSITIVE_INFINITY) <= from) page += 1;
    const to = from + text.slice(from, at).trimEnd().length;
    chunks.push({ from, to, heading: path.text(), page: pages.length > 0 ? Math.max(1, page) : null });
    done = at;
    from = skipSpace(text, next);
  }
  return chunks;
}

/** `block` is the one that `from` lies in; everything before `done` is in a chunk already. */
type Place = { text: string; blocks: readonly Block[]; block: number; from: number; done: number };

function cutFrom({ text, blocks, block, from, done }: Place): Cut {
  const { places, stop, last } = bordersWithin({ text, blocks, block, from, done });
  if (stop !== null && stop - from <= sizes.high) return plain(stop);

  let best = stop === null ? null : { at: stop, cost: missBy(stop - from) };
  for (const place of places) {
    const { at, depth } = place;
    const rest = stop !== null && stop - at < sizes.least ? costOfRest : 0;
    const cost = missBy(at - from) + depth * costOfDepth + rest;
    if (!best || cost <= best.cost) best = { at, cost };
  }
  const tail = blocks[last];
  const tailLength = (blocks[last + 1]?.at ?? text.length) - (tail?.at ?? 0);
  const isTailWhole = tailLength <= sizes.most;
  if (best && (best.at - from >= sizes.least || isTailWhole)) return plain(best.at);
  if (tail && tail.at > done && tail.kind === "lines" && isTailWhole) return plain(tail.at);

  const begin = tail && tail.at > from ? tail.at : from;
  return cutInside({ text, from, done, begin, kind: tail?.kind ?? "prose" });
}

const plain = (at: number): Cut => ({ at, next: at });

/** The borders that a chunk can reach; `stop` is where it has to end, `last` the block at the end of its reach. */
function bordersWithin({ text, blocks, block, from, done }: Place): {
  places: Block[];
  stop: number | null;
  last: number;
} {
  const places: Block[] = [];
  for (let place = block + 1; ; place += 1) {
    const next = blocks[place];
    const at = next?.at ?? text.length;
    if (at > from + sizes.most) return { places, stop: null, last: place - 1 };
    // A heading stays with what follows it, be it another heading.
    const isUnderHeading = Boolean(blocks[place - 1]?.heading);
    if (!next) return { places, stop: at, last: place - 1 };
    if (isUnderHeading || at <= done) continue;
    if (next.heading) return { places, stop: at, last: place - 1 };
    places.push(next);
  }
}

function skipSpace(text: string, from: number): number {
  const gap = /\S/g;
  gap.lastIndex = from;
  return gap.exec(text)?.index ?? text.length;
}
