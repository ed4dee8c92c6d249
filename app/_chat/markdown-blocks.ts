export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; level: number; text: string }
  | { kind: "code"; text: string }
  | { kind: "quote"; text: string }
  | { kind: "rule" }
  | { kind: "list"; isOrdered: boolean; start: number; items: { text: string; depth: number }[] }
  | { kind: "table"; head: string[]; rows: string[][] };

const bullet = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const divider = /^(?=.*\|)\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** The part of Markdown that answers use. HTML and images are not part of it: they stay text. */
export function toBlocks(source: string): Block[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;

  const paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", text: paragraph.join("\n") });
    paragraph.length = 0;
  };

  while (at < lines.length) {
    const line = lines[at] ?? "";
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === "") {
      flush();
      at += 1;
    } else if (line.trimStart().startsWith("```")) {
      flush();
      const [block, next] = readCode(lines, at);
      blocks.push(block);
      at = next;
    } else if (heading) {
      flush();
      blocks.push({ kind: "heading", level: (heading[1] ?? "#").length, text: heading[2] ?? "" });
      at += 1;
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) {
      flush();
      blocks.push({ kind: "rule" });
      at += 1;
    } else if (line.startsWith(">")) {
      flush();
      const quoted: string[] = [];
      while (lines[at]?.startsWith(">")) quoted.push((lines[at++] ?? "").replace(/^>\s?/, ""));
      blocks.push({ kind: "quote", text: quoted.join("\n") });
    } else if (bullet.test(line)) {
      flush();
      const [block, next] = readList(lines, at);
      blocks.push(block);
      at = next;
    } else if (line.includes("|") && divider.test(lines[at + 1] ?? "")) {
      flush();
      const [block, next] = readTable(lines, at);
      blocks.push(block);
      at = next;
    } else {
      paragraph.push(line.trim());
      at += 1;
    }
  }
  flush();
  return blocks;
}

function readCode(lines: string[], start: number): [Block, number] {
  const body: string[] = [];
  let at = start + 1;
  while (at < lines.length && !lines[at]?.trimStart().startsWith("```")) body.push(lines[at++] ?? "");
  return [{ kind: "code", text: body.join("\n") }, at + 1];
}

function readList(lines: string[], start: number): [Block, number] {
  const first = bullet.exec(lines[start] ?? "");
  const isOrdered = /^\d/.test(first?.[2] ?? "");
  const items: { text: string; depth: number }[] = [];
  let at = start;
  while (at < lines.length) {
    const match = bullet.exec(lines[at] ?? "");
    if (match) items.push({ text: match[3] ?? "", depth: Math.min(3, Math.floor((match[1] ?? "").length / 2)) });
    else if (/^\s+\S/.test(lines[at] ?? "") && items.length > 0) {
      const last = items.at(-1);
      if (last) last.text += `\n${(lines[at] ?? "").trim()}`;
    } else break;
    at += 1;
  }
  const start1 = isOrdered ? Number.parseInt(first?.[2] ?? "1", 10) : 1;
  return [{ kind: "list", isOrdered, start: start1, items }, at];
}

function readTable(lines: string[], start: number): [Block, number] {
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.trim());
  const head = cells(lines[start] ?? "");
  const rows: string[][] = [];
  let at = start + 2;
  while (at < lines.length && (lines[at] ?? "").includes("|")) rows.push(cells(lines[at++] ?? ""));
  return [{ kind: "table", head, rows }, at];
}
