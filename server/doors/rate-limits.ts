import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

import type { Identity } from "@/server/auth/auth";
import { AppError } from "@/tools/core/app-error";
import { type Cost, costOf } from "./call-cost";

export type RateLimits = {
  /** Before anything is read: also of those who never sign in. */
  byAddress(app: FastifyInstance): void;
  /** Once it is known who asks. */
  byIdentity(request: FastifyRequest, reply: FastifyReply, identity: Identity): Promise<void>;
};

const uncounted = new Set(["/api/health", "/api/ready", "/api/command"]);

/**
 * How many calls a minute are answered, in shares of what one person may make. A program counts for itself, so that one
 * that runs wild does not shut its person out of the pages; what is heavy counts once more, and much less of it is allowed.
 */
export function openRateLimits(perPerson: number): RateLimits {
  const allow = (share: number) => {
    const points = Math.max(1, Math.round(perPerson * share));
    return new RateLimiterMemory({ points, duration: 60 });
  };
  const address = allow(3);
  const workspace = { calls: allow(6), heavy: allow(1 / 4) };
  const person = { calls: allow(1), heavy: allow(1 / 20) };
  const program = { calls: allow(1 / 2), heavy: allow(1 / 40) };

  const charge = async (
    limiters: { calls: RateLimiterMemory; heavy: RateLimiterMemory },
    key: string,
    cost: Cost,
    tell: { reply: FastifyReply; who: string },
  ): Promise<void> => {
    await take(limiters.calls, key, cost.calls, tell);
    if (cost.heavy > 0) await take(limiters.heavy, key, cost.heavy, tell);
  };
  return {
    byAddress(app) {
      app.addHook("onRequest", async (request, reply) => {
        // Files of the build are no calls, and a page loads many at once.
        if (request.url.startsWith("/_next/") || uncounted.has(request.routeOptions.url ?? "")) return;
        await take(address, request.ip, 1, { reply, who: "This address" });
      });
    },
    async byIdentity(request, reply, { environment, actor }) {
      const cost = costOf(request);
      const place = environment.workspace.id;
      const key = `${place}:${actor.memberId}:${actor.via ?? ""}`;
      const who = actor.via ? `The ${actor.via}` : "Your account";
      await charge(actor.via ? program : person, key, cost, { reply, who });
      await charge(workspace, place, cost, { reply, who: "Your workspace" });
    },
  };
}

async function take(
  limiter: RateLimiterMemory,
  key: string,
  points: number,
  { reply, who }: { reply: FastifyReply; who: string },
): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    void reply.header("retry-after", seconds);
    throw new AppError(
      "rate_limited",
      `${who} makes too many calls: ${limiter.points} of this kind a minute are answered. Wait ${seconds} ${seconds === 1 ? "second" : "seconds"}, then go on.`,
      { details: [{ path: "retryAfter", message: String(seconds) }] },
    );
  }
}
