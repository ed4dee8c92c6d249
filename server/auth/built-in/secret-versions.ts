import { createHash } from "node:crypto";

import type { ServerSecrets } from "@/server/auth/secret";

/** As better-auth takes them: what it encrypts names the secret by a number, which stays the same wherever it stands in the list. */
export function secretVersions(secrets: ServerSecrets): {
  secret: string;
  secrets: { version: number; value: string }[];
} {
  return {
    // Opens what was encrypted before secrets had numbers.
    secret: secrets.at(-1) ?? secrets[0],
    secrets: secrets.map((value) => ({ version: versionOf(value), value })),
  };
}

function versionOf(secret: string): number {
  return createHash("sha256").update(`atrium secret version\n${secret}`).digest().readUInt32BE() % 2 ** 31;
}
