import type { ReactNode } from "react";

import { createStore } from "@/app/_lib/store";

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
