import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

import { endKey, type KeyOwner, makeKey, newKeyShape, viewKeys } from "./keys";
import type { Limits } from "./limits";

const idShape = z.object({ id: z.uuid() });

type KeyDoorOptions = {
  limits: Limits;
  now: () => Date;
  /** Who signed in; refuses everybody else, and keys too. */
  open(request: FastifyRequest): Promise<KeyOwner>;
};

/** The keys of the workspace that one is in. Only somebody who signed in makes or ends one: no key makes keys. */
export function keyDoors(app: FastifyInstance, { limits, now, open }: KeyDoorOptions): void {
  const asking = async (request: FastifyRequest) => ({ ...(await open(request)), now: now() });
  app.get("/api/auth/keys", async (request) => viewKeys(await asking(request)));
  app.post("/api/auth/keys", async (request) => {
    await limits.byAddress(request.ip);
    return makeKey(await asking(request), newKeyShape.parse(request.body));
  });
  app.post("/api/auth/keys/revoke", async (request) => {
    await endKey(await asking(request), idShape.parse(request.body).id);
    return { done: true };
  });
}
