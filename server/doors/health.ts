import type { FastifyInstance } from "fastify";

import type { Atrium } from "@/server/atrium";

/** Alive is the process answering; ready is the database answering too. */
export function healthDoor(app: FastifyInstance, atrium: Atrium): void {
  app.get("/api/health", async () => ({ status: "ok", version: atrium.version }));
  app.get("/api/ready", async (request, reply) => {
    try {
      await atrium.db.transaction({ isReadOnly: true }, (session) => session.query("select 1"));
      return { status: "ready", version: atrium.version, database: atrium.db.driver };
    } catch (error) {
      request.log.warn(error);
      return reply.status(503).send({ status: "unavailable", version: atrium.version, database: atrium.db.driver });
    }
  });
}
