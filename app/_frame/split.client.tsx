"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

const SidePanel = dynamic(() => import("./side-panel.client").then((module) => module.SidePanel), { ssr: false });

type Props = { main: ReactNode; panel: ReactNode | null; isFull?: boolean; onClose: () => void };

/** Conversation and panel. The conversation stays the same element with and without one, so that no word in the composer is lost. */
export function Split({ main, panel, isFull = false, onClose }: Props) {
  return (
    <div className="relative flex min-w-0 flex-1">
      <main
        data-conversation
        className={`relative flex min-w-0 flex-1 flex-col bg-background ${panel && isFull ? "wide:hidden" : ""}`}
      >
        {main}
      </main>
      {panel ? (
        <SidePanel isFull={isFull} onClose={onClose}>
          {panel}
        </SidePanel>
      ) : null}
    </div>
  );
}
