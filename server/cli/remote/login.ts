import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { type Credentials, dropCredentials, readCredentials, writeCredentials } from "./credentials";
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
  return keep(path, { url, kind: "key", key });
}

async function keep(path: string, credentials: Credentials): Promise<string> {
  const { url, key } = credentials;
  const response = await send(url, key, { method: "GET", path: "/api/trpc/system.info" });
  const { me, workspace } = infoShape.parse(await response.json()).result.data;
  writeCredentials(path, credentials);
  return `Logged in to ${url} as ${me.name}, in ${workspace.name}. Commands go there now; --local keeps one here, atrium logout ends it.`;
}

export function logout(path: string): string {
  const url = readUrl(path);
  if (!dropCredentials(path)) return "You were not logged in. Commands work with the database on this machine.";
  return `Logged out${url ? ` of ${url}` : ""}. The key still works: revoke it there under Settings, API keys, when nothing uses it.`;
}

/** Also a file that cannot be read any more is taken away. */
function readUrl(path: string): string | undefined {
  try {
    return readCredentials(path)?.url;
  } catch {
    return undefined;
  }
}
