import { asc, eq } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { twoFactors } from "@/db/schema/directory/two-factors";

export type EncryptedFactor = { id: string; secret: string; backupCodes: string };

/** Of everybody, locked until the end of the transaction. */
export async function lockTwoFactors(session: Session): Promise<EncryptedFactor[]> {
  return session.orm
    .select({ id: twoFactors.id, secret: twoFactors.secret, backupCodes: twoFactors.backupCodes })
    .from(twoFactors)
    .orderBy(asc(twoFactors.id))
    .for("update");
}

export async function replaceTwoFactor(session: Session, { id, ...encrypted }: EncryptedFactor): Promise<void> {
  await session.orm.update(twoFactors).set(encrypted).where(eq(twoFactors.id, id));
}
