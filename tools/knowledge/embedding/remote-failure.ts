import { APICallError, InvalidResponseDataError, RetryError } from "ai";

import { AppError } from "@/tools/core/app-error";

type Circumstances = { service: string; model: string };

/** What a person reads when a service gave no vectors: what happened and which setting or wait helps. */
export function explainRemoteFailure(
  error: unknown,
  { service, model, isLate }: Circumstances & { isLate: boolean },
): AppError {
  if (error instanceof AppError) return error;
  // The SDK counts what came.
  if (InvalidResponseDataError.isInstance(error))
    return wrongVectors("another number of vectors than of texts", { service, model });
  const status = statusOf(error);
  const options = { cause: error };
  if (isLate)
    return new AppError(
      "upstream_failed",
      `${service} took too long to turn texts into vectors. Try again later.`,
      options,
    );
  if (status === 429)
    return new AppError(
      "rate_limited",
      `${service} takes no more requests for now, or the account has no credit left. Wait a minute and try again.`,
      options,
    );
  if (status === 401 || status === 403)
    return new AppError(
      "precondition_failed",
      `${service} refuses the key. Set OPENAI_API_KEY to one that may use ${model}.`,
      options,
    );
  if (status === 404)
    return new AppError(
      "precondition_failed",
      `${service} has no model ${model} for embeddings. Set ATRIUM_EMBEDDER to one that it has, or to built-in.`,
      options,
    );
  if (status === 400 || status === 413 || status === 422)
    return new AppError(
      "upstream_failed",
      `${service} does not take these texts for ${model}. Set ATRIUM_EMBEDDER to a model for embeddings, or to built-in.`,
      options,
    );
  if (status === undefined && APICallError.isInstance(lastOf(error)))
    return new AppError(
      "upstream_failed",
      `${service} cannot be reached. Check OPENAI_BASE_URL and the network, then try again.`,
      options,
    );
  return new AppError("upstream_failed", `${service} could not turn texts into vectors. Try again later.`, options);
}

export function wrongVectors(what: string, { service, model }: Circumstances): AppError {
  return new AppError(
    "upstream_failed",
    `${service} gave ${what} by ${model}. Set ATRIUM_EMBEDDER to a model for embeddings that gives 512 dimensions, such as text-embedding-3-small, or to built-in.`,
  );
}

export function doesNotTakeDimensions(error: unknown): boolean {
  const status = statusOf(error);
  return status === 400 || status === 422;
}

function statusOf(error: unknown): number | undefined {
  const last = lastOf(error);
  return APICallError.isInstance(last) ? last.statusCode : undefined;
}

/** The SDK puts a list of tries around what went wrong. */
function lastOf(error: unknown): unknown {
  return RetryError.isInstance(error) ? error.lastError : error;
}
