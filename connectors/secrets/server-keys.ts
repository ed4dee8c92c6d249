import { createHash, hkdfSync } from "node:crypto";

import { decrypt, encrypt } from "./aes";
import { type KeyService, UnknownKeyError } from "./key-service";

/** Keys from secrets of this server: the first one wraps, the others open what they wrapped before. */
export function serverKeys(secrets: readonly [string, ...string[]]): KeyService {
  const keys = new Map(secrets.map((secret) => [keyIdOf(secret), wrappingKey(secret)]));
  const current = keyIdOf(secrets[0]);
  const keyOf = (keyId: string): Uint8Array => {
    const key = keys.get(keyId);
    if (!key) throw new UnknownKeyError(`No secret of this server has the key ${keyId}.`);
    return key;
  };
  return {
    currentKeyId: () => current,
    wrap: async (key, context) => ({ keyId: current, wrapped: encrypt(keyOf(current), key, context) }),
    unwrap: async ({ keyId, wrapped }, context) => decrypt(keyOf(keyId), wrapped, context),
  };
}

/** Names a secret without telling it: the secret has the strength of a key, so its hash cannot be guessed back. */
function keyIdOf(secret: string): string {
  return createHash("sha256").update(`atrium key id\n${secret}`).digest("hex").slice(0, 12);
}

function wrappingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "atrium wrapping key", 32));
}
