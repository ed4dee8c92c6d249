import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart, LanguageModelV4Usage } from "@ai-sdk/provider";

import type { ChainLink, ChainOptions } from "./chain-model";
import { BrokenOffError, ModelFailure, toFailure } from "./failures";
import { countTokens, lettersSent, type ModelOutcome } from "./model-call";
import { nameOf } from "./models";
import { lettersOf, within } from "./timed-stream";

type Watched = {
  link: ChainLink;
  call: LanguageModelV4CallOptions;
  options: ChainOptions;
  /** What was read to see that it answers. */
  first: LanguageModelV4StreamPart[];
  reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart>;
  elapsed(): number;
};

/** An answer that has begun: passed on as it comes, counted, and named when it breaks off. */
export function watchStream({
  link,
  call,
  options,
  first,
  reader,
  elapsed,
}: Watched): ReadableStream<LanguageModelV4StreamPart> {
  let received = 0;
  let isRecorded = false;
  let isCancelled = false;
  const record = async (outcome: ModelOutcome, reason: string | null, usage: LanguageModelV4Usage | null) => {
    if (isRecorded) return;
    isRecorded = true;
    const counted = countTokens(usage, { sent: lettersSent(call), received });
    await options.onCall({ model: link.info.id, outcome, reason, ms: elapsed(), ...counted });
  };
  const next = async (): Promise<LanguageModelV4StreamPart | null> => {
    const kept = first.shift();
    if (kept) return kept;
    const { done, value } = await within(reader.read(), options.limits.chunkMs);
    return done ? null : value;
  };
  return new ReadableStream<LanguageModelV4StreamPart>(
    {
      async pull(controller) {
        try {
          const part = await next();
          if (part?.type === "error") throw part.error;
          if (part === null) {
            if (!isRecorded) throw new BrokenOffError("The stream ended too early.");
            return controller.close();
          }
          received += lettersOf(part);
          if (part.type === "finish") {
            if (["interrupted", "error"].includes(part.finishReason.unified))
              throw new BrokenOffError("The stream ended too early.");
            await record("ok", null, part.usage);
          }
          controller.enqueue(part);
        } catch (error) {
          if (isCancelled) return;
          void reader.cancel().catch(() => undefined);
          if (call.abortSignal?.aborted) {
            await record("aborted", "stopped", null);
            return controller.error(error);
          }
          const { reason } = toFailure(error);
          await record("failed", reason, null);
          options.onBreak(link.info, reason);
          controller.enqueue({ type: "error", error: new ModelFailure(breakWords(link, reason)) });
          controller.close();
        }
      },
      async cancel(why) {
        isCancelled = true;
        await reader.cancel(why).catch(() => undefined);
        await record("aborted", "stopped", null);
      },
    },
    { highWaterMark: 0 },
  );
}

function breakWords({ info }: ChainLink, reason: string): string {
  return `${nameOf(info)} broke off in the middle (${reason}). What came is kept and nothing is done twice: say “go on” to continue.`;
}
