"use client";

import { Pencil } from "lucide-react";
import dynamic from "next/dynamic";
import { memo, useState } from "react";

import { Button, IconButton } from "@/app/_ui/button";
import { BranchSwitch } from "./branch-switch";
import { type ChatMessage, filesOf, mentionsOf, textOf } from "./chat-types";
import { MentionText } from "./mention-text";

const SentFiles = dynamic(() => import("./attached-files").then((module) => module.SentFiles), { ssr: false });

type Props = {
  message: ChatMessage;
  isBusy: boolean;
  branches: { ids: string[]; index: number };
  onBranch: (id: string) => void;
  onEdit: (messageId: string, text: string) => void;
};

export const UserMessage = memo(function UserMessage({ message, isBusy, branches, onBranch, onEdit }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = textOf(message);
  const files = filesOf(message);

  if (draft !== null) {
    const save = () => {
      if (draft.trim()) onEdit(message.id, draft.trim());
      setDraft(null);
    };
    return (
      <form
        className="field-focus grid gap-2 rounded-lg border border-input bg-card p-2"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <textarea
          // biome-ignore lint/a11y/noAutofocus: opened by the person to type in
          autoFocus
          aria-label="Edit your message"
          value={draft}
          rows={Math.min(8, draft.split("\n").length + 1)}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setDraft(null);
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              save();
            }
          }}
          className="resize-none bg-transparent px-1 text-base leading-prose outline-none small:text-[16px]"
        />
        <div className="flex items-center gap-2">
          <span className="mr-auto px-1 text-xs text-muted-foreground">
            The first wording stays; you can go back to it.
          </span>
          <Button variant="ghost" onClick={() => setDraft(null)}>
            Cancel
          </Button>
          <Button type="submit" disabled={!draft.trim()}>
            Send again
          </Button>
        </div>
      </form>
    );
  }

  return (
    <article aria-label="You" className="group/said flex flex-row-reverse items-center gap-1">
      <div className="max-w-[84%] whitespace-pre-wrap rounded-lg bg-secondary px-3 py-2 text-base leading-prose [overflow-wrap:anywhere] [text-wrap:pretty]">
        {files.length > 0 ? <SentFiles files={files} /> : null}
        <MentionText text={text} mentions={mentionsOf(message)} />
      </div>
      <div className="flex flex-none items-center opacity-0 transition-opacity focus-within:opacity-100 group-hover/said:opacity-100 has-[[aria-live]]:opacity-100 small:opacity-100">
        <BranchSwitch branches={branches} onBranch={onBranch} what="wording" />
        <IconButton label="Edit and ask again" size="icon-sm" disabled={isBusy} onClick={() => setDraft(text)}>
          <Pencil aria-hidden="true" />
        </IconButton>
      </div>
    </article>
  );
});
