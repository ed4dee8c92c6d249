import type { FastifyInstance } from "fastify";

import { addApp } from "@/db/accounts/oauth-apps";
import type { Atrium } from "@/server/atrium";
import type { SignInOptions } from "@/server/auth/built-in/sign-in-door";
import { appDoors } from "./app-doors";
import { commandLineApp } from "./command-line-app";
import { consentDoors } from "./consent-doors";
import { oauthMetadata } from "./metadata";
import { dropOwnResource, programDoors } from "./program-doors";
import { relay, targetOf } from "./relay";

export type OauthOptions = SignInOptions & { now: () => Date; isRegistrationOpen: boolean };

/** The OAuth server as apps see it: only what is listed here can be reached. */
export function oauthDoors(app: FastifyInstance, atrium: Atrium, options: OauthOptions): void {
  const { auth, url, now, isRegistrationOpen } = options;
  app.get("/.well-known/oauth-authorization-server", async () => oauthMetadata(url, isRegistrationOpen));
  // A page and no door: who is not signed in is led to the sign-in and back.
  app.get("/oauth/authorize", async (request, reply) => {
    const query = new URLSearchParams(request.url.split("?")[1] ?? "");
    if (query.get("client_id") === commandLineApp.clientId)
      await atrium.db.transaction({}, (session) => addApp(session, commandLineApp, now()));
    const isOwn = dropOwnResource(query, url);
    // The person is asked each time: a program that pretends to be a known one must not get in by itself.
    query.set("prompt", "consent");
    const response = await relay(auth, url, request, { path: `/oauth2/authorize?${query}`, pass: ["cookie"] });
    const target = isOwn ? await targetOf(response, url) : null;
    const problem = !isOwn ? "invalid_target" : problemOf(target, url);
    void reply.header("cache-control", "no-store");
    return reply.redirect(problem || !target ? `/oauth/consent?problem=${problem ?? "failed"}` : target.href, 303);
  });
  programDoors(app, atrium, options);
  consentDoors(app, atrium, options);
  appDoors(app, atrium, options);
}

/** better-auth's page of errors: the app or its address is not known, so nobody can be led back there. */
function problemOf(target: URL | null, url: string): string | null {
  if (!target) return "failed";
  if (target.origin !== url || target.pathname === "/oauth/consent") return null;
  return target.searchParams.get("error") ?? "failed";
}
