import { randomBytes } from "node:crypto";
import { symmetricEncrypt } from "better-auth/crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import { broughtScopes, wholeScopes } from "@/db/access/scopes";
import { addApp, dropApp, dropConsent, findApp, listApps, listConsents } from "@/db/accounts/oauth-apps";
import { tokenPrefix } from "@/db/accounts/oauth-tokens";
import type { Atrium } from "@/server/atrium";
import { identifySignedIn, readSession } from "@/server/auth/built-in/identify";
import { logAccess } from "@/server/auth/built-in/log-access";
import type { AppsView } from "@/server/doors/app-view";
import { AppError } from "@/tools/core/app-error";
import { requirePermission } from "@/tools/core/run-tool";
import { appRecordId } from "./app-record-id";
import type { OauthOptions } from "./oauth-doors";
import { oauthScopes } from "./provider";
import { redirectShape } from "./redirect-shape";

const newAppShape = z.strictObject({
  name: z.string().trim().min(1, "Give the app a name.").max(60),
  redirectUris: z.array(redirectShape).max(10),
  /** Whether it runs where its users could read a secret: in a browser or on their devices. */
  isPublic: z.boolean(),
  ownScopes: z.array(z.enum(permissions)).default([]),
});
const clientShape = z.object({ clientId: z.string().max(200) });

/** Apps that one let in, and for whoever may change settings those of the workspace. */
export function appDoors(app: FastifyInstance, atrium: Atrium, { auth, limits, now }: OauthOptions): void {
  const { db } = atrium;
  const open = async (request: FastifyRequest) => {
    const signedIn = await readSession(auth, request);
    const identity = signedIn && (await identifySignedIn(atrium, auth, request));
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    return { ...identity, identity, userId: signedIn.userId, workspaceId: identity.environment.workspace.id };
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
    const { actor, identity, userId, workspaceId } = await open(request);
    requirePermission(actor, "settings:write");
    const input = newAppShape.parse(request.body);
    const ownScopes = wholeScopes(input.ownScopes);
    if (input.isPublic && ownScopes.length > 0)
      throw new AppError("invalid_input", "An app that keeps no secret cannot act on its own. Leave its scopes out.");
    if (input.redirectUris.length === 0 && ownScopes.length === 0)
      throw new AppError("invalid_input", "Name an address that people are led back to, or what it may do on its own.");
    const lacking = ownScopes.find((scope) => !hasPermission(actor.access.role, scope));
    if (lacking) throw new AppError("forbidden", `Your role lacks ${lacking}, so your app cannot have it.`);
    const clientId = `app_${randomBytes(16).toString("hex")}`;
    const secret = input.isPublic ? null : randomBytes(32).toString("base64url");
    const { secretConfig } = await auth.$context;
    const clientSecret = secret && (await symmetricEncrypt({ key: secretConfig, data: secret }));
    const isNative = input.redirectUris.some((address) => !address.startsWith("https:"));
    await db.transaction({}, (session) =>
      addApp(
        session,
        {
          ...{ clientId, clientSecret, ownScopes, isNative, userId, workspaceId },
          ...{ name: input.name, redirectUris: input.redirectUris, scopes: oauthScopes },
        },
        now(),
      ),
    );
    const about = { name: input.name, scopes: ownScopes };
    const change = { table: "atrium_apps", id: appRecordId(clientId), kind: "created", about } as const;
    await logAccess(identity, "register_app", `Registered the app ${input.name}`, change);
    return { clientId, clientSecret: secret && tokenPrefix.clientSecret + secret };
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
