import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

type Options = {
  count: number;
  sizeOf: (index: number) => number;
  onShown: (first: number, last: number) => void;
};

/** Only the lines on the screen exist; whoever loads them hears which they are. */
export function useGridRows(scroller: RefObject<HTMLDivElement | null>, { count, sizeOf, onShown }: Options) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    overscan: 12,
    scrollPaddingStart: 32,
    scrollPaddingEnd: 72,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;

  useEffect(() => onShown(first, last), [first, last, onShown]);

  return {
    shown,
    top: shown[0]?.start ?? 0,
    bottom: virtual.getTotalSize() - (shown.at(-1)?.end ?? 0),
    scrollTo: (index: number) => virtual.scrollToIndex(index, { align: "auto" }),
  };
}
