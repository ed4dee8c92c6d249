export type Batches = { size: number; run(batch: string[]): Promise<Float32Array[]> };

/** A batch costs what its longest text costs, so texts go by length; the vectors come back in the order of the texts. */
export async function inBatches(texts: string[], { size, run }: Batches): Promise<Float32Array[]> {
  const order = texts.map((text, at) => ({ text, at })).sort((one, other) => one.text.length - other.text.length);
  const vectors = new Array<Float32Array>(texts.length);
  for (let start = 0; start < order.length; start += size) {
    const batch = order.slice(start, start + size);
    const answers = await run(batch.map(({ text }) => text));
    answers.forEach((vector, index) => {
      const place = batch[index];
      if (place) vectors[place.at] = vector;
    });
  }
  return vectors;
}
