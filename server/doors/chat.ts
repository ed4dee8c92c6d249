import { pipeUIMessageStreamToResponse } from "ai";
import type { FastifyInstance } from "fastify";

import { runTurn } from "@/agent/turn/run-turn";
import { turnRequestShape } from "@/agent/turn/turn-types";
import type { Atrium } from "@/server/atrium";
import { requirePermission } from "@/tools/core/run-tool";
import type { Identify } from "./identify";

/** The conversation's door: one turn a request, streamed as the AI SDK's UI messages. */
export function chatDoor(app: FastifyInstance, atrium: Atrium, identify: Identify): void {
  app.post("/api/chat", async (request, reply) => {
    const { environment, actor } = await identify(request, reply);
    requirePermission(actor, "conversations:write");
    const body = turnRequestShape.parse(request.body);
    const abort = new AbortController();
    reply.raw.on("close", () => abort.abort());
    const stream = await runTurn({ environment, actor, door: "chat" }, body, {
      models: atrium.models,
      abortSignal: abort.signal,
      log: (error) => request.log.error(error),
    });
    reply.hijack();
    await pipeUIMessageStreamToResponse({ response: reply.raw, stream });
  });
}
