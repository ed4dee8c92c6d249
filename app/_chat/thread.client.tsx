"use client";

import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

import { IconButton } from "@/app/_ui/button";
import { AssistantMessage } from "./assistant-message.client";
import { BrokenAnswer } from "./broken-answer";
import type { ChatSession, SessionView } from "./chat-session";
import { type AnswerDetail, textOf } from "./chat-types";
import { UserMessage } from "./user-message.client";
import { WorkingLine } from "./working-line";

type Props = { session: ChatSession; view: SessionView; isDock: boolean };

const nearBottom = 80;

export function Thread({ session, view, isDock }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const { messages, status } = view;
  const isBusy = status === "submitted" || status === "streaming";
  const lastId = messages.at(-1)?.id;

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every new part may make the thread longer
  useLayoutEffect(() => {
    if (isAtEnd || status === "submitted") toEnd();
  }, [messages, status, isAtEnd, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !isAtEnd) return;
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [isAtEnd, toEnd]);

  const onEdit = useCallback((id: string, text: string) => void session.edit(id, text), [session]);
  const onBranch = useCallback((id: string) => session.showBranch(id), [session]);
  const onRetry = useCallback((id: string) => void session.retry(id), [session]);
  const onAnswer = useCallback((text: string) => void session.send({ text, mentions: [] }), [session]);
  const onApproval = useCallback(
    (id: string, isApproved: boolean, detail?: AnswerDetail) => void session.answer(id, isApproved, detail),
    [session],
  );

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label="Conversation"
        aria-live="off"
        className="scroll-thin h-full overflow-y-auto -outline-offset-2"
        onScroll={(event) => {
          const element = event.currentTarget;
          setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < nearBottom);
        }}
      >
        <div className={`mx-auto flex w-full flex-col gap-4 ${isDock ? "p-4" : "max-w-column p-6 small:p-4"}`}>
          {messages.map((message, index) =>
            message.role === "user" ? (
              <UserMessage
                key={message.id}
                message={message}
                isBusy={isBusy}
                branches={session.branches(message.id)}
                onBranch={onBranch}
                onEdit={onEdit}
              />
            ) : (
              <AssistantMessage
                key={message.id}
                conversationId={session.id}
                message={message}
                answer={answerAfter(messages, index)}
                isLast={message.id === lastId}
                isBusy={isBusy}
                branches={session.branches(message.id)}
                onBranch={onBranch}
                onRetry={onRetry}
                onApproval={onApproval}
                onAnswer={onAnswer}
              />
            ),
          )}
          <WorkingLine view={view} />
          <BrokenAnswer session={session} view={view} />
        </div>
      </div>
      {isAtEnd ? null : (
        <IconButton
          label="To the newest message"
          variant="outline"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-md"
          onClick={toEnd}
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

function answerAfter(messages: SessionView["messages"], index: number): string | null {
  const next = messages[index + 1];
  return next?.role === "user" ? textOf(next) : null;
}
