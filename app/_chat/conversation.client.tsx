"use client";

import dynamic from "next/dynamic";
import { useCallback, useSyncExternalStore } from "react";

import { ErrorState } from "@/app/_ui/states";
import { type ChatSession, getSession, type SessionView } from "./chat-session";
import { Composer } from "./composer.client";
import type { Written } from "./mention";
import { useOpenedView } from "./opened-view";
import { ThreadSkeleton } from "./thread-skeleton";

const Thread = dynamic(() => import("./thread.client").then((module) => module.Thread), {
  ssr: false,
  loading: () => <div className="min-h-0 flex-1" />,
});

function warmUpThread(): void {
  void import("./thread.client");
  void import("./tool-card.client").then((module) => module.warmUpCards());
}

export function useSession(id: string, isNew = false): { session: ChatSession; view: SessionView } {
  const session = getSession(id, isNew);
  const view = useSyncExternalStore(session.subscribe, session.getView, session.getView);
  return { session, view };
}

type Props = {
  id: string;
  isNew?: boolean;
  isDock?: boolean;
  /** Before the first message, in place of the thread. */
  start?: React.ReactNode;
  note?: React.ReactNode;
  onFirstMessage?: () => void;
};

/** Thread and composer: the same in the middle, docked beside a grid, and on the home page. */
export function Conversation({ id, isNew = false, isDock = false, start, note, onFirstMessage }: Props) {
  const { session, view } = useSession(id, isNew);
  useOpenedView();
  const isEmpty = view.messages.length === 0;
  const takeKept = useCallback(() => void session.takeKeptText(), [session]);
  const warmUp = useCallback(() => {
    session.warmUp();
    warmUpThread();
  }, [session]);
  const send = useCallback(
    (written: Written) => {
      const isFirst = session.getView().messages.length === 0;
      void session.send(written);
      if (isFirst) onFirstMessage?.();
    },
    [session, onFirstMessage],
  );

  if (view.loading === "failed") {
    return (
      <div className="grid flex-1 place-items-center">
        <ErrorState title="This conversation did not load" error={view.loadError} onRetry={() => void session.load()} />
      </div>
    );
  }
  return (
    <>
      {view.loading === "loading" ? <ThreadSkeleton isDock={isDock} /> : null}
      {view.loading !== "loading" && isEmpty ? start : null}
      {view.loading !== "loading" && !isEmpty ? <Thread session={session} view={view} isDock={isDock} /> : null}
      <Composer
        conversationId={id}
        onSend={send}
        onStop={() => void session.stop()}
        onWarmUp={warmUp}
        isBusy={session.isBusy}
        keptText={view.keptText}
        onKeptTextTaken={takeKept}
        failure={view.sendFailure}
        isDock={isDock}
        note={note}
      />
    </>
  );
}
