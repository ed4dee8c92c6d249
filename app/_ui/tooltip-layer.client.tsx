"use client";

import { useEffect, useState } from "react";

import { Kbd } from "./kbd";

type Tip = { text: string; keys: string | null; left: number; top: number; isAbove: boolean };

const delay = 400;

/**
 * One layer for every element with data-tip. A tooltip component around each button would cost more script
 * than the whole conversation; the names themselves are aria-labels, so this is for the eye alone.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: Element | null = null;

    const hide = () => {
      clearTimeout(timer);
      current = null;
      setTip(null);
    };
    const show = (event: Event, wait: number) => {
      const target = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
      if (target === current) return;
      hide();
      if (!target) return;
      current = target;
      timer = setTimeout(() => setTip(measure(target)), wait);
    };
    const onPointer = (event: PointerEvent) => {
      if (event.pointerType !== "touch") show(event, delay);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) show(event, delay);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };

    document.addEventListener("pointerover", onPointer);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, true);
    return () => {
      hide();
      document.removeEventListener("pointerover", onPointer);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);

  if (!tip) return null;
  return (
    <div
      role="tooltip"
      className="pointer-events-none fixed z-100 flex h-6.5 max-w-[92vw] items-center gap-1.5 rounded-md bg-foreground px-2 text-xs font-medium text-background shadow-md dark:bg-secondary dark:text-foreground"
      style={{
        left: tip.left,
        top: tip.top,
        transform: `translate(-50%, ${tip.isAbove ? "-100%" : "0"})`,
      }}
    >
      <span className="cut">{tip.text}</span>
      {tip.keys ? (
        <Kbd className="!border-transparent !bg-[color-mix(in_oklab,var(--background),transparent_82%)] !text-inherit dark:!bg-border-strong">
          {tip.keys}
        </Kbd>
      ) : null}
    </div>
  );
}

function measure(target: Element): Tip | null {
  const text = target.getAttribute("data-tip");
  if (!text || !target.isConnected) return null;
  const box = target.getBoundingClientRect();
  const keys = target.getAttribute("data-keys");
  const half = Math.min(180, (text.length + (keys?.length ?? 0) * 2) * 3.6 + 16);
  const isAbove = box.bottom + 40 > window.innerHeight;
  return {
    text,
    keys,
    left: Math.min(Math.max(box.left + box.width / 2, half + 4), window.innerWidth - half - 4),
    top: isAbove ? box.top - 6 : box.bottom + 6,
    isAbove,
  };
}
