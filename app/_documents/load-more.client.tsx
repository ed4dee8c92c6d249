"use client";

import { useEffect, useRef } from "react";

import { Button } from "@/app/_ui/button";

type Props = { label: string; isBusy: boolean; onMore: () => void };

/** The next part, when one scrolls near it or asks for it by key. */
export function LoadMore({ label, isBusy, onMore }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  }, [onMore]);
  useEffect(() => {
    if (!place.current || isBusy) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: "400px",
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [isBusy]);
  return (
    <div ref={place}>
      <Button variant="outline" disabled={isBusy} onClick={onMore}>
        {label}
      </Button>
    </div>
  );
}
