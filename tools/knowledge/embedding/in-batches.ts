export type Batches = {
  /** Texts in a batch at most. */
  size: number;
  /** Letters in a batch at most, each text counted as the longest, unless one alone has more. */
  letters?: number;
  run(batch: string[]): Promise<Float32Array[]>;
};

/** A batch costs what its longest text costs, so texts go by length; the vectors come back in the order of the texts. */
export async function inBatches(texts: string[], batches: Batches): Promise<Float32Array[]> {
  const order = texts.map((text, at) => ({ text, at })).sort((one, other) => one.text.length - other.text.length);
  const vectors = new Array<Float32Array>(texts.length);
  let start = 0;
  while (start < order.length) {
    const batch = order.slice(start, endOfBatch(order, start, batches));
    start += batch.length;
    const answers = await batches.run(batch.map(({ text }) => text));
    answers.forEach((vector, index) => {
      const place = batch[index];
      if (place) vectors[place.at] = vector;
    });
  }
  return vectors;
}

function endOfBatch(order: { text: string }[], start: number, { size, letters = Infinity }: Batches): number {
  let end = start + 1;
  while (end < order.length && end - start < size) {
    const longest = order[end]?.text.length ?? 0;
    if (longest * (end - start + 1) > letters) break;
    end += 1;
  }
  return end;
}
