import type { Embedder } from "./embedder";
import { inBatches } from "./in-batches";
import { readableText } from "./readable-text";
import { toUnitLength } from "./unit-length";
import { openWorkerLine } from "./worker-line";

const dimensions = 512;
/** More texts at once gain nothing where they are long, and a question would wait for all of them. */
const batchSize = 16;
const batchLetters = 2400;
const idleMilliseconds = 60_000;

/** The model reads 128 word pieces, about 110 words; time to split a text grows with the square of its length. */
const longest = 1200;

/** To the model a line break is an unknown letter. */
const lineBreaks = /\s+/g;

/** Universal Sentence Encoder Lite: small, offline, English. The worker and the model start with the first text. */
export function openSentenceEncoder(): Embedder {
  const line = openWorkerLine<string[], Float32Array[]>({
    file: new URL("./sentence-worker.ts", import.meta.url),
    failed:
      "The built-in text encoder stopped. Try again; if it stops again, look into the log and at the memory that is free.",
    closed: "The text encoder is closed because Atrium is stopping. Start Atrium and try again.",
    idleMilliseconds,
  });

  return {
    model: "universal-sentence-encoder-lite",
    dimensions,
    note: "Built in, English, on this machine",
    async embed(texts, { signal, isBackground } = {}) {
      const vectors = await inBatches(
        texts.map((text) => readableText(text.slice(0, 2 * longest).replace(lineBreaks, " "), longest)),
        {
          size: batchSize,
          letters: batchLetters,
          run: (batch) => line.ask(batch, { signal, isBackground }),
        },
      );
      return vectors.map(toUnitLength);
    },
    close: () => line.close(),
  };
}
