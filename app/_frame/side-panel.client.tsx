"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";

const storageKey = "panel-share";
const least = 40;
const most = 60;
const usual = 54;

type Props = { isFull: boolean; onClose: () => void; children: ReactNode };

/** What is open beside the conversation: 40 to 60 % of the width, dragged or by arrow keys; under 900 px a sheet. */
export function SidePanel({ isFull, onClose, children }: Props) {
  const [share, setShare] = useState(usual);
  const aside = useRef<HTMLElement>(null);

  useEffect(() => {
    const stored = Number(localStorage.getItem(storageKey));
    if (stored >= least && stored <= most) setShare(stored);
  }, []);

  const resize = (next: number) => {
    const clamped = Math.round(Math.min(most, Math.max(least, next)) * 10) / 10;
    setShare(clamped);
    localStorage.setItem(storageKey, String(clamped));
  };
  const onPointerMove = (event: PointerEvent) => {
    const box = aside.current?.parentElement?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(((box.right - event.clientX) / box.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") resize(share + 2);
    if (event.key === "ArrowRight") resize(share - 2);
  };

  return (
    <>
      <button
        type="button"
        aria-label="Close the panel"
        className="fixed inset-0 z-29 bg-scrim wide:hidden"
        onClick={onClose}
      />
      <aside
        ref={aside}
        data-panel
        aria-label="Panel"
        className="relative flex min-w-0 flex-col bg-background wide:pl-px small:fixed small:inset-x-0 small:top-12 small:bottom-0 small:z-30 small:!w-auto small:overflow-hidden small:rounded-t-xl small:shadow-lg small:animate-in small:slide-in-from-bottom wide:flex-none"
        style={{ width: isFull ? "100%" : `${share}%` }}
      >
        {isFull ? null : (
          // biome-ignore lint/a11y/useSemanticElements: an hr cannot be dragged
          <div
            role="separator"
            tabIndex={0}
            aria-label="Width of the panel"
            aria-orientation="vertical"
            aria-valuemin={least}
            aria-valuemax={most}
            aria-valuenow={Math.round(share)}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onDoubleClick={() => resize(usual)}
            onKeyDown={onKeyDown}
            className="absolute inset-y-0 left-0 z-10 w-px cursor-col-resize touch-none bg-border transition-colors after:absolute after:inset-y-0 after:-left-1 after:w-2 hover:bg-ring focus-visible:bg-ring small:hidden"
          />
        )}
        {children}
      </aside>
    </>
  );
}
