import { describe, expect, test } from "vitest";

import { startEmbeddingServer } from "@/tools/testing/embedding-server";
import { openEmbedder } from "./open-embedder";

describe("opening the embedder of the settings", () => {
  test("keeps texts on this machine unless a model is named, whatever else is set", async () => {
    const embedder = openEmbedder({ embedder: "built-in", openAiKey: "a-key", openAiBaseUrl: "http://127.0.0.1:1/v1" });

    expect(embedder).toMatchObject({ dimensions: 512, note: "Built in, English, on this machine" });
    await embedder.close();
  });

  test("uses the named model of the server that is set", async () => {
    const server = await startEmbeddingServer();
    const embedder = openEmbedder({ embedder: "a-model", openAiBaseUrl: server.baseUrl });

    const vectors = await embedder.embed(["text"]);

    expect(vectors).toHaveLength(1);
    expect(server.requests).toMatchObject([{ model: "a-model", input: ["text"] }]);
    await server.close();
  });
});
