import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

import type { Records } from "./use-records";

const loadAhead = 30;

/** Only the rows on the screen exist; the next page is asked for before its first row is due. */
export function useGridRows(records: Records, scroller: RefObject<HTMLDivElement | null>, rowHeight: number) {
  const { hasMore, isFetchingMore, more } = records;
  const count = records.records.length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 32,
    scrollPaddingEnd: 72,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !isFetchingMore && lastShown >= count - loadAhead) more();
  }, [hasMore, isFetchingMore, lastShown, count, more]);

  return {
    shown,
    top: shown[0]?.start ?? 0,
    bottom: virtual.getTotalSize() - (shown.at(-1)?.end ?? 0),
    scrollTo: (index: number) => virtual.scrollToIndex(index, { align: "auto" }),
  };
}
