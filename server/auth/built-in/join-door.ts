import type { FastifyInstance, FastifyRequest } from "fastify";

import type { Atrium } from "@/server/atrium";
import { makeCookie } from "./cookies";
import { forward } from "./forward";
import { readSession, workspaceCookie } from "./identify";
import { inviteShape, joinAsKnown, joinAsNew, joinShape, viewInvitation } from "./join";
import type { SignInOptions } from "./sign-in-door";

/** The doors behind an invitation. Whoever comes through is signed in, in that workspace. */
export function joinDoors(app: FastifyInstance, atrium: Atrium, { auth, url, limits }: SignInOptions): void {
  // A provider speaks for its own workspace, so whom it let in does not join another.
  const whoJoins = async (request: FastifyRequest): Promise<string | null> => {
    const signedIn = await readSession(auth, request);
    return signedIn && signedIn.workspaceId === null ? signedIn.userId : null;
  };
  app.post("/api/auth/join/view", async (request) => {
    await limits.byAddress(request.ip);
    return viewInvitation(atrium, inviteShape.parse(request.body), await whoJoins(request));
  });
  app.post("/api/auth/join", async (request, reply) => {
    await limits.byAddress(request.ip);
    const input = joinShape.parse(request.body);
    if (input.password === undefined) {
      await joinAsKnown(atrium, input, (await whoJoins(request)) ?? "");
    } else {
      const hash = async (password: string): Promise<string> => (await auth.$context).password.hash(password);
      const body = await joinAsNew(atrium, hash, input);
      await forward(auth, url, { request, reply }, { path: "/sign-in/email", body });
    }
    void reply.header("set-cookie", makeCookie(workspaceCookie, input.workspace, url));
    return { joined: true };
  });
}
