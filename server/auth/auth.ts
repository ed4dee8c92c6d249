import type { FastifyInstance, FastifyRequest } from "fastify";

import type { ClerkOnPages } from "@/server/doors/clerk-view";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";

export type AuthMode = "local" | "built-in" | "clerk";

export type Identity = { environment: Environment; actor: Actor };

/** How Atrium knows who asks. The rest of the server sees this and nothing of the way in which people sign in. */
export type Auth = {
  mode: AuthMode;
  /** Who asks; null when nobody is signed in. Refuses by an error whose access has ended. */
  identify(request: FastifyRequest): Promise<Identity | null>;
  /** What pages load and ask elsewhere to keep people signed in. */
  clerk?: ClerkOnPages;
  /** Keeps foreign sites and hosts away from the doors. */
  guard(app: FastifyInstance): void;
  /** Doors of its own, and what pages need. */
  addDoors?(app: FastifyInstance): void | Promise<void>;
  /** What to say on the terminal when the server is ready. */
  greeting(): Promise<string[]>;
};
