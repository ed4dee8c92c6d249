import { readUIMessageStream, type UIMessageChunk } from "ai";

import type { ModelSettings } from "@/agent/models/models";
import { runTurn } from "@/agent/turn/run-turn";
import type { AtriumMessage, PageContext, TurnContext, TurnRequest } from "@/agent/turn/turn-types";
import type { EvalCase } from "./case";
import { type Call, type Outcome, silent, type TurnOutcome } from "./outcome";

type Part = {
  type: string;
  state: string;
  toolCallId: string;
  input?: unknown;
  output?: unknown;
  errorText?: string;
  approval?: { id: string };
};
type Options = {
  models: ModelSettings;
  model: string;
  context: PageContext;
  /** After each turn, for what goes on behind it. */
  settle?(): Promise<void>;
};
type Talk = Omit<Outcome, "changes">;

/** Says the turns of a case one after the other and keeps what came back. */
export async function converse(turn: TurnContext, turns: EvalCase["turns"], options: Options): Promise<Talk> {
  const { newId } = turn.environment.clock;
  const conversationId = newId();
  const talk: Talk = { turns: [], milliseconds: 0, tokens: { input: 0, output: 0 } };
  const base = { conversationId, model: options.model, context: options.context };
  let message: AtriumMessage | undefined;
  for (const step of turns) {
    const waiting = partsOf(message).find((part) => part.state === "approval-requested");
    if ("approve" in step && (!message || !waiting)) {
      talk.turns.push({ ...silent, said: "yes", error: "Nothing waited for a yes." });
      continue;
    }
    const request: TurnRequest =
      "say" in step
        ? {
            ...base,
            parentId: message?.id ?? null,
            message: { id: newId(), role: "user", parts: [{ type: "text", text: step.say }] },
          }
        : {
            ...base,
            parentId: null,
            approval: {
              messageId: message?.id ?? "",
              approvalId: waiting?.approval?.id ?? "",
              approved: step.approve,
            },
          };
    const started = performance.now();
    const answer = await answerTo(turn, request, options.models, "approve" in step ? message : undefined);
    message = answer.message ?? message;
    const milliseconds = performance.now() - started;
    const said = "say" in step ? step.say : step.approve ? "yes" : "no";
    talk.turns.push({ ...read(answer.message), said, error: answer.error, milliseconds });
    talk.milliseconds += milliseconds;
    await options.settle?.();
    const tokens = answer.message?.metadata?.tokens;
    talk.tokens.input += tokens?.input ?? 0;
    talk.tokens.output += tokens?.output ?? 0;
  }
  return talk;
}

type Answer = { message: AtriumMessage | undefined; error: string | null };

async function answerTo(
  turn: TurnContext,
  request: TurnRequest,
  models: ModelSettings,
  onto: AtriumMessage | undefined,
): Promise<Answer> {
  let error: string | null = null;
  let message: AtriumMessage | undefined;
  try {
    const stream = await runTurn(turn, request, { models, isAlone: true });
    const observed = stream.pipeThrough(
      new TransformStream<UIMessageChunk, UIMessageChunk>({
        transform(chunk, controller) {
          if (chunk.type === "error") error = chunk.errorText;
          controller.enqueue(chunk);
        },
      }),
    );
    const start = onto ? { message: structuredClone(onto) } : {};
    for await (const state of readUIMessageStream<AtriumMessage>({ stream: observed as never, ...start }))
      message = state;
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  return { message, error };
}

const partsOf = (message: AtriumMessage | undefined): Part[] =>
  (message?.parts ?? []).filter((part) => part.type.startsWith("tool-")) as unknown as Part[];

function read(message: AtriumMessage | undefined): TurnOutcome {
  const parts = partsOf(message);
  const asked = parts.find((part) => part.type === "tool-ask_person")?.input as
    | { question?: string; choices?: { label?: string }[] }
    | undefined;
  const waiting = parts.find((part) => part.state === "approval-requested");
  const preview = message?.parts.find(
    (part) => part.type === "data-preview" && part.data.toolCallId === waiting?.toolCallId,
  );
  return {
    ...silent,
    text: (message?.parts ?? [])
      .map((part) => (part.type === "text" ? part.text : ""))
      .join("")
      .trim(),
    calls: parts.filter((part) => part.type !== "tool-ask_person").map(toCall),
    question: asked
      ? { question: asked.question ?? "", choices: (asked.choices ?? []).map(({ label }) => label ?? "") }
      : null,
    approval: waiting
      ? { tool: toolOf(waiting), title: preview?.type === "data-preview" ? preview.data.title : "" }
      : null,
  };
}

const toolOf = (part: Part): string => part.type.slice("tool-".length);

const toCall = (part: Part): Call => ({
  tool: toolOf(part),
  input: part.input,
  state: part.state,
  ...(part.output === undefined ? {} : { output: part.output }),
  ...(part.errorText ? { error: part.errorText } : {}),
});
