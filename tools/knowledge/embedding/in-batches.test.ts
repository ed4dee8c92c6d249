import { describe, expect, test } from "vitest";

import { inBatches } from "./in-batches";

/** Each vector is the length of its text, so that a swapped one shows. */
async function run(lengths: number[], limits: { size: number; letters?: number }) {
  const batches: number[][] = [];
  const vectors = await inBatches(
    lengths.map((length) => "x".repeat(length)),
    {
      ...limits,
      run: async (batch) => {
        batches.push(batch.map(({ length }) => length));
        return batch.map(({ length }) => Float32Array.of(length));
      },
    },
  );
  return { batches, answered: vectors.map(([length]) => length) };
}

describe("texts in batches", () => {
  test("go by length and come back in their own order", async () => {
    const { batches, answered } = await run([5, 1, 4, 2, 3], { size: 2 });

    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
    expect(answered).toEqual([5, 1, 4, 2, 3]);
  });

  test("are fewer where they are long, and one alone where it is very long", async () => {
    const { batches, answered } = await run([100, 10, 10, 10, 40, 40, 40], { size: 16, letters: 80 });

    expect(batches).toEqual([[10, 10, 10], [40, 40], [40], [100]]);
    expect(answered).toEqual([100, 10, 10, 10, 40, 40, 40]);
  });

  test("may be none", async () => {
    expect(await run([], { size: 2 })).toEqual({ batches: [], answered: [] });
  });
});
