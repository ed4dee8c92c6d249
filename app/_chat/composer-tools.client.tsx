"use client";

import { ArrowUp, AtSign, Paperclip, Square } from "lucide-react";
import { useRef } from "react";

import { Button, IconButton } from "@/app/_ui/button";
import { ModelMenu } from "./model-menu.client";

type Props = {
  conversationId: string;
  canSend: boolean;
  isBusy: boolean;
  onMention: () => void;
  onFiles: (files: Iterable<File>) => void;
  onStop: () => void;
};

export function ComposerTools({ conversationId, canSend, isBusy, onMention, onFiles, onStop }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
      <IconButton label="Mention a record" keys="@" onClick={onMention}>
        <AtSign aria-hidden="true" />
      </IconButton>
      <IconButton label="Attach a file" onClick={() => chooser.current?.click()}>
        <Paperclip aria-hidden="true" />
      </IconButton>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <span className="ml-auto" />
      <ModelMenu conversationId={conversationId} />
      {isBusy ? (
        <Button size="icon" variant="outline" aria-label="Stop" tip="Stop the answer" keys="Esc" onClick={onStop}>
          <Square aria-hidden="true" className="!size-3 fill-current" />
        </Button>
      ) : (
        <Button type="submit" size="icon" aria-label="Send" tip="Send" keys="↵" disabled={!canSend}>
          <ArrowUp aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
