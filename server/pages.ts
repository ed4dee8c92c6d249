import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import type { FastifyInstance } from "fastify";
import next from "next";

export type Pages = { close(): Promise<void> };

/** Next in the same process, as the last route; it reads the raw body itself. */
export async function servePages(
  app: FastifyInstance,
  options: { isDev: boolean; hostname: string; port: number; directory: string },
): Promise<Pages> {
  // Next ends every upgrade that it does not know, so it only sees its own.
  const upgrades = new EventEmitter();
  app.server.on("upgrade", (request, socket, head) => {
    if (request.url?.startsWith("/_next/")) upgrades.emit("upgrade", request, socket, head);
    else socket.destroy();
  });
  const pages = next({
    dev: options.isDev,
    dir: options.directory,
    hostname: options.hostname,
    port: options.port,
    httpServer: upgrades as unknown as Server,
    ...(options.isDev ? { turbopack: true } : {}),
  });
  const handle = pages.getRequestHandler();
  await pages.prepare();
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.all("/*", (request, reply) => {
      reply.hijack();
      void handle(request.raw, reply.raw);
    });
  });
  return { close: () => pages.close() };
}
