import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";
import { identifySignedIn, readSession } from "./identify";
import { endKey, makeKey, newKeyShape, viewKeys } from "./keys";
import type { SignInOptions } from "./sign-in-door";

const idShape = z.object({ id: z.uuid() });

/** The keys of the workspace that one is in. Only somebody who signed in makes or ends one: no key makes keys. */
export function keyDoors(
  app: FastifyInstance,
  atrium: Atrium,
  { auth, limits, now }: SignInOptions & { now: () => Date },
): void {
  const open = async (request: FastifyRequest) => {
    const signedIn = await readSession(auth, request);
    const identity = signedIn && (await identifySignedIn(atrium, auth, request));
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    return { identity, signedIn, now: now() };
  };
  app.get("/api/auth/keys", async (request) => viewKeys(await open(request)));
  app.post("/api/auth/keys", async (request) => {
    await limits.byAddress(request.ip);
    return makeKey(await open(request), newKeyShape.parse(request.body));
  });
  app.post("/api/auth/keys/revoke", async (request) => {
    await endKey(await open(request), idShape.parse(request.body).id);
    return { done: true };
  });
}
