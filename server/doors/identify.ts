import type { FastifyRequest } from "fastify";

import type { Atrium } from "@/server/atrium";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";

export type Identity = { environment: Environment; actor: Actor };
export type Identify = (request: FastifyRequest) => Promise<Identity>;

/** Local mode: whoever reaches this loopback port is the first Admin of the first workspace. Read once, it cannot change under us. */
export function localIdentity(atrium: Atrium): Identify {
  let identity: Promise<Identity> | undefined;
  return () => {
    identity ??= open(atrium).catch((error: unknown) => {
      identity = undefined;
      throw error;
    });
    return identity;
  };
}

async function open(atrium: Atrium): Promise<Identity> {
  const environment = await atrium.environment();
  return { environment, actor: await atrium.actor(environment) };
}
