import type { LanguageModelV4CallOptions, LanguageModelV4Usage } from "@ai-sdk/provider";

/** What became of one request to a language model. */
export type ModelOutcome = "ok" | "failed" | "fell_back" | "aborted";

export type ModelCall = {
  model: string;
  outcome: ModelOutcome;
  /** Why it failed, in words. */
  reason: string | null;
  tokens: { input: number; cached: number; output: number };
  /** The server did not say how many tokens it were. */
  isEstimated: boolean;
  ms: number;
};

const lettersPerToken = 4;

export const estimateTokens = (letters: number): number => Math.ceil(letters / lettersPerToken);

/** What a call sends, in letters of its JSON. */
export function lettersSent({ prompt, tools }: LanguageModelV4CallOptions): number {
  return JSON.stringify(prompt).length + JSON.stringify(tools ?? []).length;
}

/** What the server counted, else what the letters come to. */
export function countTokens(
  usage: LanguageModelV4Usage | null,
  letters: { sent: number; received: number },
): Pick<ModelCall, "tokens" | "isEstimated"> {
  const input = usage?.inputTokens.total;
  const output = usage?.outputTokens.total;
  if (input === undefined || output === undefined) {
    const tokens = { input: estimateTokens(letters.sent), cached: 0, output: estimateTokens(letters.received) };
    return { tokens, isEstimated: true };
  }
  return { tokens: { input, cached: usage?.inputTokens.cacheRead ?? 0, output }, isEstimated: false };
}

export const noTokens: Pick<ModelCall, "tokens" | "isEstimated"> = {
  tokens: { input: 0, cached: 0, output: 0 },
  isEstimated: false,
};
