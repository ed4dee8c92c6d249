import { CircleAlert, CircleCheck, Clock, LoaderCircle } from "lucide-react";

import type { VersionItem } from "./use-documents";

const states = {
  waiting: { word: "Waiting", Icon: Clock, look: "text-muted-foreground" },
  reading: { word: "Reading", Icon: LoaderCircle, look: "text-muted-foreground [&_.lucide]:animate-spin" },
  ready: { word: "Ready", Icon: CircleCheck, look: "text-muted-foreground [&_.lucide]:text-success" },
  failed: { word: "Failed", Icon: CircleAlert, look: "text-destructive-text" },
} as const;

/** How far the reading of a version is, in a word and a sign. */
export function VersionState({ state, children }: { state: VersionItem["state"]; children?: string }) {
  const { word, Icon, look } = states[state];
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle whitespace-nowrap [&_.lucide]:size-3.5 ${look}`}>
      <Icon aria-hidden="true" />
      {children ?? word}
    </span>
  );
}
