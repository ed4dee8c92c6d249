import { z } from "zod";

import { AppError } from "@/tools/core/app-error";

export const cliClientId = "atrium-cli";

const metadataShape = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  revocation_endpoint: z.string(),
  scopes_supported: z.array(z.string()),
});
const tokensShape = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

export type OauthServer = z.infer<typeof metadataShape>;
export type Tokens = { accessToken: string; refreshToken: string; expiresAt: string };

/** What the server says of itself; every address in it has to be its own, because secrets go there. */
export async function readOauthServer(url: string): Promise<OauthServer> {
  const response = await fetch(`${url}/.well-known/oauth-authorization-server`, { redirect: "error" }).catch(
    (cause: unknown) => {
      throw new AppError("upstream_failed", `${url} cannot be reached. Check the address and that it is running.`, {
        cause,
      });
    },
  );
  const parsed = metadataShape.safeParse(await response.json().catch(() => null));
  if (!parsed.success)
    throw new AppError(
      "upstream_failed",
      `Nobody signs in at ${url}, or it is no Atrium. Check the address, or log in with a key: atrium login ${url} --key`,
    );
  const { issuer, scopes_supported: _, ...addresses } = parsed.data;
  if (!Object.values(addresses).every((address) => URL.canParse(address) && new URL(address).origin === url))
    throw new AppError("upstream_failed", `${url} names addresses that do not belong to it, so nothing is sent there.`);
  if (issuer !== url) throw new AppError("upstream_failed", `${url} says that it is ${issuer}. Log in there.`);
  return parsed.data;
}

/** Exchanges a code or a refresh token for new tokens. */
export async function askTokens(address: string, fields: Record<string, string>): Promise<Tokens> {
  const response = await post(address, fields);
  const parsed = tokensShape.safeParse(await response.json().catch(() => null));
  if (!response.ok || !parsed.success)
    throw new AppError(
      "unauthenticated",
      `${new URL(address).origin} does not let the command line in any more. Log in again: atrium login ${new URL(address).origin}`,
    );
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = parsed.data;
  return { accessToken, refreshToken, expiresAt: new Date(Date.now() + seconds * 1000).toISOString() };
}

export async function giveBack(address: string, token: string): Promise<boolean> {
  return (await post(address, { token, token_type_hint: "refresh_token" })).ok;
}

function post(address: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ client_id: cliClientId, ...fields });
  return fetch(address, { method: "POST", body, redirect: "error" }).catch((cause: unknown) => {
    throw new AppError("upstream_failed", `${new URL(address).origin} cannot be reached. Try again in a moment.`, {
      cause,
    });
  });
}
