import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";

import { nextStep } from "@/agent/planner/plan-turn";
import type { PastCall, PlannerStep, PlannerTurn, PlannerWorld, Reading } from "@/agent/planner/world";

export const plannerModelId = "built-in-planner";

export type PlannerModelOptions = { world: PlannerWorld; newId(): string; onReading?(reading: Reading): void };

/** The planner behind the interface of a language model, so that one loop serves both. */
export function createPlannerModel(options: PlannerModelOptions): LanguageModelV4 {
  const step = async ({ prompt }: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamPart[]> => {
    const next = await nextStep(toTurns(prompt), options.world);
    if (next.reading) options.onReading?.(next.reading);
    return toParts(next, options.newId);
  };
  return {
    specificationVersion: "v4",
    provider: "atrium",
    modelId: plannerModelId,
    supportedUrls: {},
    async doStream(call) {
      const parts = await step(call);
      return { stream: streamOf(parts) };
    },
    async doGenerate(call) {
      const parts = await step(call);
      const content = parts.flatMap((part): LanguageModelV4Content[] => {
        if (part.type === "tool-call") return [part];
        return part.type === "text-delta" ? [{ type: "text", text: part.delta }] : [];
      });
      const finish = parts.find((part) => part.type === "finish");
      return {
        content,
        finishReason: finish?.finishReason ?? { unified: "stop", raw: undefined },
        usage,
        warnings: [],
      };
    },
  };
}

const none = { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 };
const usage = { inputTokens: none, outputTokens: { total: 0, text: 0, reasoning: 0 } };

function toParts(step: PlannerStep, newId: () => string): LanguageModelV4StreamPart[] {
  const parts: LanguageModelV4StreamPart[] = [{ type: "stream-start", warnings: [] }];
  const text = step.do === "ask" ? undefined : step.text;
  if (text) {
    const id = newId();
    parts.push({ type: "text-start", id });
    // By words, so that a long answer appears as it is read out.
    for (const delta of text.match(/\S+\s*|\s+/g) ?? []) parts.push({ type: "text-delta", id, delta });
    parts.push({ type: "text-end", id });
  }
  const calls =
    step.do === "call" ? step.calls : step.do === "ask" ? [{ tool: "ask_person", input: questionOf(step) }] : [];
  for (const call of calls)
    parts.push({ type: "tool-call", toolCallId: newId(), toolName: call.tool, input: JSON.stringify(call.input) });
  const unified = calls.length > 0 ? "tool-calls" : "stop";
  parts.push({ type: "finish", usage, finishReason: { unified, raw: undefined } });
  return parts;
}

function questionOf(step: Extract<PlannerStep, { do: "ask" }>): unknown {
  return { question: step.question, choices: step.choices, plan: step.plan };
}

function streamOf(parts: LanguageModelV4StreamPart[]): ReadableStream<LanguageModelV4StreamPart> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

/** The SDK's prompt as the plain turns that the planner reads; consecutive steps of one answer become one turn. */
export function toTurns(prompt: LanguageModelV4Prompt): PlannerTurn[] {
  const turns: PlannerTurn[] = [];
  for (const message of prompt) {
    if (message.role === "user") {
      const text = message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
      turns.push({ role: "user", text });
    } else if (message.role === "assistant") {
      const turn = currentAnswer(turns);
      for (const part of message.content) {
        if (part.type === "text") turn.text += part.text;
        if (part.type === "tool-call")
          turn.calls.push({ toolCallId: part.toolCallId, tool: part.toolName, input: part.input });
      }
    } else if (message.role === "tool") {
      const turn = currentAnswer(turns);
      for (const part of message.content) {
        const call = turn.calls.find(
          (candidate) => part.type === "tool-result" && candidate.toolCallId === part.toolCallId,
        );
        if (call && part.type === "tool-result") Object.assign(call, readOutput(part.output));
      }
    }
  }
  return turns;
}

type Answer = Extract<PlannerTurn, { role: "assistant" }>;

function currentAnswer(turns: PlannerTurn[]): Answer {
  const last = turns.at(-1);
  if (last?.role === "assistant") return last;
  const turn: Answer = { role: "assistant", text: "", calls: [] };
  turns.push(turn);
  return turn;
}

type ToolOutput = { type: string; value?: unknown; reason?: string | undefined };

function readOutput(output: ToolOutput): Partial<PastCall> {
  if (output.type === "json" || output.type === "text") return { output: output.value };
  if (output.type === "execution-denied") return { denied: true, ...(output.reason ? { reason: output.reason } : {}) };
  // The SDK puts the class of an error before its message.
  return { error: { code: "failed", message: String(output.value ?? "The tool failed.").replace(/^\w*Error: /, "") } };
}
