import type { UIMessage } from "ai";
import { z } from "zod";

import { listQueryShape } from "@/db/query/tree";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";
import type { BulkOutcome } from "@/tools/records/record-shape";
import type { Edited } from "./apply-edits";
import { type Editable, editShape } from "./editable";

export const pageContextShape = z.object({
  object: z.string().max(63).optional(),
  query: listQueryShape.optional(),
  selectedIds: z.array(z.uuid()).max(5000).optional(),
  record: z.object({ object: z.string().max(63), id: z.uuid() }).optional(),
});
export type PageContext = z.infer<typeof pageContextShape>;

/** Records that the person picked by @, so that their names need no guess. */
export const mentionsShape = z.object({
  records: z.array(z.object({ object: z.string().max(63), id: z.uuid(), name: z.string().max(1000) })).max(50),
});
export type Mention = z.infer<typeof mentionsShape>["records"][number];

/** Files that the person put beside the message; a tool takes them by their ids. */
export const attachedShape = z.object({
  files: z.array(z.object({ id: z.uuid(), name: z.string().min(1).max(255) })).max(10),
});
export type AttachedFile = z.infer<typeof attachedShape>["files"][number];

/** What a client sends for one turn; the history is the server's own. */
export const turnRequestShape = z.object({
  conversationId: z.uuid(),
  message: z
    .object({
      id: z.string().min(1).max(100),
      role: z.literal("user"),
      parts: z.array(z.looseObject({ type: z.string() })).max(50),
    })
    .loose()
    .optional(),
  parentId: z.string().max(100).nullable().default(null),
  regenerate: z.literal(true).optional(),
  context: pageContextShape.optional(),
  model: z.string().max(100).optional(),
  approval: z
    .object({
      messageId: z.string().max(100),
      approvalId: z.string().max(200),
      approved: z.boolean(),
      reason: z.string().max(1000).optional(),
      edits: z.array(editShape).max(200).optional().describe("Values that the person put right before the yes."),
      isAskedAnew: z.literal(true).optional().describe("No answer yet: the question is worked out and put again."),
    })
    .optional(),
});
export type TurnRequest = z.infer<typeof turnRequestShape>;

export type Preview =
  | BulkOutcome
  | { title?: string; records: { id: string; name: string; object: string; note?: string }[] };

export type MessageMetadata = {
  model: string;
  ms?: number;
  createdAt: string;
  /** What a language model read and wrote for this answer; left out where it does not say. */
  tokens?: { input: number; output: number };
};

/** What the person is told about the models of an answer; it stays with the answer. */
export type Notice = { kind: "fallback" | "break" | "budget" | "stopped"; text: string };

export type DataParts = {
  notice: Notice;
  run: { toolCallId: string; ms: number; summary: string };
  preview: {
    approvalId: string;
    toolCallId: string;
    tool: string;
    title: string;
    outcome: Preview;
    reason?: string;
    editable: Editable[];
    expiresAt: string;
  };
  /** What the person changed on a card, with the arguments as they were asked for. */
  edit: { toolCallId: string; asked: unknown; edited: Edited[] };
  reading: { chips: { text: string; why: string }[]; leftOut: string[] };
  title: { title: string };
  mentions: { records: Mention[] };
  files: { files: AttachedFile[] };
};

export type AtriumMessage = UIMessage<MessageMetadata, DataParts>;

/** Everything a turn runs with. `environment` may be a dry run's. */
export type TurnContext = { environment: Environment; actor: Actor; door: string };

export const messageLimit = 20_000;
