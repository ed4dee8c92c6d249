import { APICallError } from "ai";

/** Why a model gave no answer, in words for a person, and whether asking again can help. */
export type Failure = { reason: string; isRetryable: boolean; retryAfterMs: number | null };

/** Nothing came for this long. */
export class SilenceError extends Error {
  override name = "SilenceError";
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    super(`Nothing came for ${milliseconds} ms.`);
    this.milliseconds = milliseconds;
  }
}

/** The answer ended before the model said that it was done. */
export class BrokenOffError extends Error {
  override name = "BrokenOffError";
}

/** The model said nothing and called nothing. */
export class EmptyAnswerError extends Error {
  override name = "EmptyAnswerError";
}

/** No model of the chain answered; the message is for the person. */
export class ModelFailure extends Error {
  override name = "ModelFailure";
}

/** Texts of a model's server are not passed on: they can hold a part of the key. */
export function toFailure(error: unknown): Failure {
  if (APICallError.isInstance(error)) {
    const { statusCode, responseHeaders, isRetryable } = error;
    if (statusCode === undefined || statusCode < 400)
      return { reason: "no connection", isRetryable, retryAfterMs: null };
    return { reason: statusWords(statusCode), isRetryable, retryAfterMs: retryAfter(responseHeaders ?? {}) };
  }
  const again = { isRetryable: true, retryAfterMs: null };
  if (error instanceof SilenceError) return { reason: `silent for ${error.milliseconds / 1000} s`, ...again };
  if (error instanceof EmptyAnswerError) return { reason: "an empty answer", ...again };
  if (error instanceof BrokenOffError) return { reason: "the connection broke off", ...again };
  if (isLostConnection(error)) return { reason: "no connection", ...again };
  return { reason: "an answer that cannot be read", ...again };
}

function statusWords(status: number): string {
  if (status === 429) return "429, too many requests";
  if (status === 401 || status === 403) return `${status}, the key was refused`;
  if (status === 404) return "404, no such model or address";
  if (status === 413) return "413, the request was too long";
  return status < 500 ? `${status}, the request was refused` : `${status}, an error of its server`;
}

/** Milliseconds, seconds or a date, as servers send it. */
function retryAfter(headers: Record<string, string>): number | null {
  const exact = Number.parseFloat(headers["retry-after-ms"] ?? "");
  if (exact >= 0) return exact;
  const given = headers["retry-after"];
  if (given === undefined) return null;
  const seconds = Number(given);
  const wait = Number.isNaN(seconds) ? Date.parse(given) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function isLostConnection(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(Connection|ECONN|EPIPE|ETIMEDOUT|FailedToOpenSocket|UND_ERR)/.test(code) || error instanceof TypeError;
}
