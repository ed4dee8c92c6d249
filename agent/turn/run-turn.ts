import {
  convertToModelMessages,
  createUIMessageStream,
  type LanguageModelUsage,
  type ModelMessage,
  streamText,
  toUIMessageStream,
  type UIMessageChunk,
  type UIMessageStreamWriter,
} from "ai";

import type { ModelLimits } from "@/agent/models/chain-model";
import { ModelFailure } from "@/agent/models/failures";
import { listModels, type ModelSettings } from "@/agent/models/models";
import { saveMessage, saveSummary } from "@/tools/conversations/message-store";
import { AppError } from "@/tools/core/app-error";
import { findTool } from "@/tools/core/find-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { toAppError } from "@/tools/core/to-app-error";
import { type AgentTurn, agentTools } from "./agent-tools";
import { prepareApproval } from "./approvals";
import { askAnew } from "./ask-anew";
import { type AsksFirst, asksFirst } from "./asks-first";
import { closeCalls } from "./close-calls";
import { findToolsName } from "./find-tools";
import { type History, openHistory, readFiles, readMentions, textOf } from "./history";
import { buildInstructions } from "./instructions";
import { type Ledger, openLedger } from "./ledger";
import { loadSkillName } from "./load-skill";
import { withoutOutsideAddresses } from "./outside-addresses";
import { withOwnCallIds } from "./own-call-ids";
import { openPlannerWorld } from "./planner-world";
import { beginTurn, otherTurnsStored } from "./running-turns";
import { settleParts } from "./settle-parts";
import { saidBy } from "./spoken";
import { stopReason } from "./stop-reason";
import { openTaint } from "./taint";
import { openTurnModel } from "./turn-model";
import type { AtriumMessage, MessageMetadata, Notice, TurnContext, TurnRequest } from "./turn-types";
import { editsText, writeEdit } from "./write-edit";

/** Not of the registry: they change nothing, so nothing is asked about them. */
const ownTools = new Set(["ask_person", findToolsName, loadSkillName]);
const tooLong = "The answer took too long and was stopped. Try again, or switch to the built-in planner.";

export type TurnTimeouts = { totalMs?: number } & Partial<ModelLimits>;
export type TurnOptions = {
  models: ModelSettings;
  abortSignal?: AbortSignal;
  timeouts?: TurnTimeouts;
  /** No other model stands in for the one that was asked for. */
  isAlone?: boolean;
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
  const history = await openAfterStop(turn, request);
  const ledger = await openLedger(turn, { conversationId: request.conversationId, messageId: history.parentId });
  const mentions = readMentions(history.messages.findLast((message) => message.role === "user"));
  const files = readFiles(history.messages.findLast((message) => readFiles(message).length > 0));
  const world = await openPlannerWorld(turn, request.context ?? {}, { mentions, files });
  const { newId } = turn.environment.clock;
  const { totalMs = 180_000, ...limits } = options.timeouts ?? {};
  const createdAt = turn.environment.clock.now().toISOString();
  const endTurn = beginTurn(request.conversationId);
  return createUIMessageStream<AtriumMessage>({
    originalMessages: history.messages,
    generateId: newId,
    onError: (error) => messageOf(error, options),
    async execute({ writer }) {
      if (history.title) writer.write({ type: "data-title", data: { title: history.title }, transient: true });
      const notify = (notice: Notice): void => writer.write({ type: "data-notice", data: notice });
      const { model, info } = openTurnModel({
        models: options.models,
        asked: chosenModel(options.models, request, history, ledger),
        isAlone: options.isAlone === true,
        limits,
        planner: { world, newId, onReading: (reading) => writer.write({ type: "data-reading", data: reading }) },
        startTimer: turn.environment.clock.startTimer,
        notify,
        ledger,
        memory: {
          summary: history.summary,
          keep: (summary) =>
            inWorkspace(turn.environment, (session) => saveSummary(session, request.conversationId, summary)),
        },
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
        editsOf: (id) => editsText(history.messages.at(-1), history.answer, id),
        writer: writer as UIMessageStreamWriter<AtriumMessage>,
      };
      const { answer } = history;
      if (answer?.isAskedAnew) return askAnew(agentTurn, answer);
      if (answer) writeEdit(agentTurn.writer, answer);
      const tools = agentTools(agentTurn, () => model.current().isPlanner);
      const result = streamText({
        model: info.isPlanner ? model : withOwnCallIds(model, newId),
        instructions: buildInstructions(turn, world, mentions),
        messages: await modelMessages(history),
        tools,
        toolApproval: ({ toolCall }) => approve(agentTurn, toolCall),
        ...(info.isPlanner ? {} : { experimental_transform: withoutOutsideAddresses(history.messages) }),
        stopWhen: ({ steps }) => {
          const reason = stopReason(steps);
          if (reason) notify({ kind: "stopped", text: reason });
          return reason !== null;
        },
        ...(options.abortSignal ? { abortSignal: options.abortSignal } : {}),
        // The chain asks again by itself.
        maxRetries: 0,
        timeout: { totalMs },
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
              return { model: model.current().id, createdAt, ms: elapsed(), ...tokensOf(part.totalUsage) };
            return undefined;
          },
        }).pipeThrough(closeCalls()),
      );
    },
    onEnd: ({ responseMessage }) =>
      storeAnswer(turn, request.conversationId, history, responseMessage, options).finally(endTurn),
  });
}

/** The parent of a message sent right after Stop may still be on its way to the database. */
async function openAfterStop(turn: TurnContext, request: TurnRequest): Promise<History> {
  try {
    return await openHistory(turn, request);
  } catch (error) {
    const isUnknown = error instanceof AppError && error.code === "not_found";
    if (!isUnknown || !(await otherTurnsStored(request.conversationId))) throw error;
    return openHistory(turn, request);
  }
}

/** What the person chose now, what was chosen for the conversation, the workspace's default, the server's. */
function chosenModel(
  models: ModelSettings,
  request: TurnRequest,
  { model }: History,
  ledger: Ledger,
): string | undefined {
  if (request.model) return request.model;
  // A model that is no longer set up does not make a conversation mute.
  const kept = listModels(models).some(({ id }) => id === model) ? model : null;
  return kept ?? ledger.defaultModel ?? undefined;
}

function tokensOf({ inputTokens = 0, outputTokens = 0 }: LanguageModelUsage): Pick<MessageMetadata, "tokens"> {
  return inputTokens + outputTokens > 0 ? { tokens: { input: inputTokens, output: outputTokens } } : {};
}

async function approve(
  turn: AgentTurn,
  call: { toolName: string; toolCallId: string; input: unknown },
): Promise<"user-approval" | undefined> {
  if (ownTools.has(call.toolName)) return undefined;
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
  if (error instanceof ModelFailure) return error.message;
  const known = toAppError(error);
  if (known.code !== "internal") return known.message;
  options.log?.(error);
  const name = error instanceof Error ? error.name : "";
  if (/APICall|Retry|NoOutput|JSONParse|TypeValidation|InvalidResponse/.test(name))
    return "The language model could not be reached or answered nonsense. Try again, or switch to the built-in planner.";
  if (/Timeout|Abort/.test(name)) return tooLong;
  return known.message;
}
