import type { Readable } from "node:stream";
import type { UIMessageChunk } from "ai";
import type { z } from "zod";

import type { TurnRequest } from "@/agent/turn/turn-types";
import type { ConversationChange } from "@/tools/changes/conversation-changes";
import type { Tool } from "@/tools/core/define-tool";

export type ListedTool = { name: string; effect: string; description: string };

/** What commands work with: the tools of the database here, or those of a server elsewhere. */
export type Caller = {
  call<Input extends z.ZodObject, Output extends z.ZodType>(
    tool: Tool<string, Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
  /** By name and as it comes: a server elsewhere may have other tools. */
  callNamed(name: string, input: unknown): Promise<unknown>;
  listTools(): Promise<ListedTool[]>;
  upload(name: string, body: Readable): Promise<{ fileId: string }>;
  download(fileId: string): Promise<AsyncIterable<Uint8Array>>;
  /** Runs a queued job here, unless a server's runner has it. */
  work(jobId: string): Promise<void>;
  /** One turn of the assistant. */
  turn(request: TurnRequest): Promise<ReadableStream<UIMessageChunk>>;
  changesOf(conversationId: string): Promise<ConversationChange[]>;
  newId(): string;
  /** Does everything in a transaction and rolls it back; missing where there is no such thing. */
  dryRun?<T>(run: (inside: Caller) => Promise<T>): Promise<T>;
};
