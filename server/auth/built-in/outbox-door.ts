import type { FastifyInstance } from "fastify";

import { listOutbox } from "@/connectors/mail/outbox";
import { countWorkspacesWithPeople } from "@/db/accounts/memberships";
import type { Atrium } from "@/server/atrium";
import type { Auth } from "@/server/auth/auth";
import type { OutboxView } from "@/server/doors/account-view";
import { AppError } from "@/tools/core/app-error";
import { requirePermission } from "@/tools/core/run-tool";

type Options = { auth: Pick<Auth, "identify">; directory: string; leaves: boolean };

/** Mails that did not leave this machine, for an Admin. They hold links that sign in, so nobody reads another workspace's. */
export function outboxDoor(app: FastifyInstance, atrium: Atrium, { auth, directory, leaves }: Options): void {
  app.get("/api/auth/outbox", async (request): Promise<OutboxView> => {
    const identity = await auth.identify(request);
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    requirePermission(identity.actor, "settings:write");
    if ((await atrium.db.transaction({ isReadOnly: true }, countWorkspacesWithPeople)) > 1)
      throw new AppError(
        "precondition_failed",
        "People of several workspaces sign in here, and these mails hold links that sign them in. Whoever runs the server reads them in its data directory.",
      );
    return { leaves, directory, mails: leaves ? [] : await listOutbox(directory) };
  });
}
