import type { FastifyInstance } from "fastify";
import { z } from "zod";

import type { Atrium } from "@/server/atrium";
import { completeFirstRun, completeRecovery, firstRunShape, recoverShape, viewLink } from "./first-run";
import { forward } from "./forward";
import type { SignInOptions } from "./sign-in-door";

const base = "/api/auth/first-run";

/** The doors behind the one-time link of an Admin. Whoever comes through is signed in. */
export function firstRunDoors(app: FastifyInstance, atrium: Atrium, { auth, url, limits }: SignInOptions): void {
  const hash = async (password: string): Promise<string> => (await auth.$context).password.hash(password);
  app.post(`${base}/view`, async (request) => {
    await limits.byAddress(request.ip);
    return viewLink(atrium, z.object({ token: z.string().max(200) }).parse(request.body).token);
  });
  app.post(base, async (request, reply) => {
    await limits.byAddress(request.ip);
    const input = firstRunShape.parse(request.body);
    const { email } = await completeFirstRun(atrium, hash, input);
    const body = { email, password: input.password };
    await forward(auth, url, { request, reply }, { path: "/sign-in/email", body });
    return { email };
  });
  app.post(`${base}/recover`, async (request, reply) => {
    await limits.byAddress(request.ip);
    const input = recoverShape.parse(request.body);
    const { email } = await completeRecovery(atrium, hash, input);
    await limits.succeeded("password", email);
    const body = { email, password: input.password };
    await forward(auth, url, { request, reply }, { path: "/sign-in/email", body });
    return { email };
  });
}
