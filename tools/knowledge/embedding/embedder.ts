/** Turns texts into vectors whose nearness is nearness of meaning. */
export type Embedder = {
  /** Stored with every vector; vectors of different models are never compared. */
  model: string;
  dimensions: number;
  /** What a person is told: "Built in, English, on this machine" or "text-embedding-3-small by OpenAI". */
  note: string;
  /** Unit-length vectors in the order of the texts. Long texts are cut to what the model takes. */
  embed(texts: string[], options?: EmbedOptions): Promise<Float32Array[]>;
  close(): Promise<void>;
};

/** `isBackground`: nobody waits for it, so whatever somebody does wait for goes first. */
export type EmbedOptions = { signal?: AbortSignal; isBackground?: boolean };

/** The setting that keeps texts on this machine. */
export const builtInEmbedder = "built-in";
