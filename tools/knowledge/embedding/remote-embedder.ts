import { createOpenAI } from "@ai-sdk/openai";
import { embedMany } from "ai";

import { AppError } from "@/tools/core/app-error";
import type { Embedder } from "./embedder";
import { inBatches } from "./in-batches";
import { readableText } from "./readable-text";
import { doesNotTakeDimensions, explainRemoteFailure, wrongVectors } from "./remote-failure";
import { toUnitLength } from "./unit-length";

export type RemoteEmbedderOptions = {
  model: string;
  apiKey?: string | undefined;
  /** Any server that speaks OpenAI's embeddings. */
  baseUrl?: string | undefined;
  /** Of one batch, with all its tries. */
  timeoutMilliseconds?: number;
  /** After a refusal that may pass; waits of 2, 4 and 8 seconds, or as long as the service says. */
  retries?: number;
};

const dimensions = 512;
const batchSize = 64;
/** OpenAI takes 8,191 tokens a text; the densest scripts have two to a letter. */
const longest = 4000;

/** A model of OpenAI or of a server that speaks as OpenAI does. Texts leave this machine for there. */
export function openRemoteEmbedder({
  model,
  apiKey,
  baseUrl,
  timeoutMilliseconds = 60_000,
  retries = 3,
}: RemoteEmbedderOptions): Embedder {
  const openai = createOpenAI({ apiKey: apiKey ?? "none", ...(baseUrl ? { baseURL: baseUrl } : {}) });
  const service = baseUrl ? `The server at ${new URL(baseUrl).host}` : "OpenAI";
  const closing = new AbortController();
  let asksForDimensions = true;

  /** A server that knows nothing of dimensions may have a model of the right size all the same. */
  async function request(values: string[], abortSignal: AbortSignal): Promise<number[][]> {
    const options = { model: openai.embedding(model), values, abortSignal, maxRetries: retries };
    if (!asksForDimensions) return (await embedMany(options)).embeddings;
    try {
      return (await embedMany({ ...options, dimensions })).embeddings;
    } catch (error) {
      if (!doesNotTakeDimensions(error)) throw error;
      const { embeddings } = await embedMany(options);
      asksForDimensions = false;
      return embeddings;
    }
  }

  function check(vectors: number[][]): Float32Array[] {
    return vectors.map((vector) => {
      if (vector.length !== dimensions)
        throw wrongVectors(`a vector of ${vector.length} dimensions`, { service, model });
      if (!vector.some((value) => value !== 0)) throw wrongVectors("a vector without a direction", { service, model });
      return toUnitLength(Float32Array.from(vector));
    });
  }

  return {
    model,
    dimensions,
    note: baseUrl ? `${model} at ${new URL(baseUrl).host}` : `${model} by OpenAI`,
    async embed(texts, { signal } = {}) {
      const readable = texts.map((text) => readableText(text, longest));
      return inBatches(readable, {
        size: batchSize,
        async run(batch) {
          const patience = AbortSignal.timeout(timeoutMilliseconds);
          try {
            signal?.throwIfAborted();
            closing.signal.throwIfAborted();
            const until = AbortSignal.any([patience, closing.signal, ...(signal ? [signal] : [])]);
            return check(await request(batch, until));
          } catch (error) {
            signal?.throwIfAborted();
            closing.signal.throwIfAborted();
            throw explainRemoteFailure(error, { service, model, isLate: patience.aborted });
          }
        },
      });
    },
    async close() {
      closing.abort(
        new AppError(
          "precondition_failed",
          "The text encoder is closed because Atrium is stopping. Start Atrium and try again.",
        ),
      );
    },
  };
}
