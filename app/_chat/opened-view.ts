import { useEffect } from "react";

import { useStore } from "@/app/_lib/store";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { viewToOpenStore } from "@/app/_lib/workspace-stores";
import { usePanel } from "@/app/_panel/use-panel.client";
import { type ChatMessage, toToolPart } from "./chat-types";

/** What the assistant was asked to open, or has just saved, is shown beside the conversation. */
export function openViewOf(message: ChatMessage | undefined): void {
  for (const raw of message?.role === "assistant" ? message.parts : []) {
    const part = toToolPart(raw);
    if (part?.state !== "output-available") continue;
    if (part.tool === "create_view") {
      const { view } = part.output as ToolOutput<"create_view">;
      viewToOpenStore.set({ id: view.id, state: { object: view.object } });
    }
    if (part.tool === "get_view") {
      const { view, object, state } = part.output as ToolOutput<"get_view">;
      viewToOpenStore.set(view ? { id: view.id, state: { object } } : { id: null, state: { ...state, object } });
    }
  }
}

export function useOpenedView(): void {
  const wanted = useStore(viewToOpenStore);
  const { openList } = usePanel();
  useEffect(() => {
    if (!wanted) return;
    viewToOpenStore.set(null);
    openList(wanted.state, wanted.id ?? undefined);
  }, [wanted, openList]);
}
