import type { FastifyRequest } from "fastify";

import type { Auth, Identity } from "@/server/auth/auth";
import { AppError } from "@/tools/core/app-error";

export type Identify = (request: FastifyRequest) => Promise<Identity>;

/** For doors that answer nobody without a sign-in. */
export function requireIdentity(auth: Auth): Identify {
  return async (request) => {
    const identity = await auth.identify(request);
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    return identity;
  };
}
