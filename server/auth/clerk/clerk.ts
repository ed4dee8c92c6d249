import type { FastifyRequest } from "fastify";

import type { Atrium } from "@/server/atrium";
import type { Auth, Identity } from "@/server/auth/auth";
import { readBearer } from "@/server/auth/bearer";
import { identifyKey } from "@/server/auth/built-in/identify-key";
import { keyDoors } from "@/server/auth/built-in/keys-door";
import { openLimits } from "@/server/auth/built-in/limits";
import { openSignInLog } from "@/server/auth/built-in/log-sign-in";
import type { ClerkSettings } from "@/server/clerk-settings";
import { guardPublic } from "@/server/doors/guard";
import { AppError } from "@/tools/core/app-error";
import { arrive } from "./arrive";
import { type Claims, openClerkApi } from "./clerk-api";
import { guardClerkPages } from "./page-guard";
import { webhookDoor } from "./webhook-door";

export type ClerkOptions = ClerkSettings & {
  url: string;
  onFailure(error: unknown): void;
  now?: (() => Date) | undefined;
};

/** For how long a connection that stays open goes by the token that it began with; a token itself lasts a minute. */
const connectionMilliseconds = 10 * 60 * 1000;

/** Sign-in by Clerk: its token says who asks, and its organisation is the workspace. */
export function clerkAuth(atrium: Atrium, options: ClerkOptions): Auth {
  const { url, onFailure, signInUrl, webhookSecret } = options;
  const now = options.now ?? (() => new Date());
  const clerk = openClerkApi(options);
  const seen = new WeakMap<FastifyRequest, { claims: Claims; at: number }>();

  const readClaims = async (request: FastifyRequest): Promise<Claims | null> => {
    const before = seen.get(request);
    if (before && now().getTime() - before.at < connectionMilliseconds) return before.claims;
    const verdict = await clerk.judge(request);
    if (verdict.state !== "in") return null;
    seen.set(request, { claims: verdict.claims, at: before?.at ?? now().getTime() });
    return verdict.claims;
  };
  const identifyPerson = async (request: FastifyRequest) => {
    const claims = await readClaims(request);
    if (!claims) return null;
    const arrived = await arrive(atrium, clerk, claims);
    const named = request.headers["x-atrium-workspace"];
    if (typeof named === "string" && named !== arrived.environment.workspace.slug)
      throw new AppError(
        "precondition_failed",
        `You went to ${arrived.environment.workspace.name} in another tab. Load this page again to go on there.`,
      );
    return { ...arrived, since: claims.since };
  };
  const identify = async (request: FastifyRequest): Promise<Identity | null> => {
    const bearer = readBearer(request);
    // Only Clerk knows whom a key still stands for, and it tells by webhook alone.
    if (bearer !== undefined && webhookSecret) return identifyKey(atrium, bearer, now(), request);
    if (bearer !== undefined) throw new AppError("unauthenticated", noKeys);
    const person = await identifyPerson(request);
    return person && { environment: person.environment, actor: person.actor };
  };
  return {
    mode: "clerk",
    clerk: { publishableKey: options.publishableKey, host: options.host, pages: options.pages },
    identify,
    guard: (app) => guardPublic(app, url),
    async addDoors(app) {
      guardClerkPages(app, { atrium, clerk, url, signInUrl });
      const log = openSignInLog(atrium, onFailure);
      if (webhookSecret) await webhookDoor(app, { atrium, log, signingSecret: webhookSecret, url });
      keyDoors(app, {
        ...{ now, limits: openLimits(atrium.db, now) },
        async open(request) {
          if (!webhookSecret) throw new AppError("precondition_failed", noKeys);
          const person = readBearer(request) === undefined ? await identifyPerson(request) : null;
          if (!person) throw new AppError("unauthenticated", "Sign in first.");
          const { userId, since, environment, actor } = person;
          return { identity: { environment, actor }, signedIn: { userId, since } };
        },
      });
    },
    async greeting() {
      const lines = ["People sign in with Clerk. An organization's first admin makes its workspace by signing in."];
      if (webhookSecret) return lines;
      return [
        ...lines,
        "CLERK_WEBHOOK_SIGNING_SECRET is not set, so there are no API keys, and people who left stay in lists.",
      ];
    },
  };
}

const noKeys =
  "API keys need Clerk's webhook, which tells who left: set CLERK_WEBHOOK_SIGNING_SECRET where Atrium runs.";
