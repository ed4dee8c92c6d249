import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

import { useStore } from "@/app/_lib/store";
import { composerTextStore } from "@/app/_lib/workspace-stores";
import { insertMention, type MentionedRecord, type MentionSpan, mentionAt, toWritten, type Written } from "./mention";
import type { Attachments } from "./use-attachments";

type Options = {
  area: RefObject<HTMLTextAreaElement | null>;
  onSend: (written: Written) => void;
  attachments: Attachments;
  isBusy: boolean;
  keptText: string | null;
  onKeptTextTaken: () => void;
};

export type ComposerState = {
  text: string;
  mention: MentionSpan | null;
  type: (text: string, caret: number) => void;
  moveCaret: (caret: number) => void;
  closeMenu: () => void;
  startMention: () => void;
  pick: (record: MentionedRecord) => void;
  send: () => void;
};

const tallest = 240;

/** What is being written: text, mentions in it, and what comes back when a message could not be sent. */
export function useComposer({ area, onSend, attachments, isBusy, keptText, onKeptTextTaken }: Options): ComposerState {
  const [text, setText] = useState("");
  const [mentions, setMentions] = useState<MentionedRecord[]>([]);
  const [caret, setCaret] = useState(0);
  const [isMenuClosed, setMenuClosed] = useState(false);
  const handed = useStore(composerTextStore);
  const mention = isMenuClosed ? null : mentionAt(text, caret);

  useEffect(() => {
    if (keptText === null) return;
    setText((current) => current || keptText);
    onKeptTextTaken();
  }, [keptText, onKeptTextTaken]);

  useEffect(() => {
    if (!handed) return;
    composerTextStore.set(null);
    if (handed.mode === "send") return onSend({ text: handed.text, mentions: [] });
    setText(handed.text);
    area.current?.focus();
  }, [handed, onSend, area]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, tallest)}px`;
  }, [text, area]);

  const type = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    setMenuClosed(false);
  };

  return {
    text,
    mention,
    type,
    moveCaret: setCaret,
    closeMenu: () => setMenuClosed(true),
    startMention: () => {
      const next = `${text}${text && !text.endsWith(" ") ? " " : ""}@`;
      type(next, next.length);
      area.current?.focus();
    },
    pick: (record) => {
      if (!mention) return;
      const next = insertMention(text, mention, record.name);
      type(next.text, next.caret);
      setMentions((known) => [...known, record]);
      requestAnimationFrame(() => {
        area.current?.focus();
        area.current?.setSelectionRange(next.caret, next.caret);
      });
    },
    send: () => {
      const written = toWritten(text.trim(), mentions);
      if (!written.text || isBusy || attachments.isSending) return;
      onSend({ ...written, files: attachments.take() });
      setText("");
      setMentions([]);
    },
  };
}
