import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type EmbeddingRequest = { model: string; input: string[]; dimensions?: number; key: string | undefined };

/** What the server does with a request: answer it as it should, with other vectors, with a failure, or not at all. */
export type EmbeddingReply =
  | { well: true }
  | { vectors: number[][] }
  | { status: number; headers?: Record<string, string> }
  | { garbage: true }
  | { silence: true };

export type EmbeddingServer = { baseUrl: string; requests: EmbeddingRequest[]; close(): Promise<void> };

const ownDimensions = 768;

/** A local server that speaks OpenAI's embeddings; texts that share words have vectors that are near. */
export async function startEmbeddingServer(
  script: (request: EmbeddingRequest, turn: number) => EmbeddingReply = () => ({ well: true }),
): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      if (incoming.url !== "/v1/embeddings") return fail(response, { status: 404 });
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Omit<EmbeddingRequest, "key">;
      const request = { ...body, key: incoming.headers.authorization?.replace("Bearer ", "") };
      requests.push(request);
      answer(response, request, script(request, requests.length - 1));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function answer(response: ServerResponse, request: EmbeddingRequest, reply: EmbeddingReply): void {
  if ("silence" in reply) return;
  if ("status" in reply) {
    fail(response, reply);
    return;
  }
  response.writeHead(200, { "content-type": "application/json" });
  if ("garbage" in reply) {
    response.end("{this is not json");
    return;
  }
  const vectors =
    "vectors" in reply
      ? reply.vectors
      : request.input.map((text) => wordVector(text, request.dimensions ?? ownDimensions));
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  const usage = { prompt_tokens: request.input.length, total_tokens: request.input.length };
  response.end(JSON.stringify({ object: "list", model: request.model, data, usage }));
}

function fail(
  response: ServerResponse,
  { status, headers = {} }: { status: number; headers?: Record<string, string> },
): void {
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(JSON.stringify({ error: { message: "This is not possible.", type: "error" } }));
}

/** Counts words by a place of their own; not of unit length, as some models' vectors are not. */
function wordVector(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/\w+/g) ?? ["none"]) {
    let place = 0;
    for (const letter of word) place = (place * 31 + letter.charCodeAt(0)) % dimensions;
    vector[place] = (vector[place] ?? 0) + 3;
  }
  return vector;
}
