import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { askInBrowser } from "./ask-in-browser";
import { type Credentials, dropCredentials, readCredentials, writeCredentials } from "./credentials";
import { giveBack, readOauthServer } from "./oauth-requests";
import { send } from "./send";
import { serverAddress } from "./server-address";

const infoShape = z.object({
  result: z.object({
    data: z.object({ me: z.object({ name: z.string() }), workspace: z.object({ name: z.string() }) }),
  }),
});

/** Keeps a key for a server, once the server has said whose it is. */
export async function loginWithKey(path: string, address: string | undefined, key: string): Promise<string> {
  const url = serverAddress(address);
  if (!key.startsWith("atr_"))
    throw new AppError(
      "invalid_input",
      `Give a key on the standard input, for instance: atrium login ${url} --key < key.txt`,
    );
  return keep(path, { url, kind: "key", key }, key);
}

/** Asks the person in their browser, where they are signed in or sign in first. */
export async function loginInBrowser(
  path: string,
  address: string | undefined,
  { scopes, show }: { scopes?: string | undefined; show: (address: string) => void },
): Promise<string> {
  const url = serverAddress(address);
  const server = await readOauthServer(url);
  const chosen = scopes?.split(/[\s,]+/).filter(Boolean);
  const unknown = chosen?.find((scope) => !server.scopes_supported.includes(scope));
  if (unknown)
    throw new AppError("invalid_input", `${unknown} is no scope. There are: ${server.scopes_supported.join(", ")}`);
  const wanted = chosen ? [...new Set([...chosen, "offline_access"])] : server.scopes_supported;
  const tokens = await askInBrowser(server, wanted, show);
  const { token_endpoint: tokenEndpoint, revocation_endpoint: revocationEndpoint } = server;
  return keep(path, { url, kind: "oauth", tokenEndpoint, revocationEndpoint, ...tokens }, tokens.accessToken);
}

async function keep(path: string, credentials: Credentials, bearer: string): Promise<string> {
  const { url } = credentials;
  const response = await send(url, bearer, { method: "GET", path: "/api/trpc/system.info" });
  const { me, workspace } = infoShape.parse(await response.json()).result.data;
  writeCredentials(path, credentials);
  return `Logged in to ${url} as ${me.name}, in ${workspace.name}. Commands go there now; --local keeps one here, atrium logout ends it.`;
}

/** What the server gave is given back; a key was made by somebody, and stays theirs. */
export async function logout(path: string): Promise<string> {
  const found = readable(path);
  if (!dropCredentials(path)) return "You were not logged in. Commands work with the database on this machine.";
  if (!found) return "Logged out.";
  const { url } = found;
  if (found.kind === "key")
    return `Logged out of ${url}. The key still works: revoke it there under Settings, API keys, when nothing uses it.`;
  const isBack = await giveBack(found.revocationEndpoint, found.refreshToken).catch(() => false);
  if (isBack) return `Logged out of ${url}.`;
  return `Logged out of ${url} here. It could not be told: disconnect the command line there under Settings, Connected apps.`;
}

/** Also a file that cannot be read any more is taken away. */
function readable(path: string): Credentials | undefined {
  try {
    return readCredentials(path);
  } catch {
    return undefined;
  }
}
