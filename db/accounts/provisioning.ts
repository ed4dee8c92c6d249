import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { provisioningTokens } from "@/db/schema/directory/provisioning";

export type Provisioning = typeof provisioningTokens.$inferSelect;

/** The token has 256 random bits, so a plain hash cannot be guessed back. */
const hashProvisioning = (token: string): string => createHash("sha256").update(token).digest("hex");

export async function readProvisioning(session: Session, workspaceId: string): Promise<Provisioning | null> {
  const [found] = await session.orm
    .select()
    .from(provisioningTokens)
    .where(eq(provisioningTokens.workspaceId, workspaceId));
  return found ?? null;
}

/** A new token takes the place of the one before. */
export async function makeProvisioningToken(session: Session, workspaceId: string, now: Date): Promise<string> {
  const token = `atrium_scim_${randomBytes(32).toString("base64url")}`;
  const row = { hash: hashProvisioning(token), createdAt: now, lastUsedAt: null };
  await session.orm
    .insert(provisioningTokens)
    .values({ workspaceId, ...row })
    .onConflictDoUpdate({ target: provisioningTokens.workspaceId, set: row });
  return token;
}

export async function dropProvisioningToken(session: Session, workspaceId: string): Promise<void> {
  await session.orm.delete(provisioningTokens).where(eq(provisioningTokens.workspaceId, workspaceId));
}

/** The workspace that the token is for, and that it was used. */
export async function useProvisioningToken(session: Session, token: string, now: Date): Promise<string | undefined> {
  const [found] = await session.orm
    .update(provisioningTokens)
    .set({ lastUsedAt: now })
    .where(eq(provisioningTokens.hash, hashProvisioning(token)))
    .returning();
  return found?.workspaceId;
}
