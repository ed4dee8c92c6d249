import { randomBytes } from "node:crypto";
import { symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";

import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import { wholeScopes } from "@/db/access/scopes";
import { addApp } from "@/db/accounts/oauth-apps";
import { tokenPrefix } from "@/db/accounts/oauth-tokens";
import type { Identity } from "@/server/auth/auth";
import type { BetterAuth } from "@/server/auth/built-in/better-auth";
import type { SignedIn } from "@/server/auth/built-in/identify";
import { logAccess } from "@/server/auth/built-in/log-access";
import { requireFresh } from "@/server/auth/built-in/require-fresh";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import { requirePermission } from "@/tools/core/run-tool";
import { appRecordId } from "./app-record-id";
import { oauthScopes } from "./provider";
import { redirectShape } from "./redirect-shape";

export const newAppShape = z.strictObject({
  name: z.string().trim().min(1, "Give the app a name.").max(60),
  redirectUris: z.array(redirectShape).max(10),
  /** Whether it runs where its users could read a secret: in a browser or on their devices. */
  isPublic: z.boolean(),
  ownScopes: z.array(z.enum(permissions)).default([]),
});

type Asking = { identity: Identity; signedIn: SignedIn; auth: BetterAuth; now: Date };

/** An app of the workspace; its secret is told this once. On its own it never holds more than who registers it. */
export async function registerApp(
  { identity, signedIn, auth, now }: Asking,
  input: z.output<typeof newAppShape>,
): Promise<{ clientId: string; clientSecret: string | null }> {
  const { environment, actor } = identity;
  requirePermission(actor, "settings:write");
  requireFresh(signedIn, now);
  const { name, redirectUris, isPublic } = input;
  const ownScopes = wholeScopes(input.ownScopes);
  if (isPublic && ownScopes.length > 0)
    throw new AppError("invalid_input", "An app that keeps no secret cannot act on its own. Leave its scopes out.");
  if (redirectUris.length === 0 && ownScopes.length === 0)
    throw new AppError("invalid_input", "Name an address that people are led back to, or what it may do on its own.");
  const lacking = ownScopes.find((scope) => !hasPermission(actor.access.role, scope));
  if (lacking) throw new AppError("forbidden", `Your role lacks ${lacking}, so your app cannot have it.`);
  const clientId = `app_${randomBytes(16).toString("hex")}`;
  const secret = isPublic ? null : randomBytes(32).toString("base64url");
  const { secretConfig } = await auth.$context;
  const clientSecret = secret && (await symmetricEncrypt({ key: secretConfig, data: secret }));
  const isNative = redirectUris.some((address) => !address.startsWith("https:"));
  const owner = { userId: signedIn.userId, workspaceId: environment.workspace.id };
  const app = { clientId, clientSecret, name, redirectUris, ownScopes, isNative, scopes: oauthScopes, ...owner };
  await homeOf(environment).transaction({}, (session) => addApp(session, app, now));
  const about = { name, scopes: ownScopes };
  const change = { table: "atrium_apps", id: appRecordId(clientId), kind: "created", about } as const;
  await logAccess(identity, "register_app", `Registered the app ${name}`, change);
  return { clientId, clientSecret: secret && tokenPrefix.clientSecret + secret };
}
