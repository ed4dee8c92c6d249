import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Embedder } from "./embedder";
import { openSentenceEncoder } from "./sentence-encoder";

const likeness = (one: Float32Array | undefined, other: Float32Array | undefined): number =>
  one && other ? one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0) : Number.NaN;

let encoder: Embedder;
beforeAll(() => {
  encoder = openSentenceEncoder();
});
afterAll(() => encoder.close());

describe("the built-in sentence encoder", () => {
  test("puts the same thing said in other words nearer than another subject", async () => {
    const [asked, near, far] = await encoder.embed([
      "How long may a customer wait before paying?",
      "Invoices are due within thirty days.",
      "The antenna withstands rain and dust.",
    ]);

    expect(likeness(asked, near)).toBeGreaterThan(likeness(asked, far) + 0.1);
  });

  test("gives unit vectors of its dimensions in the order of the texts, whatever their length and batch", async () => {
    const texts = Array.from({ length: 37 }, (_, at) => `Order ${at} ${"of sensors ".repeat((at * 7) % 11)}`);

    const together = await encoder.embed(texts);

    expect(together).toHaveLength(37);
    for (const vector of together) {
      expect(vector).toHaveLength(encoder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
    const alone = await Promise.all([0, 10, 36].map((at) => encoder.embed([texts[at] ?? ""])));
    for (const [index, at] of [0, 10, 36].entries())
      expect(likeness(together[at], alone[index]?.[0])).toBeCloseTo(1, 4);
  });

  test("takes texts that are empty, blank, foreign, broken or very long, also at the end of a batch", async () => {
    const odd = [
      "",
      "plain",
      " \n\t",
      "日本語のテキスト",
      "🎉",
      "\ud83c",
      "\u0000",
      "𝒳".repeat(700),
      "x".repeat(100_000),
      "",
    ];

    const vectors = await encoder.embed(odd);

    expect(vectors).toHaveLength(odd.length);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(await encoder.embed([])).toEqual([]);
    expect((await encoder.embed([""]))[0]).toHaveLength(encoder.dimensions);
  });

  test("reads a line break as a space", async () => {
    const [broken, whole] = await encoder.embed(["terms of\n  payment", "terms of payment"]);

    expect(likeness(broken, whole)).toBeCloseTo(1, 5);
  });

  test("passes over what stands behind its 128 word pieces, so long texts have to be cut before", async () => {
    const words = "the customer asked whether the delivery could be moved to the second week of march ".repeat(9);

    const [whole, longer, other] = await encoder.embed([words, `${words} and rain`, `a refund and ${words}`]);

    expect(likeness(whole, longer)).toBeCloseTo(1, 6);
    expect(likeness(whole, other)).toBeLessThan(0.999);
  });

  test("leaves the thread of the server free while it works", async () => {
    let longestPause = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longestPause = Math.max(longestPause, performance.now() - last);
      last = performance.now();
    }, 5);
    const started = performance.now();

    await encoder.embed(
      Array.from({ length: 16 }, () => "the delivery of sensors in the second week of March ".repeat(10)),
    );
    clearInterval(beat);

    expect(longestPause).toBeLessThan((performance.now() - started) / 2);
  });

  test("lets a question pass between the batches of a long job", async () => {
    const order: string[] = [];
    const texts = Array.from({ length: 96 }, (_, at) => `Line ${at} of a long document`);

    await Promise.all([
      encoder.embed(texts).then(() => order.push("job")),
      encoder.embed(["a question"]).then(() => order.push("question")),
    ]);

    expect(order).toEqual(["question", "job"]);
  });

  test("stops waiting when it is called off", async () => {
    const stop = new AbortController();
    const pending = encoder.embed(
      Array.from({ length: 64 }, (_, at) => `Text ${at}`),
      { signal: stop.signal },
    );

    stop.abort(new Error("called off"));

    await expect(pending).rejects.toThrow("called off");
    expect(await encoder.embed(["and goes on"])).toHaveLength(1);
  });

  test("lets a process end that forgot to close it", async () => {
    const file = new URL("./sentence-encoder.ts", import.meta.url).pathname;
    const script = `const { openSentenceEncoder } = await import(${JSON.stringify(file)});
      process.stdout.write(String((await openSentenceEncoder().embed(["warm"])).length));`;

    const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"], timeout: 20_000 });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
    const [code] = await once(child, "exit");

    expect({ code, output }).toEqual({ code: 0, output: "1" });
  });

  test("refuses after it was closed, in the middle of its work too", async () => {
    const other = openSentenceEncoder();
    const pending = other.embed(Array.from({ length: 64 }, (_, at) => `Text ${at}`));

    await Promise.all([expect(pending).rejects.toMatchObject({ code: "precondition_failed" }), other.close()]);

    await expect(other.embed(["late"])).rejects.toMatchObject({ code: "precondition_failed" });
  });
});
