import { openSecrets, type Secrets } from "@/server/secrets";
import { readSettings } from "@/server/settings";

export const testSecretText = "a secret of at least 32 characters";

/** The secrets of a server that replaced some before. */
export function testSecrets(current = testSecretText, old: string[] = []): Secrets {
  return openSecrets(readSettings({ ATRIUM_SECRET: current, ATRIUM_OLD_SECRETS: old.join(",") }));
}
