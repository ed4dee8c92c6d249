import type { UIMessageChunk } from "ai";

import { runTurn, type TurnOptions } from "@/agent/turn/run-turn";
import type { DataParts, TurnContext, TurnRequest } from "@/agent/turn/turn-types";

export type HeardCall = { toolCallId: string; tool: string; input: unknown; output?: unknown; error?: string };
export type Heard = {
  messageId: string;
  /** Words of the answer alone. */
  text: string;
  calls: HeardCall[];
  /** Calls that wait for a yes, each with the card that a person sees. */
  waiting: (HeardCall & { approvalId: string; preview: DataParts["preview"] | undefined })[];
  error: string | null;
};

/** Runs one turn to its end and keeps what came over the line, as any client would get it. */
export async function listen(turn: TurnContext, request: TurnRequest, options: TurnOptions): Promise<Heard> {
  const heard: Heard = { messageId: "", text: "", calls: [], waiting: [], error: null };
  const previews = new Map<string, DataParts["preview"]>();
  try {
    const stream = await runTurn(turn, request, options);
    for await (const chunk of stream as unknown as AsyncIterable<UIMessageChunk>) take(heard, previews, chunk);
  } catch (thrown) {
    heard.error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  for (const waiting of heard.waiting) waiting.preview = previews.get(waiting.toolCallId);
  return heard;
}

function take(heard: Heard, previews: Map<string, DataParts["preview"]>, chunk: UIMessageChunk): void {
  const callOf = (id: string): HeardCall | undefined => heard.calls.find(({ toolCallId }) => toolCallId === id);
  if (chunk.type === "start") heard.messageId = chunk.messageId ?? heard.messageId;
  if (chunk.type === "text-delta") heard.text += chunk.delta;
  if (chunk.type === "error") heard.error = chunk.errorText;
  if (chunk.type === "tool-input-available")
    heard.calls.push({ toolCallId: chunk.toolCallId, tool: chunk.toolName, input: chunk.input });
  if (chunk.type === "tool-input-error")
    heard.calls.push({
      toolCallId: chunk.toolCallId,
      tool: chunk.toolName,
      input: chunk.input,
      error: chunk.errorText,
    });
  if (chunk.type === "tool-output-available") Object.assign(callOf(chunk.toolCallId) ?? {}, { output: chunk.output });
  if (chunk.type === "tool-output-error") Object.assign(callOf(chunk.toolCallId) ?? {}, { error: chunk.errorText });
  if (chunk.type === "data-preview") {
    const data = chunk.data as DataParts["preview"];
    previews.set(data.toolCallId, data);
  }
  if (chunk.type === "tool-approval-request") {
    const call = callOf(chunk.toolCallId);
    if (call) heard.waiting.push({ ...call, approvalId: chunk.approvalId, preview: undefined });
  }
}
