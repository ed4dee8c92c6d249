"use client";

import { ArrowUp, AtSign, Square } from "lucide-react";

import { Button, IconButton } from "@/app/_ui/button";
import { ModelMenu } from "./model-menu.client";

type Props = { canSend: boolean; isBusy: boolean; onMention: () => void; onStop: () => void };

export function ComposerTools({ canSend, isBusy, onMention, onStop }: Props) {
  return (
    <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
      <IconButton label="Mention a record" keys="@" onClick={onMention}>
        <AtSign aria-hidden="true" />
      </IconButton>
      <span className="ml-auto" />
      <ModelMenu />
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
