import * as client from "openid-client";

import type { GuardedFetch } from "@/connectors/outgoing/guarded-fetch";
import type { ProviderConfig } from "@/db/accounts/single-sign-on";
import { type Claims, SingleSignOnError, toClaims } from "./claims";

export type OidcConfig = Extract<ProviderConfig, { kind: "oidc" }> & { secret: string; groupClaim: string | null };

/** What has to be known again when the person comes back. */
export type OidcMemory = { verifier: string; nonce: string };

const skewSeconds = 60;
const timeoutSeconds = 15;

/** OpenID Connect by the code flow with PKCE; the ID token's signature is checked against the provider's keys. */
export function openOidc(fetch: GuardedFetch) {
  const discover = (config: OidcConfig): Promise<client.Configuration> =>
    client
      .discovery(new URL(config.issuer), config.clientId, { [client.clockTolerance]: skewSeconds }, authBy(config), {
        timeout: timeoutSeconds,
        [client.customFetch]: (url, { method, headers, body, signal }) =>
          fetch(url, { method, headers, body: body as string | URLSearchParams, signal }),
        // The guarded fetch refuses http itself, but for hosts that the operator named.
        execute: [client.enableNonRepudiationChecks, client.allowInsecureRequests],
      })
      .catch((error: unknown) => {
        throw new SingleSignOnError("unreachable", error);
      });
  return {
    /** Fails unless the provider answers with what a sign-in needs. */
    async check(config: OidcConfig): Promise<void> {
      const server = (await discover(config)).serverMetadata();
      const missing = ["authorization_endpoint", "token_endpoint", "jwks_uri"].find((key) => !server[key]);
      if (missing) throw new SingleSignOnError("unreachable", new Error(`The provider names no ${missing}.`));
      const keys = await fetch(String(server.jwks_uri)).catch((error: unknown) => {
        throw new SingleSignOnError("unreachable", error);
      });
      if (!keys.ok) throw new SingleSignOnError("unreachable", new Error(`Its keys answered ${keys.status}.`));
    },

    async begin(
      config: OidcConfig,
      { redirect, email, memory, state }: { redirect: string; email: string; memory: OidcMemory; state: string },
    ): Promise<string> {
      const address = client.buildAuthorizationUrl(await discover(config), {
        ...{ redirect_uri: redirect, scope: "openid email profile", response_type: "code", state, nonce: memory.nonce },
        ...{ code_challenge: await client.calculatePKCECodeChallenge(memory.verifier), code_challenge_method: "S256" },
        ...(email ? { login_hint: email } : {}),
      });
      return address.href;
    },

    async finish(config: OidcConfig, address: URL, state: string, memory: OidcMemory): Promise<Claims> {
      const provider = await discover(config);
      const tokens = await client
        .authorizationCodeGrant(provider, address, {
          ...{ expectedState: state, expectedNonce: memory.nonce, pkceCodeVerifier: memory.verifier },
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          const isRefused = error instanceof client.AuthorizationResponseError;
          throw new SingleSignOnError(isRefused ? "refused" : "invalid", error);
        });
      const token = tokens.claims();
      if (!token) throw new SingleSignOnError("invalid");
      const said = await withUserInfo(provider, config, token, tokens.access_token);
      if (said["email_verified"] === false || said["email_verified"] === "false") throw new SingleSignOnError("email");
      const groups = config.groupClaim ? said[config.groupClaim] : undefined;
      return toClaims({ subject: token.sub, email: said["email"], name: nameOf(said), groups });
    },
  };
}

/** Providers may keep e-mail and groups out of the token and tell them when asked. */
async function withUserInfo(
  provider: client.Configuration,
  { groupClaim }: OidcConfig,
  token: client.IDToken,
  accessToken: string,
): Promise<Record<string, unknown>> {
  const isWhole = token["email"] && (!groupClaim || token[groupClaim] !== undefined);
  if (isWhole || !provider.serverMetadata().userinfo_endpoint) return token;
  const more = await client.fetchUserInfo(provider, accessToken, token.sub).catch((error: unknown) => {
    throw new SingleSignOnError("invalid", error);
  });
  return { ...more, ...token };
}

function nameOf(said: Record<string, unknown>): unknown {
  if (said["name"]) return said["name"];
  return [said["given_name"], said["family_name"]].filter((part) => typeof part === "string").join(" ");
}

/** The way that the provider takes: by RFC 8414 it is the header unless it says otherwise. */
function authBy({ secret }: OidcConfig): client.ClientAuth {
  return (server, ...rest) => {
    const takesBody = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") ?? false;
    return (takesBody ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret))(server, ...rest);
  };
}
