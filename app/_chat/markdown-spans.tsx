import { Fragment, type ReactNode } from "react";

import { RecordLink } from "@/app/_panel/record-link.client";
import { type Piece, type Range, rangeIn } from "./markdown-blocks";
import { type Inline, toInline } from "./markdown-inline";

/** How a text is shown beyond what it says: a stretch of its source marked, lines that go on joined. */
export type Look = { mark?: Range | undefined; isFlowing?: boolean };
type Local = { mark: Range | null; isFlowing: boolean };

const link = "text-link underline decoration-link/40 underline-offset-2";

export function renderInline(piece: Piece, { mark, isFlowing = false }: Look = {}): ReactNode {
  return renderSpans(toInline(piece.text), { mark: mark ? rangeIn(piece, mark) : null, isFlowing });
}

/** Without any of Markdown's meaning. */
export function renderPlain(piece: Piece, { mark }: Look = {}): ReactNode {
  return marked({ text: piece.text, at: 0 }, mark ? rangeIn(piece, mark) : null);
}

function renderSpans(spans: Inline[], local: Local): ReactNode {
  return spans.map((span) => <Fragment key={span.at}>{renderSpan(span, local)}</Fragment>);
}

function renderSpan(span: Inline, local: Local): ReactNode {
  switch (span.kind) {
    case "text":
      return marked(span, local.mark);
    case "break":
      return local.isFlowing && !span.isHard ? " " : <br />;
    case "strong":
      return <strong>{renderSpans(span.children, local)}</strong>;
    case "em":
      return <em>{renderSpans(span.children, local)}</em>;
    case "code":
      return <code className="rounded-sm bg-muted px-1 py-0.5 font-mono text-xs">{marked(span, local.mark)}</code>;
    case "link":
      return (
        <RecordLink href={span.href} className={link}>
          {renderSpans(span.children, local)}
        </RecordLink>
      );
    case "outside":
      return (
        <a href={span.href} rel="noopener noreferrer nofollow" target="_blank" className={link}>
          <bdi>{marked(span, local.mark)}</bdi>
          {span.host ? <bdi className="text-muted-foreground"> ({span.host})</bdi> : null}
        </a>
      );
  }
}

function marked({ text, at }: { text: string; at: number }, mark: Range | null): ReactNode {
  const [begin, end] = [Math.max(0, (mark?.from ?? 0) - at), Math.min(text.length, (mark?.to ?? 0) - at)];
  if (begin >= end) return text;
  return (
    <>
      {text.slice(0, begin)}
      <mark className="bg-tint-3 text-foreground">{text.slice(begin, end)}</mark>
      {text.slice(end)}
    </>
  );
}
