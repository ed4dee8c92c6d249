import { randomBytes } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { signInDomains } from "@/db/schema/directory/single-sign-on";

export type SignInDomain = typeof signInDomains.$inferSelect;

export async function listDomains(session: Session, workspaceId: string): Promise<SignInDomain[]> {
  return session.orm
    .select()
    .from(signInDomains)
    .where(eq(signInDomains.workspaceId, workspaceId))
    .orderBy(asc(signInDomains.domain));
}

/** Several workspaces may claim a domain; the token tells whose claim its owner confirms. */
export async function addDomain(session: Session, workspaceId: string, domain: string, now: Date): Promise<void> {
  const token = randomBytes(16).toString("hex");
  await session.orm
    .insert(signInDomains)
    .values({ workspaceId, domain, token, verifiedAt: null, verifiedBy: null, createdAt: now })
    .onConflictDoNothing();
}

export async function findDomain(
  session: Session,
  workspaceId: string,
  domain: string,
): Promise<SignInDomain | undefined> {
  const [found] = await session.orm
    .select()
    .from(signInDomains)
    .where(and(eq(signInDomains.workspaceId, workspaceId), eq(signInDomains.domain, domain)));
  return found;
}

/** Fails by a unique index where another workspace has verified it. */
export async function markVerified(
  session: Session,
  { workspaceId, domain }: Pick<SignInDomain, "workspaceId" | "domain">,
  verifiedBy: "dns" | "operator",
  now: Date,
): Promise<void> {
  await session.orm
    .update(signInDomains)
    .set({ verifiedAt: now, verifiedBy })
    .where(and(eq(signInDomains.workspaceId, workspaceId), eq(signInDomains.domain, domain)));
}

export async function dropDomain(session: Session, workspaceId: string, domain: string): Promise<boolean> {
  const gone = await session.orm
    .delete(signInDomains)
    .where(and(eq(signInDomains.workspaceId, workspaceId), eq(signInDomains.domain, domain)))
    .returning();
  return gone.length > 0;
}
