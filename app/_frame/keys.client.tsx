"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { undoLast } from "@/app/_lib/change";
import { useObjects } from "@/app/_lib/query";
import { createStoreFor, dialogStore, surfaceStore } from "@/app/_lib/workspace-stores";
import { goLetters } from "./go-letters";
import { swapFocus } from "./swap-focus";

const goWithin = 1200;

/** Keys that work everywhere. A page's own keys stop the event before it gets here. */
export function Keys() {
  const router = useRouter();
  const objects = useObjects();

  useEffect(() => {
    let goSince = 0;

    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const isCommand = event.metaKey || event.ctrlKey;
      const key = event.key.toLowerCase();
      if (isCommand && !event.shiftKey && !event.altKey && (key === "k" || key === "j")) {
        event.preventDefault();
        if (key === "k") dialogStore.set(dialogStore.get() === "palette" ? null : "palette");
        else swapFocus();
        return;
      }
      if (isCommand || event.altKey || isTyping(event.target) || isInDialog()) return;

      if (Date.now() - goSince < goWithin) {
        goSince = 0;
        const href = key === "a" ? "/" : goLetters(objects).get(key);
        if (href) {
          event.preventDefault();
          router.push(href);
          return;
        }
      }
      if (key === "g") {
        goSince = Date.now();
        return;
      }
      const action = plainKeys[event.key] ?? plainKeys[key];
      if (!action) return;
      event.preventDefault();
      action(objects[0]?.key);
    };

    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, objects]);

  return null;
}

const plainKeys: Record<string, (firstObject: string | undefined) => void> = {
  "?": () => dialogStore.set("shortcuts"),
  "/": () => document.querySelector<HTMLTextAreaElement>("[data-composer] textarea")?.focus(),
  z: () => void undoLast(),
  c: (firstObject) => {
    const object = surfaceStore.get()?.object ?? firstObject;
    if (object) createStoreFor.set({ object });
  },
};

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"],[role="menu"],[role="alertdialog"]') !== null;
}
