import { Parser } from "htmlparser2";

import { MarkdownWriter } from "@/tools/knowledge/reading/markdown/markdown-writer";
import { hiddenSelectors } from "./hidden-selectors";
import { isHidden } from "./is-hidden";

export type HtmlText = { text: string; title: string | null; hasHidden: boolean };

const never = new Set(
  "script template noscript iframe object embed svg canvas audio video map select datalist textarea".split(" "),
);
const blocks = new Set(
  "address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup html legend main nav p search section summary caption".split(
    " ",
  ),
);
const widestSpan = 50;

/** What a page shows, as Markdown. Emphasis is dropped: it says little to a search and stands in the way of a quote. */
export function htmlToMarkdown(html: string): HtmlText {
  const reader = new HtmlReader();
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: (name) => reader.close(name),
    ontext: (text) => reader.text(text),
  });
  parser.end(html);
  return reader.end();
}

class HtmlReader {
  readonly #writer = new MarkdownWriter();
  /** For each open element, whether the writer has to close something with it, and how many columns a cell spans. */
  readonly #opened: { isOpen: boolean; span: number }[] = [];
  #skipped: "never" | "style" | "hidden" | null = null;
  #skipDepth = 0;
  readonly #hiding = new Set<string>();
  #css: string[] = [];
  #title: string[] | null = null;
  #isInTitle = false;
  #isInCode = false;
  #hasHidden = false;

  open(name: string, attributes: Record<string, string>): void {
    if (this.#skipDepth > 0) this.#skipDepth += 1;
    else if (name === "style") this.#skip("style");
    else if (never.has(name)) this.#skip("never");
    else if (isHidden(name, attributes, this.#hiding)) this.#skip("hidden");
    else this.#opened.push({ isOpen: this.#begin(name, attributes), span: spanOf(attributes["colspan"]) });
  }

  close(name: string): void {
    if (this.#skipDepth > 0) this.#endSkipped();
    else this.#finish(name, this.#opened.pop() ?? { isOpen: false, span: 1 });
  }

  text(value: string): void {
    if (this.#skipDepth > 0) this.#skippedText(value);
    else if (this.#isInTitle) this.#title?.push(value);
    else this.#writer.text(value, this.#isInCode ? "code" : "text");
  }

  end(): HtmlText {
    const title = this.#title?.join("").replaceAll(/\s+/g, " ").trim() || null;
    return { text: this.#writer.end(), title, hasHidden: this.#hasHidden };
  }

  #skip(reason: "never" | "style" | "hidden"): void {
    this.#skipped = reason;
    this.#skipDepth = 1;
  }

  #skippedText(value: string): void {
    if (this.#skipped === "style") this.#css.push(value);
    else if (this.#skipped === "hidden") this.#hasHidden ||= value.trim() !== "";
  }

  #endSkipped(): void {
    this.#skipDepth -= 1;
    if (this.#skipDepth > 0 || this.#skipped !== "style") return;
    for (const selector of hiddenSelectors(this.#css.join(""))) this.#hiding.add(selector);
    this.#css = [];
  }

  #begin(name: string, attributes: Record<string, string>): boolean {
    const writer = this.#writer;
    if (/^h[1-6]$/.test(name)) writer.heading(Number(name.slice(1)));
    else if (blocks.has(name)) writer.endBlock();
    else if (name === "blockquote") return writer.open("quote");
    else if (name === "ul" || name === "menu") return writer.open("list");
    else if (name === "ol") return writer.open("numbers");
    else if (name === "li") return writer.open("item");
    else if (name === "table") return attributes["role"] !== "presentation" && writer.openTable();
    else if (name === "tr") writer.row();
    else if (name === "td" || name === "th") return writer.openCell();
    else if (name === "pre") return writer.openCode("");
    else if (name === "code" || name === "kbd" || name === "samp") this.#isInCode = true;
    else if (name === "a") writer.link = attributes["href"] ?? null;
    else if (name === "br") writer.lineBreak();
    else if (name === "hr") writer.rule();
    else if (name === "img") writer.text(attributes["alt"] ?? "");
    else if (name === "title") this.#beginTitle();
    return false;
  }

  #beginTitle(): void {
    this.#isInTitle = true;
    this.#title ??= [];
  }

  #finish(name: string, { isOpen, span }: { isOpen: boolean; span: number }): void {
    const writer = this.#writer;
    if (/^h[1-6]$/.test(name)) writer.heading(0);
    else if (name === "title") this.#isInTitle = false;
    else if (name === "a") writer.link = null;
    else if (name === "code" || name === "kbd" || name === "samp") this.#isInCode = false;
    else if (name === "table" && isOpen) writer.closeTable();
    else if (name === "td" || name === "th") isOpen ? writer.closeCell(span) : writer.endBlock();
    else if (name === "pre" && isOpen) writer.closeCode();
    else if (isOpen) writer.close();
    else if (blocks.has(name) || ["table", "tr", "li", "ul", "ol", "blockquote", "pre"].includes(name))
      writer.endBlock();
  }
}

const spanOf = (value: string | undefined): number =>
  Math.min(widestSpan, Math.max(1, Number.parseInt(value ?? "1", 10) || 1));
