import type { FastifyInstance } from "fastify";

import type { Atrium } from "@/server/atrium";
import { makeCookie } from "./cookies";
import { forward } from "./forward";
import { readSession, workspaceCookie } from "./identify";
import { inviteShape, joinAsKnown, joinAsNew, joinShape, viewInvitation } from "./join";
import type { SignInOptions } from "./sign-in-door";

/** The doors behind an invitation. Whoever comes through is signed in, in that workspace. */
export function joinDoors(app: FastifyInstance, atrium: Atrium, { auth, url, limits }: SignInOptions): void {
  app.post("/api/auth/join/view", async (request) => {
    await limits.byAddress(request.ip);
    const signedIn = await readSession(auth, request);
    return viewInvitation(atrium, inviteShape.parse(request.body), signedIn?.userId ?? null);
  });
  app.post("/api/auth/join", async (request, reply) => {
    await limits.byAddress(request.ip);
    const input = joinShape.parse(request.body);
    if (input.password === undefined) {
      const signedIn = await readSession(auth, request);
      await joinAsKnown(atrium, input, signedIn?.userId ?? "");
    } else {
      const hash = async (password: string): Promise<string> => (await auth.$context).password.hash(password);
      const body = await joinAsNew(atrium, hash, input);
      await forward(auth, url, { request, reply }, { path: "/sign-in/email", body });
    }
    void reply.header("set-cookie", makeCookie(workspaceCookie, input.workspace, url));
    return { joined: true };
  });
}
