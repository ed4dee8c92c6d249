import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";

import { lockTwoFactors, replaceTwoFactor } from "@/db/accounts/two-factors";
import type { Db } from "@/db/connect/db";
import type { ServerSecrets } from "@/server/auth/secret";
import { AppError } from "@/tools/core/app-error";
import { secretVersions } from "./secret-versions";

/** Encrypts everybody's second factor by the newest secret, all or none. */
export async function rotateTwoFactors(db: Db, list: ServerSecrets): Promise<number> {
  const { secret, secrets } = secretVersions(list);
  const key = {
    keys: new Map(secrets.map(({ version, value }) => [version, value])),
    currentVersion: secrets[0]?.version ?? 0,
    legacySecret: secret,
  };
  const again = async (data: string): Promise<string> =>
    symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
  return db.transaction({}, async (session) => {
    const factors = await lockTwoFactors(session);
    for (const { id, secret: encrypted, backupCodes } of factors) {
      try {
        await replaceTwoFactor(session, { id, secret: await again(encrypted), backupCodes: await again(backupCodes) });
      } catch (cause) {
        const message =
          "A second factor was encrypted under another secret. Add that one to ATRIUM_OLD_SECRETS; nothing was changed.";
        throw new AppError("precondition_failed", message, { cause });
      }
    }
    return factors.length;
  });
}
