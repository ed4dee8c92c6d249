import {
  convertToModelMessages,
  createUIMessageStream,
  isStepCount,
  type LanguageModelUsage,
  type ModelMessage,
  streamText,
  toUIMessageStream,
  type UIMessageChunk,
  type UIMessageStreamWriter,
} from "ai";

import { listModels, type ModelSettings, openModel } from "@/agent/models/models";
import { saveMessage } from "@/tools/conversations/message-store";
import { findTool } from "@/tools/core/find-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { toAppError } from "@/tools/core/to-app-error";
import { type AgentTurn, agentTools } from "./agent-tools";
import { prepareApproval } from "./approvals";
import { type AsksFirst, asksFirst } from "./asks-first";
import { type History, openHistory, readFiles, readMentions, textOf } from "./history";
import { buildInstructions } from "./instructions";
import { withoutOutsideAddresses } from "./outside-addresses";
import { withOwnCallIds } from "./own-call-ids";
import { openPlannerWorld } from "./planner-world";
import { settleParts } from "./settle-parts";
import { saidBy } from "./spoken";
import { openTaint } from "./taint";
import type { AtriumMessage, MessageMetadata, TurnContext, TurnRequest } from "./turn-types";

const maxSteps = 12;

const tooLong = "The answer took too long and was stopped. Try again, or switch to the built-in planner.";

export type TurnTimeouts = { totalMs?: number; chunkMs?: number };
export type TurnOptions = {
  models: ModelSettings;
  abortSignal?: AbortSignal;
  timeouts?: TurnTimeouts;
  log?(error: unknown): void;
  /** For measuring what the question costs; no door sets it. */
  asksFirst?: AsksFirst;
};

/**
 * One turn of the conversation: stores what the person said, lets the model work with tools, streams it, and stores
 * the answer as far as it came, also when it was stopped.
 */
export async function runTurn(
  turn: TurnContext,
  request: TurnRequest,
  options: TurnOptions,
): Promise<ReadableStream<UIMessageChunk>> {
  const elapsed = turn.environment.clock.startTimer();
  const known = request.model ?? listModels(options.models)[0]?.id;
  const history = await openHistory(turn, request);
  const mentions = readMentions(history.messages.findLast((message) => message.role === "user"));
  const files = readFiles(history.messages.findLast((message) => readFiles(message).length > 0));
  const world = await openPlannerWorld(turn, request.context ?? {}, { mentions, files });
  const { newId } = turn.environment.clock;
  const createdAt = turn.environment.clock.now().toISOString();
  return createUIMessageStream<AtriumMessage>({
    originalMessages: history.messages,
    generateId: newId,
    onError: (error) => messageOf(error, options),
    async execute({ writer }) {
      if (history.title) writer.write({ type: "data-title", data: { title: history.title }, transient: true });
      const { model, info } = openModel(options.models, known, {
        world,
        newId,
        onReading: (reading) => writer.write({ type: "data-reading", data: reading }),
      });
      const agentTurn: AgentTurn = {
        ...turn,
        conversationId: request.conversationId,
        page: request.context ?? {},
        taint: openTaint(history.messages, info.isPlanner),
        isPlanner: info.isPlanner,
        said: saidBy(history.messages),
        picked: [...mentions, ...files].map(({ id }) => id),
        asksFirst: options.asksFirst ?? asksFirst,
        writer: writer as UIMessageStreamWriter<AtriumMessage>,
      };
      const tools = agentTools(agentTurn);
      const result = streamText({
        model: info.isPlanner ? model : withOwnCallIds(model, newId),
        instructions: buildInstructions(turn, world, mentions),
        messages: await modelMessages(history),
        tools,
        toolApproval: ({ toolCall }) => approve(agentTurn, toolCall),
        ...(info.isPlanner ? {} : { experimental_transform: withoutOutsideAddresses(history.messages) }),
        stopWhen: isStepCount(maxSteps),
        ...(options.abortSignal ? { abortSignal: options.abortSignal } : {}),
        maxRetries: 1,
        timeout: { totalMs: 180_000, chunkMs: 60_000, ...options.timeouts },
        _internal: { generateId: newId, generateCallId: newId },
        onError: ({ error }) => options.log?.(error),
        onAbort: () => {
          // A person's stop needs no explanation; a time-out does.
          if (!options.abortSignal?.aborted) writer.write({ type: "error", errorText: tooLong });
        },
      });
      writer.merge(
        toUIMessageStream<typeof tools, AtriumMessage>({
          stream: result.stream,
          originalMessages: history.messages,
          onError: (error) => messageOf(error, options),
          messageMetadata: ({ part }) => {
            if (part.type === "start") return { model: info.id, createdAt };
            if (part.type === "finish")
              return { model: info.id, createdAt, ms: elapsed(), ...tokensOf(part.totalUsage) };
            return undefined;
          },
        }),
      );
    },
    onEnd: ({ responseMessage }) => storeAnswer(turn, request.conversationId, history, responseMessage, options),
  });
}

function tokensOf({ inputTokens = 0, outputTokens = 0 }: LanguageModelUsage): Pick<MessageMetadata, "tokens"> {
  return inputTokens + outputTokens > 0 ? { tokens: { input: inputTokens, output: outputTokens } } : {};
}

async function approve(
  turn: AgentTurn,
  call: { toolName: string; toolCallId: string; input: unknown },
): Promise<"user-approval" | undefined> {
  if (call.toolName === "ask_person") return undefined;
  const tool = findTool(call.toolName);
  const why = await turn.asksFirst(turn, tool, call.input);
  if (why === null) return undefined;
  try {
    await prepareApproval(turn, tool, { toolCallId: call.toolCallId, input: call.input, why });
  } catch {
    // The call is wrong; running it gives the model the reason, and without an approval it cannot write.
    return undefined;
  }
  return "user-approval";
}

async function modelMessages(history: History): Promise<ModelMessage[]> {
  return convertToModelMessages(settleParts(history.messages));
}

async function storeAnswer(
  turn: TurnContext,
  conversationId: string,
  history: History,
  message: AtriumMessage,
  options: TurnOptions,
): Promise<void> {
  if (message.parts.length === 0) return;
  const now = turn.environment.clock.now();
  const row = {
    id: message.id,
    parentId: history.parentId,
    role: "assistant" as const,
    parts: message.parts,
    metadata: message.metadata ?? null,
    text: textOf(message),
    createdAt: now,
  };
  try {
    await inWorkspace(turn.environment, (session) => saveMessage(session, conversationId, row, now));
  } catch (error) {
    options.log?.(error);
  }
}

function messageOf(error: unknown, options: TurnOptions): string {
  const known = toAppError(error);
  if (known.code !== "internal") return known.message;
  options.log?.(error);
  const name = error instanceof Error ? error.name : "";
  if (/APICall|Retry|NoOutput|JSONParse|TypeValidation|InvalidResponse/.test(name))
    return "The language model could not be reached or answered nonsense. Try again, or switch to the built-in planner.";
  if (/Timeout|Abort/.test(name)) return tooLong;
  return known.message;
}
