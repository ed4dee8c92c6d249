import type { Atrium } from "@/server/atrium";
import { guardLocal } from "@/server/doors/guard";
import { AppError } from "@/tools/core/app-error";
import type { Auth, Identity } from "./auth";
import { readBearer } from "./bearer";

/** Whoever reaches this loopback port is the first Admin of the first workspace. Read once, and again when a workspace has gone. */
export function localAuth(atrium: Atrium): Auth {
  let identity: Promise<Identity> | undefined;
  atrium.onGone = () => {
    identity = undefined;
  };
  return {
    mode: "local",
    async identify(request) {
      if (readBearer(request) !== undefined)
        throw new AppError(
          "unauthenticated",
          "Local mode has no keys: whoever is on this machine acts as the Admin. Leave the Authorization header out, or set ATRIUM_AUTH=built-in.",
        );
      identity ??= open(atrium).catch((error: unknown) => {
        identity = undefined;
        throw error;
      });
      return identity;
    },
    guard: guardLocal,
    async greeting() {
      const { environment, actor } = await open(atrium);
      return [
        `Local mode: only this machine can reach it, and it acts as ${actor.name}, Admin of ${environment.workspace.name}.`,
      ];
    },
  };
}

async function open(atrium: Atrium): Promise<Identity> {
  const environment = await atrium.environment();
  return { environment, actor: await atrium.actor(environment) };
}
