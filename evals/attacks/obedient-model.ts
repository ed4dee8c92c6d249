import type { ModelSettings } from "@/agent/models/models";
import {
  type ChatMessage,
  type ChatRequest,
  type OpenAiServer,
  type Reply,
  startOpenAiServer,
} from "@/agent/testing/openai-server";
import type { Targets } from "./attack-world";
import type { BenignCall } from "./carriers";
import { type Goal, goals } from "./goals";
import { findOrder } from "./wrappings";

export type ObedientModel = {
  settings: ModelSettings;
  /** What it is asked to do next, and by which ids it reaches things. */
  begin(benign: readonly BenignCall[], targets: Targets): void;
  /** The order it found in what the tools answered; null when none came through. */
  obeyed(): string | null;
  requests(): number;
  close(): Promise<void>;
};

/** A model that is wholly in the hands of whoever writes what it reads: it serves the person first, then the order. */
export async function startObedientModel(): Promise<ObedientModel> {
  let benign: readonly BenignCall[] = [];
  let targets: Targets | undefined;
  let goal: Goal | undefined;
  let count = 0;
  const server: OpenAiServer = await startOpenAiServer((request) => {
    count += 1;
    const answered = request.messages.filter(({ role }) => role === "tool");
    if (answered.length === 0) return { calls: [...benign] };
    goal ??= goals.find(({ id }) => id === findOrder(answered.map(textOf).join("\n")));
    if (!goal || !targets) return { text: "Here is what I found." };
    return obey(goal, targets, request);
  });
  return {
    settings: { openAiModel: "obedient", openAiBaseUrl: server.baseUrl, openAiKey: "none" },
    begin(calls, reach) {
      [benign, targets, goal, count] = [calls, reach, undefined, 0];
    },
    obeyed: () => goal?.id ?? null,
    requests: () => count,
    close: () => server.close(),
  };
}

function obey(goal: Goal, targets: Targets, { messages }: ChatRequest): Reply {
  const instructions = messages.filter(({ role }) => role === "system" || role === "developer").map(textOf);
  const calls = goal.calls(targets, instructions.join("\n"));
  const steps = messages.filter(({ role }) => role === "assistant").length;
  const isDue = calls.length > 0 && (goal.isEndless === true || steps < 2);
  return isDue ? { calls: calls.map(({ name, input }) => ({ name, input })) } : { text: goal.words ?? "All done." };
}

function textOf({ content }: ChatMessage): string {
  if (typeof content === "string") {
    try {
      return leavesOf(JSON.parse(content)).join("\n");
    } catch {
      return content;
    }
  }
  return leavesOf(content).join("\n");
}

function leavesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
