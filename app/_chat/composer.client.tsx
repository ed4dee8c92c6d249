"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, useRef } from "react";

import { ComposerChips, useComposerPlaceholder } from "./composer-chips.client";
import { ComposerTools } from "./composer-tools.client";
import type { Written } from "./mention";
import { useComposer } from "./use-composer";

const MentionMenu = dynamic(() => import("./mention-menu.client").then((module) => module.MentionMenu), { ssr: false });

type Props = {
  onSend: (written: Written) => void;
  onStop: () => void;
  onWarmUp: () => void;
  isBusy: boolean;
  keptText: string | null;
  onKeptTextTaken: () => void;
  failure: string | null;
  isDock?: boolean;
  note?: ReactNode;
};

const longest = 20_000;

export function Composer(props: Props) {
  const { onSend, onStop, onWarmUp, isBusy, keptText, onKeptTextTaken, failure, isDock = false, note } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const menuKeys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const placeholder = useComposerPlaceholder();
  const composer = useComposer({ area, onSend, isBusy, keptText, onKeptTextTaken });

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (composer.mention && menuKeys.current?.(event)) return;
    if (event.key === "Escape" && isBusy) onStop();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    composer.send();
  };

  return (
    <form
      data-composer
      className={`relative mx-auto w-full flex-none ${isDock ? "px-3 pb-3" : "max-w-column px-6 pb-4 small:px-3 small:pb-3"}`}
      onSubmit={(event) => {
        event.preventDefault();
        composer.send();
      }}
    >
      {failure ? (
        <p role="alert" className="mb-2 px-1 text-xs text-destructive-text">
          Not sent: {failure}
        </p>
      ) : null}
      {composer.mention ? (
        <MentionMenu
          text={composer.mention.query}
          onPick={composer.pick}
          onClose={composer.closeMenu}
          keysRef={menuKeys}
        />
      ) : null}
      <div className="rounded-lg border border-input bg-card focus-within:border-ring focus-within:outline-2 focus-within:outline-[color-mix(in_oklab,var(--ring),transparent_72%)]">
        <ComposerChips />
        <textarea
          ref={area}
          rows={1}
          value={composer.text}
          maxLength={longest}
          aria-label="Message"
          placeholder={placeholder}
          onFocus={onWarmUp}
          onChange={(event) => composer.type(event.target.value, event.target.selectionStart)}
          onSelect={(event) => composer.moveCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          className="scroll-thin block min-h-10 w-full resize-none bg-transparent px-3 pt-2.5 pb-1.5 text-base leading-prose outline-none placeholder-shown:overflow-hidden placeholder-shown:whitespace-nowrap small:text-[16px]"
        />
        <ComposerTools
          canSend={composer.text.trim() !== ""}
          isBusy={isBusy}
          onMention={composer.startMention}
          onStop={onStop}
        />
      </div>
      {note ? <div className="px-1 pt-1.5 text-center text-xs text-muted-foreground small:hidden">{note}</div> : null}
    </form>
  );
}
