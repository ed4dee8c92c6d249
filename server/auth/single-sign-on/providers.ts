import type { GuardedFetch } from "@/connectors/outgoing/guarded-fetch";
import type { SingleSignOn } from "@/db/accounts/single-sign-on";
import { enterSchema } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { openSecret } from "@/tools/secrets/vault";
import { type Claims, SingleSignOnError } from "./claims";
import { type OidcConfig, type OidcMemory, openOidc } from "./oidc";

export const secretUse = "single-sign-on";

export type Providers = ReturnType<typeof openProviders>;

/** The providers of all workspaces, with their secrets opened for as long as a call takes. */
export function openProviders(atrium: Atrium, fetch: GuardedFetch, redirect: string) {
  const oidc = openOidc(fetch);
  const open = async (
    provider: Pick<SingleSignOn, "workspaceId" | "config" | "secretId" | "groupClaim">,
  ): Promise<OidcConfig> => {
    const { config, secretId, groupClaim, workspaceId } = provider;
    if (config.kind !== "oidc" || !secretId) throw new SingleSignOnError("invalid");
    const environment = (await atrium.environments()).find(({ workspace }) => workspace.id === workspaceId);
    if (!environment) throw new SingleSignOnError("expired");
    const options = { opening: enterSchema(environment.workspace), isReadOnly: true };
    const secret = await environment.db.transaction(options, (session) => {
      const { clock } = environment;
      return openSecret(
        { session, keys: atrium.secrets.keys, now: clock.now(), newId: clock.newId },
        secretUse,
        secretId,
      );
    });
    return { ...config, secret, groupClaim };
  };
  return {
    check: (config: OidcConfig): Promise<void> => oidc.check(config),
    open,
    async beginOidc(provider: SingleSignOn, email: string, state: string, memory: OidcMemory): Promise<string> {
      return oidc.begin(await open(provider), { redirect, email, memory, state });
    },
    async finishOidc(provider: SingleSignOn, address: URL, state: string, memory: OidcMemory): Promise<Claims> {
      return oidc.finish(await open(provider), address, state, memory);
    },
  };
}
