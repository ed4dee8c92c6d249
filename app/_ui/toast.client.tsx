"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

import { createStore, useStore } from "@/app/_lib/store";

export type Notice = {
  id?: string;
  text: ReactNode;
  kind?: "done" | "failed" | "info";
  action?: { label: string; keys?: string; onSelect: () => void };
  seconds?: number;
};

type Queued = Notice & { id: string };

export const pendingNotices = createStore<Queued[]>([]);

/** Says what happened, bottom left so that it never covers the composer. */
export function notify(notice: Notice): string {
  const id = notice.id ?? crypto.randomUUID();
  pendingNotices.set((queue) => [...queue, { ...notice, id }]);
  return id;
}

const Toasts = dynamic(() => import("./toasts.client").then((module) => module.Toasts), { ssr: false });

/** The toaster's script is fetched with the first notice. */
export function ToastHost() {
  const queue = useStore(pendingNotices);
  return queue.length > 0 || wasNeeded() ? <Toasts /> : null;
}

let isNeeded = false;
function wasNeeded(): boolean {
  isNeeded ||= pendingNotices.get().length > 0;
  return isNeeded;
}
