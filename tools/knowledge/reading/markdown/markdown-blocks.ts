import MarkdownIt from "markdown-it";

/** A place where a block of Markdown begins. Blocks inside others are listed too, so they cover the text without gaps. */
export type Block = {
  at: number;
  depth: number;
  /** How it is cut where it is too long: between sentences, or between lines. */
  kind: "prose" | "lines";
  /** A heading of the document itself; one inside a quote or a list is plain text. */
  heading: { level: number; source: string } | null;
};

// Blocks alone: what stands inside a line is never needed, and is what hostile text makes slow.
const parser = new MarkdownIt({ html: true, maxNesting: 100 });
parser.core.ruler.enableOnly(["normalize", "block"]);
parser.block.ruler.disable("reference");

const cutByLines = new Set(["fence", "code_block", "html_block", "table_open", "tr_open"]);
const windowSize = 256 * 1024;
const wideWindow = 4 * windowSize;

/** The parser's tokens take much more room than the text, so a long text is parsed in windows, each from where a block begins. */
export function markdownBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let size = windowSize;
  while (from + size < text.length) {
    const found = parseWindow(text.slice(from, from + size), from);
    // The window may end inside its last block, which the next one reads again; a very long list goes on at an item.
    const depth = size >= wideWindow ? 1 : 0;
    const again = found.findLastIndex((block) => block.depth <= depth);
    if (again > 0) for (const block of found.slice(0, again)) blocks.push(block);
    from = again > 0 ? (found[again]?.at ?? from) : from;
    size = again > 0 ? windowSize : size * 2;
  }
  for (const block of parseWindow(text.slice(from), from)) blocks.push(block);
  return blocks;
}

function parseWindow(text: string, offset: number): Block[] {
  const lines = lineStarts(text);
  const found: Block[] = [];
  let firstRow = -1;
  const tokens = parser.parse(text, {});
  for (const [place, token] of tokens.entries()) {
    if (!token.map || token.nesting < 0 || token.type === "inline") continue;
    const at = (lines[token.map[0]] ?? text.length) + offset;
    // The first row stays with the head of its table.
    if (token.type === "tbody_open") firstRow = at;
    if (at === firstRow || at <= (found.at(-1)?.at ?? -1)) continue;
    const isHeading = token.type === "heading_open" && token.level === 0;
    const heading = isHeading ? { level: Number(token.tag.slice(1)), source: tokens[place + 1]?.content ?? "" } : null;
    found.push({ at, depth: token.level, kind: cutByLines.has(token.type) ? "lines" : "prose", heading });
  }
  return found;
}

/** The parser counts lines; these are their offsets, by the same line ends as its own. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
