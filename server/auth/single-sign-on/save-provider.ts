import { randomUUID } from "node:crypto";

import { forgetProvider } from "@/db/accounts/provider-people";
import {
  dropSingleSignOn,
  endProviderSessions,
  type ProviderConfig,
  readSingleSignOn,
  type SingleSignOn,
  saveSingleSignOn,
} from "@/db/accounts/single-sign-on";
import type { Session } from "@/db/connect/db";
import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import { feedSignIn } from "@/tools/members/feed-sign-in";
import { dropSecret, keepSecret, type Vault } from "@/tools/secrets/vault";
import { secretUse } from "./providers";
import type { ProviderInput } from "./settings-shape";

/** Keeps the provider of the workspace. One that is somebody else's speaks for nobody whom the last one let in. */
export async function saveProvider(atrium: Atrium, identity: Identity, input: ProviderInput): Promise<void> {
  const { environment, actor } = identity;
  const { workspace, clock } = environment;
  const db = homeOf(environment);
  const [now, config] = [clock.now(), configOf(input)];
  const secret = input.kind === "oidc" ? input.secret : undefined;
  const stored = await db.transaction({ isReadOnly: true }, (session) => readSingleSignOn(session, workspace.id));
  const isSame = stored !== undefined && sourceOf(stored.config) === sourceOf(config);
  if (config.kind === "oidc" && !secret && !(isSame && stored.secretId))
    throw new AppError("invalid_input", "The client secret is missing. Your provider shows it when it is made.");
  const kept = isSame ? stored.secretId : null;
  const secretId = secret ? await inVault(atrium, identity, (vault) => keepSecret(vault, secretUse, secret)) : kept;
  await db.transaction({}, async (session) => {
    if (stored && !isSame) await forgetAll(session, stored);
    await saveSingleSignOn(session, {
      ...{ defaultRole: "member", groupClaim: null, groupRoles: [], isRequired: false, breakGlass: [], createdAt: now },
      ...stored,
      ...{ workspaceId: workspace.id, id: isSame ? stored.id : randomUUID() },
      ...{ name: input.name, config, secretId, updatedAt: now },
    });
  });
  const gone = stored?.secretId;
  if (gone && gone !== secretId) await inVault(atrium, identity, (vault) => dropSecret(vault, gone));
  await feedSignIn(environment, actor, {
    before: stored ? { provider: describe(stored.name, stored.config) } : null,
    after: { provider: describe(input.name, config) },
    summary: `${stored ? "Changed" : "Set up"} single sign-on with ${input.name}`,
  });
}

export async function removeProvider(atrium: Atrium, identity: Identity): Promise<void> {
  const { environment, actor } = identity;
  const { workspace } = environment;
  const db = homeOf(environment);
  const stored = await db.transaction({}, async (session) => {
    const found = await readSingleSignOn(session, workspace.id);
    if (!found) throw new AppError("not_found", "No provider is set up.");
    await forgetAll(session, found);
    await dropSingleSignOn(session, workspace.id);
    return found;
  });
  const { secretId } = stored;
  if (secretId) await inVault(atrium, identity, (vault) => dropSecret(vault, secretId));
  await feedSignIn(environment, actor, {
    before: { provider: describe(stored.name, stored.config), isRequired: stored.isRequired },
    after: null,
    summary: `Removed single sign-on with ${stored.name}`,
  });
}

function inVault<T>(atrium: Atrium, { environment }: Identity, run: (vault: Vault) => Promise<T>): Promise<T> {
  const { workspace, clock } = environment;
  const { keys } = atrium.secrets;
  return environment.db.transaction({ opening: enterWorkspace(workspace) }, (session) =>
    run({ session, keys, now: clock.now(), newId: clock.newId }),
  );
}

async function forgetAll(session: Session, { id, workspaceId }: SingleSignOn): Promise<void> {
  await forgetProvider(session, id);
  await endProviderSessions(session, workspaceId);
}

function configOf(input: ProviderInput): ProviderConfig {
  if (input.kind === "oidc") return { kind: "oidc", issuer: input.issuer, clientId: input.clientId };
  const { entityId, signInUrl, certificates } = input;
  return { kind: "saml", entityId, signInUrl, certificates };
}

/** Who gives the names of people: by this the same provider is known again. */
const sourceOf = (config: ProviderConfig): string =>
  config.kind === "oidc" ? `oidc ${config.issuer} ${config.clientId}` : `saml ${config.entityId}`;

const describe = (name: string, config: ProviderConfig): string =>
  `${name} (${config.kind === "oidc" ? `OpenID Connect, ${config.issuer}` : `SAML, ${config.entityId}`})`;
