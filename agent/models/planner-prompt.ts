import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";

/** The planner counts the calls of a turn as its own clauses; what a language model looked up before it gave up is left out. */
export function withoutForeignSteps(
  call: LanguageModelV4CallOptions,
  foreign: { from: number; to: number } | null,
): LanguageModelV4CallOptions {
  if (!foreign) return call;
  return { ...call, prompt: call.prompt.filter((_, place) => place < foreign.from || place >= foreign.to) };
}
