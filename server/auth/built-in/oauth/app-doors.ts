import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import { broughtScopes, wholeScopes } from "@/db/access/scopes";
import { dropApp, dropConsent, findApp, listApps, listConsents } from "@/db/accounts/oauth-apps";
import type { Atrium } from "@/server/atrium";
import { identifySignedIn, readSession } from "@/server/auth/built-in/identify";
import { logAccess } from "@/server/auth/built-in/log-access";
import type { AppsView } from "@/server/doors/app-view";
import { AppError } from "@/tools/core/app-error";
import { requirePermission } from "@/tools/core/run-tool";
import { appRecordId } from "./app-record-id";
import type { OauthOptions } from "./oauth-doors";
import { newAppShape, registerApp } from "./register-app";

const clientShape = z.object({ clientId: z.string().max(200) });

/** Apps that one let in, and for whoever may change settings those of the workspace. */
export function appDoors(app: FastifyInstance, atrium: Atrium, { auth, limits, now }: OauthOptions): void {
  const { db } = atrium;
  const open = async (request: FastifyRequest) => {
    const signedIn = await readSession(auth, request);
    const identity = signedIn && (await identifySignedIn(atrium, auth, request));
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    return { ...identity, identity, signedIn, userId: signedIn.userId, workspaceId: identity.environment.workspace.id };
  };
  app.get("/api/auth/apps", async (request): Promise<AppsView> => {
    const { actor, userId, workspaceId } = await open(request);
    const mayRegister = hasPermission(actor.access.role, "settings:write");
    const [consents, apps] = await db.transaction({ isReadOnly: true }, async (session) => [
      await listConsents(session, userId, workspaceId),
      mayRegister ? await listApps(session, workspaceId) : null,
    ]);
    return {
      connected: consents.map(({ clientId, app: name, scopes, since }) => ({
        ...{ clientId, app: name ?? "An app without a name", since: since.toISOString() },
        scopes: wholeScopes(scopes),
      })),
      apps:
        apps?.map(({ workspaceId: _, uri: __, createdAt, name, ...row }) => ({
          ...row,
          name: name ?? "",
          createdAt: createdAt?.toISOString() ?? null,
        })) ?? null,
      brings: broughtScopes,
      scopes: permissions.filter((permission) => hasPermission(actor.access.role, permission)),
    };
  });
  app.post("/api/auth/apps", async (request) => {
    await limits.byAddress(request.ip);
    const { identity, signedIn } = await open(request);
    return registerApp({ identity, signedIn, auth, now: now() }, newAppShape.parse(request.body));
  });
  app.post("/api/auth/apps/remove", async (request) => {
    const { actor, identity, workspaceId } = await open(request);
    requirePermission(actor, "settings:write");
    const { clientId } = clientShape.parse(request.body);
    const dropped = await db.transaction({}, (session) => dropApp(session, clientId, workspaceId));
    if (!dropped) throw new AppError("not_found", "There is no such app in this workspace.");
    const about = { name: dropped.name };
    const change = { table: "atrium_apps", id: appRecordId(clientId), kind: "destroyed", about } as const;
    await logAccess(identity, "remove_app", `Removed the app ${dropped.name}`, change);
    return { done: true };
  });
  app.post("/api/auth/apps/disconnect", async (request) => {
    const { identity, userId, workspaceId } = await open(request);
    const { clientId } = clientShape.parse(request.body);
    const app = await db.transaction({}, async (session) =>
      (await dropConsent(session, { clientId, userId, workspaceId })) ? findApp(session, clientId) : undefined,
    );
    if (!app) throw new AppError("not_found", "This app is not connected any more.");
    const about = { name: app.name ?? "App" };
    const change = { table: "atrium_apps", id: appRecordId(clientId), kind: "destroyed", about } as const;
    await logAccess(identity, "disconnect_app", `Disconnected the app ${about.name}`, change);
    return { done: true };
  });
}
