import { LoaderCircle } from "lucide-react";

import type { SessionView } from "./chat-session";
import { textOf, toToolPart } from "./chat-types";

/** Shown until the first sign of an answer; and what assistive technology hears of the stream. */
export function WorkingLine({ view }: { view: SessionView }) {
  const last = view.messages.at(-1);
  const isBusy = view.status === "submitted" || view.status === "streaming";
  const hasContent =
    last?.role === "assistant" &&
    last.parts.some((part) => toToolPart(part) !== null || (part.type === "text" && part.text));
  return (
    <>
      {isBusy && !hasContent ? (
        <p className="appear-late flex min-h-6 items-center gap-2 text-xs text-muted-foreground">
          <LoaderCircle className="!size-3.5 animate-spin" aria-hidden="true" />
          Reading your message
        </p>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {announcement(view, isBusy)}
      </p>
    </>
  );
}

function announcement(view: SessionView, isBusy: boolean): string {
  const last = view.messages.at(-1);
  if (view.error) return `The answer broke off: ${view.error.message}`;
  if (isBusy) return "Atrium is answering";
  if (last?.role !== "assistant") return "";
  const waits = last.parts.some((part) => toToolPart(part)?.state === "approval-requested");
  return `${textOf(last).slice(0, 600)}${waits ? " A change waits for your approval." : ""}`;
}
