import { inlineText, longestRun, type Segment } from "./inline-text";
import { markdownTable } from "./markdown-table";

type Block = { text: string; isList: boolean };
type Frame = {
  kind: "root" | "quote" | "list" | "item" | "table" | "cell";
  blocks: Block[];
  rows: string[][];
  number: number;
};
export type Container = "quote" | "list" | "numbers" | "item";

/** Deeper ones are written flat: each level prefixes all lines below it, which hostile nesting would make slow. */
const deepest = 12;

/** Writes Markdown block by block, as the events of a document come; nothing is ever walked recursively. */
export class MarkdownWriter {
  readonly #frames: Frame[] = [frame("root")];
  #line: Segment[] = [];
  #heading = 0;
  #code: { language: string; text: string[] } | null = null;
  link: string | null = null;

  text(value: string, kind: "text" | "code" = "text"): void {
    if (this.#code) this.#code.text.push(value);
    else this.#line.push({ kind, value, link: this.link });
  }

  lineBreak(): void {
    if (this.#code) this.#code.text.push("\n");
    else this.#line.push({ kind: "break", value: "", link: this.link });
  }

  /** Ends a paragraph or heading, if one has begun. */
  endBlock(): void {
    if (this.#code || this.#line.length === 0) return;
    const isCell = this.#isInCell();
    const text = inlineText(this.#line, { isOneLine: isCell || this.#heading > 0, isCell });
    this.#line = [];
    if (text !== "") this.#push(this.#heading > 0 && !isCell ? `${"#".repeat(this.#heading)} ${text}` : text);
  }

  heading(level: number): void {
    this.endBlock();
    this.#heading = level;
  }

  rule(): void {
    this.endBlock();
    if (!this.#isInCell()) this.#push("---");
  }

  /** Says whether it was opened, and so has to be closed. */
  open(kind: Container): boolean {
    this.endBlock();
    if (this.#frames.length > deepest || this.#isInCell() || this.#code) return false;
    const isNumbers = kind === "numbers";
    this.#frames.push(frame(isNumbers ? "list" : kind, isNumbers ? 1 : 0));
    return true;
  }

  close(): void {
    this.endBlock();
    const { kind, blocks } = this.#pop();
    if (blocks.length === 0) return;
    if (kind === "list") this.#push(blocks.map(({ text }) => text).join(blocks.some(isLoose) ? "\n\n" : "\n"), true);
    else if (kind === "item") this.#push(blocks.map(({ text, isList }, at) => gap(at, isList) + text).join(""));
    else this.#push(prefixed(blocks.map(({ text }) => text).join("\n\n"), "> ", "> "));
  }

  /** A table within a cell is written into that cell. */
  openTable(): boolean {
    this.endBlock();
    if (this.#isInCell() || this.#code) return false;
    this.#frames.push(frame("table"));
    return true;
  }

  row(): void {
    this.endBlock();
    if (this.#top().kind === "table") this.#top().rows.push([]);
  }

  openCell(): boolean {
    this.endBlock();
    if (this.#top().kind !== "table") return false;
    if (this.#top().rows.length === 0) this.row();
    this.#frames.push(frame("cell"));
    return true;
  }

  /** A cell that spans others leaves those empty. */
  closeCell(span: number): void {
    this.endBlock();
    const text = this.#pop()
      .blocks.map((block) => block.text)
      .join(" ");
    this.#top()
      .rows.at(-1)
      ?.push(text, ...Array.from({ length: span - 1 }, () => ""));
  }

  closeTable(): void {
    this.endBlock();
    const { rows, blocks } = this.#pop();
    for (const { text, isList } of blocks) this.#push(text, isList);
    for (const text of markdownTable(rows)) this.#push(text);
  }

  openCode(language: string): boolean {
    this.endBlock();
    if (this.#isInCell() || this.#code) return false;
    this.#code = { language, text: [] };
    return true;
  }

  closeCode(): void {
    const text = (this.#code?.text.join("") ?? "").replaceAll("\r", "").replace(/^\n/, "").trimEnd();
    const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    const language = this.#code?.language ?? "";
    this.#code = null;
    if (text.trim() !== "") this.#push(`${fence}${language}\n${text}\n${fence}`);
  }

  /** Everything that was written; what was left open is closed. */
  end(): string {
    if (this.#code) this.closeCode();
    while (this.#frames.length > 1) {
      const { kind } = this.#top();
      if (kind === "cell") this.closeCell(1);
      else if (kind === "table") this.closeTable();
      else this.close();
    }
    this.endBlock();
    return this.#top()
      .blocks.map(({ text }) => text)
      .join("\n\n");
  }

  #push(text: string, isList = false): void {
    const top = this.#top();
    if (top.kind !== "list") top.blocks.push({ text, isList });
    else {
      const marker = top.number > 0 ? `${top.number}. ` : "- ";
      if (top.number > 0) top.number += 1;
      top.blocks.push({ text: prefixed(text, marker, " ".repeat(marker.length)), isList: false });
    }
  }

  #isInCell = (): boolean => this.#frames.some(({ kind }) => kind === "cell");
  #top = (): Frame => this.#frames.at(-1) ?? this.#frames[0] ?? frame("root");
  #pop = (): Frame => (this.#frames.length > 1 ? this.#frames.pop() : undefined) ?? frame("root");
}

const frame = (kind: Frame["kind"], number = 0): Frame => ({ kind, blocks: [], rows: [], number });
const isLoose = ({ text }: Block): boolean => text.includes("\n\n");
const gap = (at: number, isList: boolean): string => (at === 0 ? "" : isList ? "\n" : "\n\n");

/** Lines without text get no spaces, which would be a hard break or nothing. */
const prefixed = (text: string, first: string, others: string): string =>
  text
    .split("\n")
    .map((line, at) => (line === "" ? (at === 0 ? first : others).trimEnd() : (at === 0 ? first : others) + line))
    .join("\n");
