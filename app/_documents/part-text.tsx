import { Fragment, memo, type ReactNode } from "react";

import { renderBlock } from "@/app/_chat/markdown";
import { type Block, type Range, toBlocks } from "@/app/_chat/markdown-blocks";
import { renderInline, renderPlain } from "@/app/_chat/markdown-spans";
import { pageAt } from "./page-at";
import type { TextPart } from "./text-parts";

type Props = { part: TextPart; pages: number[]; mark: Range | undefined; isPlain: boolean };

/** One part of a document's text as React elements, with the pages that begin in it and what is marked of it. */
export const PartText = memo(function PartText({ part, pages, mark, isPlain }: Props) {
  const { from, text } = part;
  const here = mark ? { from: mark.from - from, to: mark.to - from } : undefined;
  let page = from === 0 ? 0 : pageAt(pages, from - 1);
  return toBlocks(text).map((block) => {
    const begins = pages.length > 1 ? pageAt(pages, from + block.from) : 0;
    const isNewPage = begins > page;
    page = Math.max(page, begins);
    return (
      <Fragment key={block.from}>
        {isNewPage ? <PageMark page={begins} /> : null}
        <Shown block={block} mark={here} plain={isPlain ? text.slice(block.from, block.to) : null} />
      </Fragment>
    );
  });
});

type ShownProps = { block: Block; mark: Range | undefined; plain: string | null };

function Shown({ block, mark, plain }: ShownProps) {
  const shown = plain === null ? render(block, mark) : renderPlainBlock(plain, block.from, mark);
  if (!mark || block.to <= mark.from || block.from >= mark.to) return shown;
  return (
    <div data-marked className="-ml-3 scroll-mt-6 border-l-2 border-primary pl-2.5 small:-ml-2 small:pl-1.5">
      {shown}
    </div>
  );
}

/** A line of plain text that looks like a heading or a list is still the line it was. */
function renderPlainBlock(text: string, at: number, mark: Range | undefined): ReactNode {
  let start = at;
  const starts = text.split("\n").map((line) => {
    const begun = start;
    start += line.length + 1;
    return begun;
  });
  return <p className="whitespace-pre-wrap">{renderPlain({ text, starts }, { mark })}</p>;
}

const sizes = ["text-xl mt-4", "text-lg mt-4", "mt-3"];

/** Below the page's own heading, so one level deeper than in the text. */
function render(block: Block, mark: Range | undefined): ReactNode {
  const look = { mark, isFlowing: true };
  if (block.kind !== "heading") return renderBlock(block, look);
  const Heading = `h${Math.min(6, block.level + 1)}` as "h2";
  return (
    <Heading className={`font-semibold leading-tight first:mt-0 ${sizes[block.level - 1] ?? "mt-2"}`}>
      {renderInline(block, look)}
    </Heading>
  );
}

function PageMark({ page }: { page: number }) {
  return (
    <p className="num flex items-center gap-3 pt-2 text-xs text-muted-foreground">
      Page {page}
      <span aria-hidden="true" className="h-px flex-1 bg-border" />
    </p>
  );
}
