"use client";

import { CornerDownLeft } from "lucide-react";

import { composerTextStore } from "@/app/_lib/workspace-stores";

const examples = [
  "Which deals over 20k have gone quiet?",
  "Pipeline by stage",
  "Won deals by month this year",
  "Tasks due this week for me",
];

/** Something to type: a click asks it. */
export function Examples({ isQuietDay }: { isQuietDay: boolean }) {
  return (
    <section aria-labelledby="examples">
      <h2 id="examples" className="flex h-7 items-center border-b font-medium">
        {isQuietDay ? "Things to ask" : "Ask"}
      </h2>
      <ul>
        {examples.map((example) => (
          <li key={example} className="border-b">
            <button
              type="button"
              className="group/ask -mx-2 flex min-h-list-row w-[calc(100%+16px)] items-center gap-2.5 rounded-sm px-2 text-left text-muted-foreground hover:bg-muted hover:text-foreground"
              onClick={() => composerTextStore.set({ text: example, mode: "send" })}
            >
              <span className="cut flex-1">{example}</span>
              <CornerDownLeft
                aria-hidden="true"
                className="!size-3.5 opacity-0 group-hover/ask:opacity-100 group-focus-visible/ask:opacity-100"
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
