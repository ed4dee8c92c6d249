import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";

import { EmptyAnswerError, SilenceError } from "./failures";

type Reader = ReadableStreamDefaultReader<LanguageModelV4StreamPart>;

/** The promise's answer, or an error when nothing came in time; `onLate` frees what was waited for. */
export async function within<T>(promise: PromiseLike<T>, milliseconds: number, onLate?: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new SilenceError(milliseconds));
      onLate?.();
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A pause that a stop ends at once. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const stop = (): void => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      done();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Reads until the model has said or called something: until then, asking again does nothing twice. */
export async function readUntilContent(reader: Reader, mayBeEmpty: boolean): Promise<LanguageModelV4StreamPart[]> {
  const parts: LanguageModelV4StreamPart[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new EmptyAnswerError("The stream ended without a word.");
    if (value.type === "error") throw value.error;
    parts.push(value);
    if (isContent(value)) return parts;
    if (value.type !== "finish") continue;
    if (mayBeEmpty && value.finishReason.unified === "stop") return parts;
    throw new EmptyAnswerError("The model finished without a word.");
  }
}

function isContent(part: LanguageModelV4StreamPart): boolean {
  if (part.type === "text-delta" || part.type === "reasoning-delta") return part.delta !== "";
  return part.type === "tool-input-start" || part.type === "tool-call";
}

/** How many letters of an answer a part holds, to estimate tokens where the server does not say. */
export function lettersOf(part: LanguageModelV4StreamPart): number {
  if (part.type === "text-delta" || part.type === "reasoning-delta" || part.type === "tool-input-delta")
    return part.delta.length;
  return 0;
}
