"use client";

import { Copy, RotateCcw } from "lucide-react";
import dynamic from "next/dynamic";
import { memo, type ReactNode } from "react";

import { formatNumber } from "@/app/_lib/format-value";
import { useObjects, useSystemInfo } from "@/app/_lib/query";
import { IconButton } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { BranchSwitch } from "./branch-switch";
import { type ChatMessage, type Preview, type RunNote, type ToolPart, textOf, toToolPart } from "./chat-types";
import { Markdown } from "./markdown";
import { ModelNotice } from "./model-notice";
import { ReadingChips } from "./reading-chips";
import { type CardActions, ToolCard } from "./tool-card.client";
import { ToolRun } from "./tool-run";

const TurnUndo = dynamic(() => import("./turn-undo.client").then((module) => module.TurnUndo), { ssr: false });

type Props = {
  conversationId: string;
  message: ChatMessage;
  answer: string | null;
  isLast: boolean;
  isBusy: boolean;
  branches: { ids: string[]; index: number };
  onBranch: (id: string) => void;
  onRetry: (messageId: string) => void;
  onApproval: CardActions["onApproval"];
  onAnswer: CardActions["onAnswer"];
};

export const AssistantMessage = memo(function AssistantMessage(props: Props) {
  const { conversationId, message, answer, isLast, isBusy, branches, onBranch, onRetry } = props;
  const objects = useObjects();
  const plural = (key: string) => objects.find((object) => object.key === key)?.plural ?? key;
  const notes = new Map<string, RunNote>();
  const previews = new Map<string, Preview>();
  for (const part of message.parts) {
    if (part.type === "data-run") notes.set(part.data.toolCallId, part.data);
    if (part.type === "data-preview") previews.set(part.data.toolCallId, part.data);
  }

  const isWaiting = message.parts.some((part) => toToolPart(part)?.state === "approval-requested");
  const actions: CardActions = {
    onApproval: props.onApproval,
    onAnswer: props.onAnswer,
    onRetry: () => onRetry(message.id),
  };
  const blocks: ReactNode[] = [];
  let runs: ToolPart[] = [];

  const flush = () => {
    if (runs.length === 0) return;
    const group = runs;
    runs = [];
    const first = group[0]?.toolCallId ?? "";
    const lines = group.filter((part) => part.tool !== "ask_person");
    if (lines.length > 0) {
      blocks.push(
        <div key={`runs ${first}`} className="grid grid-cols-[minmax(0,1fr)]">
          {lines.map((part) => (
            <ToolRun
              key={part.toolCallId}
              part={part}
              note={notes.get(part.toolCallId) ?? null}
              preview={previews.get(part.toolCallId) ?? null}
              plural={plural}
            />
          ))}
        </div>,
      );
    }
    for (const part of group) {
      blocks.push(
        <ToolCard
          key={`card ${part.toolCallId}`}
          part={part}
          note={notes.get(part.toolCallId) ?? null}
          preview={previews.get(part.toolCallId) ?? null}
          answer={answer}
          isLast={isLast}
          actions={actions}
        />,
      );
    }
  };

  message.parts.forEach((part, index) => {
    const tool = toToolPart(part);
    if (tool) {
      runs.push(tool);
      return;
    }
    if (part.type === "text" && part.text.trim()) {
      flush();
      // biome-ignore lint/suspicious/noArrayIndexKey: parts only grow at the end
      blocks.push(<Markdown key={`text ${index}`} text={part.text} />);
    }
    if (part.type === "data-notice") {
      flush();
      // biome-ignore lint/suspicious/noArrayIndexKey: parts only grow at the end
      blocks.push(<ModelNotice key={`notice ${index}`} notice={part.data} />);
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: parts only grow at the end
    if (part.type === "data-reading") blocks.push(<ReadingChips key={`reading ${index}`} reading={part.data} />);
  });
  flush();

  return (
    <article aria-label="Atrium" className="@container grid grid-cols-[minmax(0,1fr)] gap-4">
      {blocks}
      {isWaiting || (isLast && isBusy) ? null : (
        <div className="-mt-2 -ml-1.5 flex items-center gap-0.5">
          <IconButton label="Copy the answer" size="icon-sm" onClick={() => void copy(textOf(message))}>
            <Copy aria-hidden="true" />
          </IconButton>
          <IconButton label="Answer again" size="icon-sm" onClick={() => onRetry(message.id)}>
            <RotateCcw aria-hidden="true" />
          </IconButton>
          <BranchSwitch branches={branches} onBranch={onBranch} what="answer" />
          <Facts message={message} />
          {notes.size > 1 ? <TurnUndo conversationId={conversationId} message={message} /> : null}
        </div>
      )}
    </article>
  );
});

function Facts({ message }: { message: ChatMessage }) {
  const { model, ms } = message.metadata ?? {};
  const models = useSystemInfo().data?.models ?? [];
  const label = models.find((each) => each.id === model)?.label ?? model;
  const time = typeof ms !== "number" ? null : ms < 1000 ? `${ms} ms` : `${formatNumber(Math.round(ms / 100) / 10)} s`;
  const text = [label, time].filter(Boolean).join(" · ");
  return text ? <span className="num cut ml-1 text-xs text-muted-foreground">{text}</span> : null;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ kind: "done", text: "Answer copied", seconds: 2 });
  } catch {
    notify({ kind: "failed", text: "The browser did not allow copying." });
  }
}
