import type { FastifyReply, FastifyRequest } from "fastify";

import type { Auth, Identity } from "@/server/auth/auth";
import { AppError } from "@/tools/core/app-error";
import type { RateLimits } from "./rate-limits";
import { viewAs, viewAsHeader } from "./view-as";

export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<Identity>;

/** Who asks, for what answers nobody without a sign-in. */
export async function requireIdentity(auth: Auth, request: FastifyRequest): Promise<Identity> {
  const identity = await auth.identify(request);
  if (!identity) throw new AppError("unauthenticated", "Sign in first.");
  const other = request.headers[viewAsHeader];
  return typeof other === "string" ? viewAs(identity, other) : identity;
}

/** The same for doors, where each call counts. */
export function identifyCaller(auth: Auth, limits: RateLimits | undefined): Identify {
  return async (request, reply) => {
    const identity = await requireIdentity(auth, request);
    await limits?.byIdentity(request, reply, identity);
    return identity;
  };
}
