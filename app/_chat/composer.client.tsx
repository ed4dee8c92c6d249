"use client";

import { ArrowUp, AtSign, Square } from "lucide-react";
import dynamic from "next/dynamic";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";

import { useStore } from "@/app/_lib/store";
import { composerTextStore } from "@/app/_lib/workspace-stores";
import { Button, IconButton } from "@/app/_ui/button";
import { ComposerChips, useComposerPlaceholder } from "./composer-chips.client";
import { insertMention, mentionAt, toSentText } from "./mention";
import { ModelMenu } from "./model-menu.client";

const MentionMenu = dynamic(() => import("./mention-menu.client").then((module) => module.MentionMenu), { ssr: false });

type Props = {
  onSend: (text: string) => void;
  onStop: () => void;
  onWarmUp: () => void;
  isBusy: boolean;
  keptText: string | null;
  onKeptTextTaken: () => void;
  failure: string | null;
  isDock?: boolean;
  note?: React.ReactNode;
};

const longest = 20_000;

export function Composer(props: Props) {
  const { onSend, onStop, onWarmUp, isBusy, keptText, onKeptTextTaken, failure, isDock = false, note } = props;
  const [text, setText] = useState("");
  const [mentions, setMentions] = useState<Record<string, string>>({});
  const [caret, setCaret] = useState(0);
  const [isMenuClosed, setMenuClosed] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const menuKeys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const placeholder = useComposerPlaceholder();
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
    if (handed.mode === "send") onSend(handed.text);
    else {
      setText(handed.text);
      area.current?.focus();
    }
  }, [handed, onSend]);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, 240)}px`;
  }, [text]);

  const send = () => {
    const ready = toSentText(text, mentions).trim();
    if (!ready || isBusy) return;
    onSend(ready);
    setText("");
    setMentions({});
  };

  const pick = (name: string, href: string) => {
    if (!mention) return;
    const next = insertMention(text, mention, name);
    setText(next.text);
    setCaret(next.caret);
    setMentions((known) => ({ ...known, [name]: href }));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.caret, next.caret);
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mention && menuKeys.current?.(event)) return;
    if (event.key === "Escape" && isBusy) onStop();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      data-composer
      className={`relative mx-auto w-full flex-none ${isDock ? "px-3 pb-3" : "max-w-column px-6 pb-4 small:px-3 small:pb-3"}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {failure ? (
        <p role="alert" className="mb-2 px-1 text-xs text-destructive-text">
          Not sent: {failure}
        </p>
      ) : null}
      {mention ? (
        <MentionMenu text={mention.query} onPick={pick} onClose={() => setMenuClosed(true)} keysRef={menuKeys} />
      ) : null}
      <div className="rounded-lg border border-input bg-card focus-within:border-ring focus-within:outline-2 focus-within:outline-[color-mix(in_oklab,var(--ring),transparent_72%)]">
        <ComposerChips />
        <textarea
          ref={area}
          rows={1}
          value={text}
          maxLength={longest}
          aria-label="Message"
          placeholder={placeholder}
          onFocus={onWarmUp}
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            setMenuClosed(false);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          className="scroll-thin block min-h-10 w-full resize-none bg-transparent px-3 pt-2.5 pb-1.5 text-base leading-prose outline-none placeholder-shown:overflow-hidden placeholder-shown:whitespace-nowrap small:text-[16px]"
        />
        <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
          <IconButton
            label="Mention a record"
            keys="@"
            onClick={() => {
              const next = `${text}${text && !text.endsWith(" ") ? " " : ""}@`;
              setText(next);
              setCaret(next.length);
              setMenuClosed(false);
              area.current?.focus();
            }}
          >
            <AtSign aria-hidden="true" />
          </IconButton>
          <span className="ml-auto" />
          <ModelMenu />
          {isBusy ? (
            <Button size="icon" variant="outline" aria-label="Stop" tip="Stop the answer" keys="Esc" onClick={onStop}>
              <Square aria-hidden="true" className="!size-3 fill-current" />
            </Button>
          ) : (
            <Button type="submit" size="icon" aria-label="Send" tip="Send" keys="↵" disabled={!text.trim()}>
              <ArrowUp aria-hidden="true" />
            </Button>
          )}
        </div>
      </div>
      {note ? <div className="px-1 pt-1.5 text-center text-xs text-muted-foreground small:hidden">{note}</div> : null}
    </form>
  );
}

export function focusComposer(): void {
  document.querySelector<HTMLTextAreaElement>("[data-composer] textarea")?.focus();
}
