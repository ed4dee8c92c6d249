"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";

import { useStore } from "@/app/_lib/store";
import { selectionStore, surfaceStore } from "@/app/_lib/workspace-stores";
import { ComposerTools } from "./composer-tools.client";
import type { Written } from "./mention";
import { useAttachments } from "./use-attachments";
import { useComposer } from "./use-composer";
import { useComposerPlaceholder } from "./use-composer-placeholder";

const AttachedFiles = dynamic(() => import("./attached-files").then((module) => module.AttachedFiles), { ssr: false });
const ComposerChips = dynamic(() => import("./composer-chips.client").then((module) => module.ComposerChips), {
  ssr: false,
});
const MentionMenu = dynamic(() => import("./mention-menu.client").then((module) => module.MentionMenu), { ssr: false });

type Props = {
  conversationId: string;
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
  const attachments = useAttachments();
  const selection = useStore(selectionStore);
  const surface = useStore(surfaceStore);
  const hasChips = surface !== null || (selection !== null && !selection.isLeftOut && selection.count > 0);
  const [isOver, setOver] = useState(false);
  const composer = useComposer({ area, onSend, attachments, isBusy, keptText, onKeptTextTaken });

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
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        setOver(false);
        attachments.add(event.dataTransfer.files);
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
      <div
        className={`rounded-lg border border-input bg-card ${isOver ? "!border-primary bg-selected" : ""} focus-within:border-ring focus-within:outline-2 focus-within:outline-[color-mix(in_oklab,var(--ring),transparent_72%)]`}
      >
        {hasChips ? <ComposerChips /> : null}
        {attachments.list.length > 0 ? <AttachedFiles attachments={attachments} /> : null}
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
          conversationId={props.conversationId}
          canSend={composer.text.trim() !== "" && !attachments.isSending}
          onFiles={attachments.add}
          isBusy={isBusy}
          onMention={composer.startMention}
          onStop={onStop}
        />
      </div>
      {note ? <div className="px-1 pt-1.5 text-center text-xs text-muted-foreground small:hidden">{note}</div> : null}
    </form>
  );
}
