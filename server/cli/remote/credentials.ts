import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

import { AppError } from "@/tools/core/app-error";

const credentialsShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("key"), url: z.string(), key: z.string() }),
  z.object({
    kind: z.literal("oauth"),
    url: z.string(),
    accessToken: z.string(),
    refreshToken: z.string(),
    expiresAt: z.string(),
    tokenEndpoint: z.string(),
    revocationEndpoint: z.string(),
  }),
]);

/** The server that the command line works with, and what opens it. */
export type Credentials = z.infer<typeof credentialsShape>;

export const credentialsPath = (configHome: string | undefined): string =>
  join(configHome ?? join(homedir(), ".config"), "atrium", "credentials.json");

export function readCredentials(path: string): Credentials | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return credentialsShape.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new AppError("invalid_input", `${path} cannot be read. Run atrium logout, then atrium login again.`, {
      cause,
    });
  }
}

/** Only the owner may read it; a rename puts it there whole or not at all. */
export function writeCredentials(path: string, credentials: Credentials): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  renameSync(temporary, path);
}

export function dropCredentials(path: string): boolean {
  const isThere = existsSync(path);
  rmSync(path, { force: true });
  return isThere;
}
