import type {
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
} from "@ai-sdk/provider";

import type { ChainLink, ChainOptions } from "./chain-model";
import { type Failure, SilenceError, toFailure } from "./failures";
import { countTokens, lettersSent, noTokens } from "./model-call";
import { pause, readUntilContent, within } from "./timed-stream";
import { watchStream } from "./watch-stream";

/** One model, asked again within the limits as long as it has not begun to answer; or why it did not. */
export async function askModel(
  link: ChainLink,
  given: LanguageModelV4CallOptions,
  options: ChainOptions,
  mayFallBack: boolean,
): Promise<LanguageModelV4StreamResult | { reason: string }> {
  const { limits } = options;
  const call = await options.prepare(link, given);
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    const elapsed = options.startTimer();
    try {
      const { first, reader } = await open(link, call, limits.firstMs);
      return { stream: watchStream({ link, call, options, first, reader, elapsed }) };
    } catch (error) {
      const isStopped = given.abortSignal?.aborted === true;
      const failure = toFailure(error);
      const wait = failure.retryAfterMs ?? limits.pauseMs * 3 ** (attempt - 1);
      const isOver = attempt >= limits.attempts || !failure.isRetryable || waited + wait > limits.longestPauseMs;
      await options.onCall({
        model: link.info.id,
        outcome: isStopped ? "aborted" : isOver && mayFallBack ? "fell_back" : "failed",
        reason: isStopped ? "stopped" : failure.reason,
        ms: elapsed(),
        ...(wasWorking(error, isStopped) ? countTokens(null, { sent: lettersSent(call), received: 0 }) : noTokens),
      });
      if (isStopped) throw error;
      if (isOver) return { reason: reasonAfter(failure, attempt) };
      waited += wait;
      await pause(wait, given.abortSignal);
    }
  }
}

type Opened = { first: LanguageModelV4StreamPart[]; reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart> };

async function open(link: ChainLink, call: LanguageModelV4CallOptions, firstMs: number): Promise<Opened> {
  const late = new AbortController();
  const abortSignal = call.abortSignal ? AbortSignal.any([call.abortSignal, late.signal]) : late.signal;
  const begin = async (): Promise<Opened> => {
    const { stream } = await link.model.doStream({ ...call, abortSignal });
    const reader = stream.getReader();
    // After its own tools a model may have nothing to add; to a person it has.
    return { reader, first: await readUntilContent(reader, call.prompt.at(-1)?.role === "tool") };
  };
  return within(begin(), firstMs, () => late.abort());
}

/** A server that was silent, or was stopped, may have worked for its money. */
function wasWorking(error: unknown, isStopped: boolean): boolean {
  return isStopped || error instanceof SilenceError;
}

function reasonAfter({ reason }: Failure, attempts: number): string {
  return attempts > 1 ? `${reason}, asked ${attempts} times` : reason;
}
