import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

const bodyShape = z.object({ userId: z.string(), workspaceId: z.uuid() });

/** Begins a session for whom a provider has let in, in that workspace alone. Only the server can call it: it has no path. */
export function providerSessions() {
  return {
    id: "provider-sessions",
    endpoints: {
      beginProviderSession: createAuthEndpoint({ method: "POST", body: bodyShape }, async (ctx) => {
        const { userId, workspaceId } = ctx.body;
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(userId);
        if (!user) throw ctx.error("UNAUTHORIZED");
        // A day at most: whoever left the company, or a group, is asked for again.
        const session = await internalAdapter.createSession(userId, true, { workspaceId });
        await setSessionCookie(ctx, { session, user }, true);
        return ctx.json({ done: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}
