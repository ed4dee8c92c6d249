import { Readable } from "node:stream";
import { parseJsonEventStream, type UIMessageChunk, uiMessageChunkSchema } from "ai";

import type { Caller, ListedTool } from "@/server/cli/caller";
import { listChanges } from "@/tools/changes/list-changes";
import { AppError } from "@/tools/core/app-error";
import { createClock } from "@/tools/core/clock";
import { type Request, send } from "./send";

/** The tools of a server elsewhere, by its doors for programs. */
export function remoteCaller(url: string, bearer: () => Promise<string>): Caller {
  const ask = async (request: Request): Promise<Response> => send(url, await bearer(), request);
  const post = (path: string, body: unknown): Promise<Response> =>
    ask({ path, body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  const caller: Caller = {
    call: async (tool, input) => tool.output.parse(await caller.callNamed(tool.name, input)),
    callNamed: async (name, input) => (await post(`/api/tools/${encodeURIComponent(name)}`, input)).json(),
    async listTools() {
      const { tools } = (await (await ask({ method: "GET", path: "/api/tools" })).json()) as { tools: ListedTool[] };
      return tools;
    },
    async upload(name, body) {
      const headers = { "content-type": "application/octet-stream" };
      const path = `/api/files?name=${encodeURIComponent(name)}`;
      return (await ask({ path, body, headers })).json() as Promise<{ fileId: string }>;
    },
    async download(fileId) {
      const { body } = await ask({ method: "GET", path: `/api/files/${fileId}` });
      if (!body) throw new AppError("upstream_failed", `${url} sent an empty file.`);
      return Readable.fromWeb(body as never);
    },
    // The server's own runner does it.
    work: async () => undefined,
    async turn(request) {
      const { body } = await post("/api/chat", request);
      if (!body) throw new AppError("upstream_failed", `${url} sent no answer.`);
      return chunksOf(body);
    },
    changesOf: (conversationId) => readChanges(caller, conversationId),
    newId: createClock().newId,
  };
  return caller;
}

function chunksOf(body: ReadableStream<Uint8Array>): ReadableStream<UIMessageChunk> {
  return parseJsonEventStream({ stream: body, schema: uiMessageChunkSchema }).pipeThrough(
    new TransformStream({
      transform(part, controller) {
        if (!part.success) throw new AppError("upstream_failed", "The answer of the server cannot be read.");
        controller.enqueue(part.value);
      },
    }),
  );
}

/** What the conversation changed, as far as the key may read the change log; oldest first. */
async function readChanges(caller: Caller, conversationId: string): ReturnType<Caller["changesOf"]> {
  try {
    const { changeSets } = await caller.call(listChanges, { conversationId, limit: 100 });
    return changeSets
      .toReversed()
      .flatMap(({ changes }) => changes)
      .map((change) => ({ ...change, before: null, after: null }));
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return [];
    throw error;
  }
}
