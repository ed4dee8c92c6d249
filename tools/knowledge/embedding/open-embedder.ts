import { builtInEmbedder, type Embedder } from "./embedder";
import { openRemoteEmbedder } from "./remote-embedder";
import { openSentenceEncoder } from "./sentence-encoder";

export type EmbedderSettings = {
  /** "built-in", or the name of a model of OpenAI or of the server at `openAiBaseUrl`. */
  embedder: string;
  openAiKey?: string | undefined;
  openAiBaseUrl?: string | undefined;
};

/** A key alone sends no text away: a remote model has to be named. */
export function openEmbedder({ embedder, openAiKey, openAiBaseUrl }: EmbedderSettings): Embedder {
  if (embedder === builtInEmbedder) return openSentenceEncoder();
  return openRemoteEmbedder({ model: embedder, apiKey: openAiKey, baseUrl: openAiBaseUrl });
}
