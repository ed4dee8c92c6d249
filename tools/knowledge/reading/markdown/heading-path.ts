import MarkdownIt from "markdown-it";

import type { Block } from "./markdown-blocks";

const parser = new MarkdownIt();
const longest = 200;

/** The headings that a place in the text stands under, from the first level down. */
export class HeadingPath {
  readonly #open: { level: number; title: string | null; source: string }[] = [];

  add({ level, source }: NonNullable<Block["heading"]>): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ level, source, title: null });
  }

  /** As "Terms > Payment"; null before the first heading. */
  text(): string | null {
    // Worked out when it is asked for: a text may have far more headings than chunks.
    for (const heading of this.#open) heading.title ??= plainHeading(heading.source);
    return this.#open.flatMap(({ title }) => title || []).join(" > ") || null;
  }
}

/** Without its marks and links; a very long one is cut, as it is repeated with every chunk below it. */
export function plainHeading(source: string): string {
  const [line] = parser.parseInline(source.slice(0, 2 * longest), {});
  const parts = line?.children?.map(({ type, content }) => (type.endsWith("break") ? " " : content)) ?? [];
  const title = parts.join("").replaceAll(/\s+/g, " ").trim();
  return title.length > longest ? `${title.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : title;
}
