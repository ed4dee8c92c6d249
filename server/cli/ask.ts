import { readUIMessageStream, type UIMessageChunk } from "ai";

import type { AtriumMessage, TurnRequest } from "@/agent/turn/turn-types";
import { getConversation } from "@/tools/conversations/get-conversation";
import { AppError } from "@/tools/core/app-error";
import type { CommandLine } from "./arguments";
import type { AskResult } from "./ask-result";
import type { Caller } from "./caller";
import { printAnswer } from "./print-answer";

type ToolPart = {
  type: string;
  state: string;
  toolCallId: string;
  input: unknown;
  output?: unknown;
  errorText?: string;
  approval?: { id: string };
};

/** One turn of the assistant without a page: what it said, called, asked and changed. */
export async function ask(caller: Caller, line: CommandLine, words: string[]): Promise<string> {
  const text = words.join(" ");
  const { approve = "none" } = line.options;
  if (approve !== "none" && approve !== "all")
    throw new AppError("invalid_input", `--approve ${approve} is neither none nor all.`);
  const result = line.options["dry-run"] ? await dryRun(caller, line, text) : await converse(caller, line, text);
  return line.options.json ? JSON.stringify(result) : printAnswer(result);
}

async function dryRun(caller: Caller, line: CommandLine, text: string): Promise<AskResult> {
  if (!caller.dryRun)
    throw new AppError("invalid_input", "--dry-run works on the database here alone. Add --local, or leave it out.");
  return caller.dryRun(async (inside) => ({ ...(await converse(inside, line, text)), isDryRun: true }));
}

async function converse(caller: Caller, line: CommandLine, text: string): Promise<AskResult> {
  const started = performance.now();
  const { newId } = caller;
  const conversationId = line.options.conversation ?? newId();
  const chosen = line.options.model ? { model: line.options.model } : {};
  const parentId = line.options.conversation
    ? (await caller.call(getConversation, { id: conversationId })).leafId
    : null;
  const first: TurnRequest = {
    conversationId,
    parentId,
    ...chosen,
    message: { id: newId(), role: "user", parts: [{ type: "text", text }] },
  };
  const before = await caller.changesOf(conversationId);
  let message = await answer(caller, first, undefined);
  const approvals: AskResult["approvals"] = [];
  for (let waiting = waitingPart(message); waiting; waiting = waitingPart(message)) {
    const isApproved = line.options.approve === "all";
    approvals.push({ tool: toolName(waiting), title: titleOf(message, waiting.toolCallId), approved: isApproved });
    if (!isApproved) break;
    const approval = { messageId: message.id, approvalId: waiting.approval?.id ?? "", approved: true };
    message = await answer(caller, { conversationId, parentId: null, ...chosen, approval }, message);
  }
  const all = await caller.changesOf(conversationId);
  const parts = message.parts.filter((part) => part.type.startsWith("tool-")) as unknown as ToolPart[];
  const question = parts.find((part) => part.type === "tool-ask_person" && part.state === "input-available");
  return {
    reply: message.parts
      .map((part) => (part.type === "text" ? part.text : ""))
      .join("\n")
      .trim(),
    toolCalls: parts
      .filter((part) => part.type !== "tool-ask_person")
      .map((part) => ({
        tool: toolName(part),
        input: part.input,
        state: part.state,
        ...(part.output === undefined ? {} : { output: part.output }),
        ...(part.errorText ? { error: part.errorText } : {}),
      })),
    notices: message.parts.flatMap((part) => (part.type === "data-notice" ? [part.data.text] : [])),
    question: question
      ? (({ question: asked, choices }) => ({ question: asked, choices }))(
          question.input as NonNullable<AskResult["question"]>,
        )
      : null,
    approvals,
    changes: all.slice(before.length),
    sent: [],
    conversationId,
    model: message.metadata?.model ?? "",
    milliseconds: Math.round(performance.now() - started),
    isDryRun: false,
  };
}

async function answer(caller: Caller, request: TurnRequest, onto: AtriumMessage | undefined): Promise<AtriumMessage> {
  let failure: string | undefined;
  const stream = await caller.turn(request);
  let message = onto;
  const observed = stream.pipeThrough(
    new TransformStream<UIMessageChunk, UIMessageChunk>({
      transform(chunk, controller) {
        if (chunk.type === "error") failure = chunk.errorText;
        controller.enqueue(chunk);
      },
    }),
  );
  for await (const state of readUIMessageStream<AtriumMessage>({
    stream: observed as never,
    ...(onto ? { message: onto } : {}),
  }))
    message = state;
  if (failure) throw new AppError("upstream_failed", failure);
  if (!message) throw new AppError("internal", "The assistant gave no answer.");
  return message;
}

const toolName = (part: ToolPart): string => part.type.slice("tool-".length);

function waitingPart(message: AtriumMessage): ToolPart | undefined {
  return (message.parts as unknown as ToolPart[]).find((part) => part.state === "approval-requested");
}

function titleOf(message: AtriumMessage, toolCallId: string): string {
  const preview = message.parts.find((part) => part.type === "data-preview" && part.data.toolCallId === toolCallId);
  return preview?.type === "data-preview" ? preview.data.title : "";
}
