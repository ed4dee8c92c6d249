/** A text of one or more lines, and where in the source each of them begins. */
export type Piece = { text: string; starts: number[] };
export type Range = { from: number; to: number };

type Kinds =
  | ({ kind: "paragraph" } & Piece)
  | ({ kind: "heading"; level: number } & Piece)
  | ({ kind: "code" } & Piece)
  | ({ kind: "quote" } & Piece)
  | { kind: "rule" }
  | { kind: "list"; isOrdered: boolean; start: number; items: (Piece & { depth: number })[] }
  | { kind: "table"; head: Piece[]; rows: Piece[][] };
/** A block, and which part of the source it was. */
export type Block = Kinds & Range;
type Line = { text: string; at: number };
type Read = { block: Kinds; next: number };

const bullet = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const divider = /^(?=.*\|)\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const fence = /^\s*(`{3,}|~{3,})/;
/** A longer line is text: what it might mean otherwise would take too long to find out. */
const longestLine = 5000;

/** The part of Markdown that answers use. HTML and images are not part of it: they stay text. */
export function toBlocks(source: string): Block[] {
  const lines = toLines(source.replaceAll("\r\n", "\n"));
  const blocks: Block[] = [];
  let at = 0;
  let paragraph: { first: number; piece: Piece } | null = null;

  const push = (block: Kinds, first: number, next: number) => {
    const last = lines[next - 1];
    blocks.push({ ...block, from: lines[first]?.at ?? 0, to: last ? last.at + last.text.length : 0 });
  };
  const flush = () => {
    if (paragraph) push({ kind: "paragraph", ...paragraph.piece }, paragraph.first, at);
    paragraph = null;
  };

  while (at < lines.length) {
    const line = lines[at] ?? { text: "", at: 0 };
    if (line.text.trim() === "") {
      flush();
      at += 1;
      continue;
    }
    const found = line.text.length > longestLine ? null : readBlock(lines, at);
    if (found) {
      flush();
      push(found.block, at, Math.min(found.next, lines.length));
      at = found.next;
    } else {
      paragraph ??= { first: at, piece: { text: "", starts: [] } };
      add(paragraph.piece, trimmed(line));
      at += 1;
    }
  }
  at = Math.min(at, lines.length);
  flush();
  return blocks;
}

/** Where a range of the source lies in a text that was taken out of it. */
export function rangeIn({ text, starts }: Piece, { from, to }: Range): Range | null {
  const found: Range[] = [];
  let local = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const start = starts[index] ?? 0;
    const [begin, end] = [Math.max(from - start, 0), Math.min(to - start, line.length)];
    if (begin < end) found.push({ from: local + begin, to: local + end });
    local += line.length + 1;
  }
  const [first, last] = [found[0], found.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

function readBlock(lines: Line[], at: number): Read | null {
  const line = lines[at] ?? { text: "", at: 0 };
  const opening = fence.exec(line.text)?.[1];
  if (opening) return readCode(lines, at, opening);
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line.text);
  if (heading) {
    const [, hashes = "#", text = ""] = heading;
    const start = line.at + line.text.indexOf(text, hashes.length);
    return { block: { kind: "heading", level: hashes.length, text, starts: [start] }, next: at + 1 };
  }
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line.text)) return { block: { kind: "rule" }, next: at + 1 };
  if (line.text.startsWith(">")) return readQuote(lines, at);
  if (bullet.test(line.text)) return readList(lines, at);
  const under = lines[at + 1]?.text ?? "";
  return line.text.includes("|") && under.length <= longestLine && divider.test(under) ? readTable(lines, at) : null;
}

function readCode(lines: Line[], start: number, opening: string): Read {
  const body: Piece = { text: "", starts: [] };
  const isEnd = (text: string): boolean => text.startsWith(opening) && text === opening.charAt(0).repeat(text.length);
  let at = start + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || isEnd(line.text.trim())) break;
    add(body, line);
  }
  return { block: { kind: "code", ...body }, next: at + 1 };
}

function readQuote(lines: Line[], start: number): Read {
  const quoted: Piece = { text: "", starts: [] };
  let at = start;
  for (let line = lines[at]; line?.text.startsWith(">"); line = lines[at]) {
    const text = line.text.replace(/^>\s?/, "");
    add(quoted, { text, at: line.at + line.text.length - text.length });
    at += 1;
  }
  return { block: { kind: "quote", ...quoted }, next: at };
}

function readList(lines: Line[], start: number): Read {
  const first = bullet.exec(lines[start]?.text ?? "");
  const items: (Piece & { depth: number })[] = [];
  let at = start;
  for (let line = lines[at]; line; line = lines[at]) {
    const match = bullet.exec(line.text);
    const last = items.at(-1);
    if (match) {
      const [all, space = "", , text = ""] = match;
      const depth = Math.min(3, Math.floor(space.length / 2));
      items.push({ text, starts: [line.at + all.length - text.length], depth });
    } else if (last && /^\s+\S/.test(line.text)) add(last, trimmed(line));
    else break;
    at += 1;
  }
  const marker = first?.[2] ?? "";
  const isOrdered = /^\d/.test(marker);
  return { block: { kind: "list", isOrdered, start: isOrdered ? Number.parseInt(marker, 10) : 1, items }, next: at };
}

function readTable(lines: Line[], start: number): Read {
  const head = cellsOf(lines[start] ?? { text: "", at: 0 });
  const rows: Piece[][] = [];
  let at = start + 2;
  for (let line = lines[at]; line?.text.includes("|"); line = lines[at]) {
    rows.push(cellsOf(line));
    at += 1;
  }
  return { block: { kind: "table", head, rows }, next: at };
}

/** A sign after a backslash parts no cells; the first and the last sign of a line are its borders. */
function cellsOf(line: Line): Piece[] {
  const cells: Piece[] = [];
  const text = line.text.trimEnd();
  let from = /^\s*\|?/.exec(text)?.[0].length ?? 0;
  for (let at = from; at <= text.length; at += 1) {
    if (text[at] === "\\" && at + 1 < text.length) at += 1;
    else if (at === text.length ? at > from || cells.length === 0 : text[at] === "|") {
      const cell = text.slice(from, at);
      const begun = cell.trimStart();
      cells.push({ text: begun.trimEnd(), starts: [line.at + from + cell.length - begun.length] });
      from = at + 1;
    }
  }
  return cells;
}

function toLines(source: string): Line[] {
  let at = 0;
  return source.split("\n").map((text) => {
    const line = { text, at };
    at += text.length + 1;
    return line;
  });
}

/** Two spaces at the end stay: they break the line. */
function trimmed({ text, at }: Line): Line {
  const begun = text.trimStart();
  return { text: begun.trimEnd() + (/\S {2,}$/.test(text) ? "  " : ""), at: at + text.length - begun.length };
}

function add(piece: Piece, { text, at }: Line): void {
  piece.text += piece.starts.length > 0 ? `\n${text}` : text;
  piece.starts.push(at);
}
