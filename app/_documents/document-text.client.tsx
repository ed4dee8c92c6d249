"use client";

import { useEffect, useRef } from "react";

import type { Range } from "@/app/_chat/markdown-blocks";
import { documentHref } from "@/app/_lib/document-place";
import { Button } from "@/app/_ui/button";
import { ErrorState } from "@/app/_ui/states";
import { LoadMore } from "./load-more.client";
import { MarkNote } from "./mark-note.client";
import { pageAt } from "./page-at";
import { PartText } from "./part-text";
import { TextSkeleton } from "./text-skeleton";
import type { OpenDocument } from "./use-document";
import { useText } from "./use-text";

type Props = { open: OpenDocument; mark: Range | undefined };

/** The text of a version; what is marked is scrolled to once it is there. */
export function DocumentText({ open: { document: item, shown, pages, length }, mark }: Props) {
  const text = useText({ id: item.id, versionId: shown.id, markFrom: mark?.from });
  const { parts, data, error, refetch, hasPreviousPage, hasNextPage } = text;
  const place = useRef<HTMLDivElement>(null);
  const show = () => {
    const found = place.current?.querySelector("mark") ?? place.current?.querySelector("[data-marked]");
    found?.scrollIntoView({ block: "center" });
  };
  const isLoaded = data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark, or the text arriving, is what scrolls
  useEffect(show, [isLoaded, mark?.from, mark?.to]);

  if (error && !data) return <ErrorState title="The text did not load" error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton />;
  if (length === 0) return <p className="text-muted-foreground">There is no text in this version.</p>;
  return (
    <>
      {mark ? (
        <MarkNote
          page={pages.length > 1 ? pageAt(pages, mark.from) : 0}
          isThere={mark.from < length}
          onShow={show}
          href={documentHref(item.id, shown.id === item.version.id ? {} : { versionId: shown.id })}
        />
      ) : null}
      {hasPreviousPage ? (
        <div>
          <Button
            variant="outline"
            disabled={text.isFetchingPreviousPage}
            onClick={() => void text.fetchPreviousPage()}
          >
            Show what comes before
          </Button>
        </div>
      ) : null}
      <div ref={place} className="grid max-w-[72ch] grid-cols-1 gap-3 text-base leading-prose [overflow-wrap:anywhere]">
        {parts.map((part) => (
          <PartText
            key={part.from}
            part={part}
            pages={pages}
            mark={mark}
            isPlain={shown.mediaType.startsWith("text/plain")}
          />
        ))}
      </div>
      {hasNextPage ? (
        <LoadMore
          label="Show more of the text"
          isBusy={text.isFetchingNextPage}
          onMore={() => void text.fetchNextPage()}
        />
      ) : null}
    </>
  );
}
