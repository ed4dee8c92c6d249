import type { UIMessage } from "ai";

import type { BulkOutcome, FieldDefinition, Value } from "@/app/_lib/types";
import type { AttachedFile, MentionedRecord } from "./mention";

export type RunNote = { toolCallId: string; ms: number; summary: string };
export type Preview = {
  approvalId: string;
  toolCallId: string;
  tool: string;
  title: string;
  /** Why it waits, where it would not have to. */
  reason?: string;
  outcome: BulkOutcome | { records: { id: string; name: string; object: string; note?: string }[] };
  /** Values that can be put right before the yes, and when the question lapses; older cards have neither. */
  editable?: Editable[];
  expiresAt?: string;
};
export type Editable = {
  path: string;
  field: Pick<FieldDefinition, "key" | "label" | "type" | "options" | "currency" | "isRequired">;
  value: Value;
};

/** What goes with a yes or a no: why not, what was put right, or that the question is to be put again. */
export type AnswerDetail = {
  reason?: string;
  edits?: { path: string; value: Value }[];
  isAskedAnew?: true;
};
export type Reading = { chips: { text: string; why: string }[]; leftOut: string[] };

/** What is told about the models of an answer: another one answered, or it broke off. */
export type Notice = { kind: "fallback" | "break" | "budget" | "stopped"; text: string };

export type MessageData = {
  notice: Notice;
  mentions: { records: MentionedRecord[] };
  files: { files: AttachedFile[] };
  run: RunNote;
  preview: Preview;
  reading: Reading;
  title: { title: string };
};
export type MessageMetadata = { model?: string; ms?: number; createdAt?: string };
export type ChatMessage = UIMessage<MessageMetadata, MessageData>;
export type ChatPart = ChatMessage["parts"][number];

export type ToolState =
  | "input-streaming"
  | "input-available"
  | "approval-requested"
  | "approval-responded"
  | "output-available"
  | "output-error"
  | "output-denied";

/** A tool part as the interface reads it; the stream's own type is generic over tools the browser does not know. */
export type ToolPart = {
  type: string;
  tool: string;
  toolCallId: string;
  state: ToolState;
  input: unknown;
  output: unknown;
  errorText: string | null;
  approval: { id: string; approved?: boolean; reason?: string } | null;
};

export function toToolPart(part: ChatPart): ToolPart | null {
  if (!part.type.startsWith("tool-") && part.type !== "dynamic-tool") return null;
  const raw = part as Record<string, unknown>;
  return {
    type: part.type,
    tool: part.type === "dynamic-tool" ? String(raw["toolName"]) : part.type.slice("tool-".length),
    toolCallId: String(raw["toolCallId"]),
    state: raw["state"] as ToolState,
    input: raw["input"],
    output: raw["output"],
    errorText: typeof raw["errorText"] === "string" ? raw["errorText"] : null,
    approval: (raw["approval"] as ToolPart["approval"] | undefined) ?? null,
  };
}

/** The records that a person pointed at with @. */
export function mentionsOf(message: ChatMessage): MentionedRecord[] {
  return message.parts.flatMap((part) => (part.type === "data-mentions" ? part.data.records : []));
}

/** What was put beside the message. */
export function filesOf(message: ChatMessage): AttachedFile[] {
  return message.parts.flatMap((part) => (part.type === "data-files" ? part.data.files : []));
}

export function textOf(message: ChatMessage): string {
  return message.parts
    .filter((part) => part.type === "text")
    .map((part) => part.text)
    .join("\n\n");
}
