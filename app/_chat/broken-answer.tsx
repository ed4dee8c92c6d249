import { FailedCard } from "./cards/failed-card";
import type { ChatSession, SessionView } from "./chat-session";
import { toToolPart } from "./chat-types";

/** Answering anew would do once more what was done before the answer broke off; going on does not. */
export function BrokenAnswer({ session, view }: { session: ChatSession; view: SessionView }) {
  if (!view.error || view.messages.length === 0) return null;
  const parts = view.messages.at(-1)?.parts ?? [];
  const isBroken = parts.some((part) => part.type === "data-notice" && part.data.kind === "break");
  const mayGoOn = isBroken && parts.some((part) => toToolPart(part)?.state === "output-available");
  return (
    <FailedCard
      title="The answer broke off"
      cause={view.error.message}
      retryLabel={mayGoOn ? "Go on" : "Try again"}
      onRetry={() => void (mayGoOn ? session.send({ text: "Go on", mentions: [] }) : session.retry())}
    />
  );
}
