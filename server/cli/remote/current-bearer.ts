import { rmSync, statSync, writeFileSync } from "node:fs";

import { AppError } from "@/tools/core/app-error";
import { readCredentials, writeCredentials } from "./credentials";
import { askTokens } from "./oauth-requests";

const early = 60_000;
const abandoned = 30_000;
const pause = 100;

/** What opens the server now; a token that is about to end is renewed first, by one command at a time. */
export async function currentBearer(path: string, now: () => number = Date.now): Promise<string> {
  const isFresh = (): string | undefined => {
    const found = readCredentials(path);
    if (!found) throw new AppError("unauthenticated", "You were logged out. Log in again with: atrium login");
    if (found.kind === "key") return found.key;
    return Date.parse(found.expiresAt) - now() > early ? found.accessToken : undefined;
  };
  return isFresh() ?? (await alone(`${path}.lock`, async () => isFresh() ?? (await renew(path))));
}

async function renew(path: string): Promise<string> {
  const found = readCredentials(path);
  if (found?.kind !== "oauth") throw new AppError("unauthenticated", "You were logged out. Log in again.");
  const { refreshToken, tokenEndpoint } = found;
  const tokens = await askTokens(tokenEndpoint, { grant_type: "refresh_token", refresh_token: refreshToken });
  writeCredentials(path, { ...found, ...tokens });
  return tokens.accessToken;
}

/** A refresh token is good once: two that used it would end the access of both. */
async function alone<T>(lock: string, run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      writeFileSync(lock, "", { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (Date.now() - since > abandoned) rmSync(lock, { force: true });
      else await new Promise((done) => setTimeout(done, pause));
    }
  }
  try {
    return await run();
  } finally {
    rmSync(lock, { force: true });
  }
}
