import { afterEach, describe, expect, test } from "vitest";

import {
  type EmbeddingReply,
  type EmbeddingRequest,
  type EmbeddingServer,
  startEmbeddingServer,
} from "@/tools/testing/embedding-server";
import { openRemoteEmbedder } from "./remote-embedder";

let server: EmbeddingServer;
afterEach(() => server.close());

const soon = { "retry-after-ms": "1" };

async function open(script?: (request: EmbeddingRequest, turn: number) => EmbeddingReply, timeoutMilliseconds = 5000) {
  server = await startEmbeddingServer(script);
  const { baseUrl } = server;
  return openRemoteEmbedder({ model: "text-embedding-3-small", apiKey: "a-key", baseUrl, timeoutMilliseconds });
}

const sizes = (): (number | undefined)[] => server.requests.map(({ dimensions }) => dimensions);

describe("an embedder of a remote service", () => {
  test("gives unit vectors of 512 dimensions in the order of the texts", async () => {
    const embedder = await open();

    const [one, two, three] = await embedder.embed(["a long text about sensors and their price", "sensors", "ships"]);

    const likeness = (other?: Float32Array) => one?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);
    expect(one).toHaveLength(embedder.dimensions);
    expect(Math.hypot(...(one ?? []))).toBeCloseTo(1, 5);
    expect(likeness(two)).toBeGreaterThan(0.3);
    expect(likeness(three)).toBe(0);
    expect(server.requests).toMatchObject([{ model: "text-embedding-3-small", dimensions: 512, key: "a-key" }]);
    expect(embedder.note).toBe(`text-embedding-3-small at ${new URL(server.baseUrl).host}`);
  });

  test("says whose model it is when there is no other server", async () => {
    server = await startEmbeddingServer();

    expect(openRemoteEmbedder({ model: "text-embedding-3-small", apiKey: "a-key" }).note).toBe(
      "text-embedding-3-small by OpenAI",
    );
  });

  test("sends batches of 64, cuts long texts, and sends no empty or broken one", async () => {
    const embedder = await open();
    const texts = [
      ...Array.from({ length: 130 }, (_, at) => `text ${at}`),
      "",
      " \n",
      "\ud83c",
      "word ".repeat(10_000),
    ];

    const vectors = await embedder.embed(texts);

    expect(vectors).toHaveLength(texts.length);
    expect(server.requests.map(({ input }) => input.length)).toEqual([64, 64, 6]);
    const sent = server.requests.flatMap(({ input }) => input);
    expect(Math.max(...sent.map((text) => text.length))).toBeLessThanOrEqual(4000);
    expect(sent.every((text) => text.trim() !== "" && text.isWellFormed())).toBe(true);
    expect(await embedder.embed([])).toEqual([]);
  });

  test("tries again when the service is busy or broken for a moment", async () => {
    const embedder = await open((_, turn) =>
      turn < 3 ? { status: [429, 503, 500][turn] ?? 500, headers: soon } : { well: true },
    );

    expect(await embedder.embed(["patience"])).toHaveLength(1);
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    [429, "rate_limited", /Wait a minute/],
    [500, "upstream_failed", /Try again later/],
    [401, "precondition_failed", /Set OPENAI_API_KEY/],
    [404, "precondition_failed", /has no model text-embedding-3-small/],
    [400, "upstream_failed", /does not take these texts/],
  ] as const)("explains an answer of %i", async (status, code, message) => {
    const embedder = await open(() => ({ status, headers: soon }));

    await expect(embedder.embed(["text"])).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("asks without dimensions where the server does not take them, and remembers", async () => {
    const vector = Array.from({ length: 512 }, (_, at) => at);
    const embedder = await open(({ dimensions, input }) =>
      dimensions ? { status: 400 } : { vectors: input.map(() => vector) },
    );

    await embedder.embed(["one"]);
    await embedder.embed(["two"]);

    expect(sizes()).toEqual([512, undefined, undefined]);
  });

  test.each([
    ["too few vectors", { vectors: [new Array(512).fill(1)] }, /another number of vectors than of texts/],
    [
      "vectors of another size",
      { vectors: [new Array(512).fill(1), new Array(768).fill(1)] },
      /a vector of 768 dimensions/,
    ],
    [
      "a vector without a direction",
      { vectors: [new Array(512).fill(0), new Array(512).fill(1)] },
      /without a direction/,
    ],
  ])("refuses %s", async (_, reply, message) => {
    const embedder = await open(() => reply);

    await expect(embedder.embed(["one", "two"])).rejects.toMatchObject({
      code: "upstream_failed",
      message: expect.stringMatching(message),
    });
  });

  test("refuses what is no answer", async () => {
    const embedder = await open(() => ({ garbage: true }));

    await expect(embedder.embed(["one"])).rejects.toMatchObject({ code: "upstream_failed" });
  });

  test("stops waiting for a silent service", async () => {
    const embedder = await open(() => ({ silence: true }), 100);

    await expect(embedder.embed(["one"])).rejects.toMatchObject({ message: expect.stringMatching(/took too long/) });
  });

  test("stops when it is called off, and when it is closed", async () => {
    const stop = new AbortController();
    const embedder = await open(() => ({ silence: true }));
    const calledOff = embedder.embed(["one"], { signal: stop.signal });
    const cutShort = embedder.embed(["two"]);

    stop.abort(new Error("called off"));

    await expect(calledOff).rejects.toThrow("called off");
    await Promise.all([expect(cutShort).rejects.toMatchObject({ code: "precondition_failed" }), embedder.close()]);
    await expect(embedder.embed(["three"])).rejects.toMatchObject({ code: "precondition_failed" });
  });

  test("says so when nobody listens", async () => {
    server = await startEmbeddingServer();
    await server.close();
    const embedder = openRemoteEmbedder({ model: "a-model", baseUrl: server.baseUrl, retries: 0 });

    await expect(embedder.embed(["one"])).rejects.toMatchObject({
      code: "upstream_failed",
      message: expect.stringMatching(/cannot be reached.*Check OPENAI_BASE_URL/),
    });
  });
});
