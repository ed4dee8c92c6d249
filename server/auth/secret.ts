import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Settings, SettingsError } from "@/server/settings";

/** The secret of this server, and after it those it replaced: they open what was sealed before, and seal nothing. */
export type ServerSecrets = readonly [string, ...string[]];

export function readSecrets(settings: Settings): ServerSecrets {
  return [readSecret(settings), ...(settings.ATRIUM_OLD_SECRETS ?? [])];
}

/** What signs cookies and wraps keys: as set, or made once and kept beside the embedded database. */
function readSecret(settings: Settings): string {
  if (settings.ATRIUM_SECRET) return settings.ATRIUM_SECRET;
  if (settings.DATABASE_URL) {
    throw new SettingsError(
      "Signing in and keeping secrets need ATRIUM_SECRET, at least 32 random characters that are the same for every server of DATABASE_URL. Make them with: openssl rand -base64 32",
    );
  }
  const path = join(settings.ATRIUM_DATA, "secret");
  if (!existsSync(path)) {
    mkdirSync(settings.ATRIUM_DATA, { recursive: true });
    // Of two that start at once the first one's is kept.
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "ax" });
  }
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32)
    throw new SettingsError(`${path} does not hold a secret of 32 characters. Restore it, or set ATRIUM_SECRET.`);
  return secret;
}
