import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { memberships } from "@/db/schema/directory/memberships";
import { sessions } from "@/db/schema/directory/sessions";
import { signInDomains, singleSignOn, usedAssertions } from "@/db/schema/directory/single-sign-on";
import { users } from "@/db/schema/directory/users";

export type { ProviderConfig } from "@/db/schema/directory/single-sign-on";
export type SingleSignOn = typeof singleSignOn.$inferSelect;

export const domainOf = (email: string): string => email.trim().toLowerCase().split("@").at(-1) ?? "";

export async function readSingleSignOn(session: Session, workspaceId: string): Promise<SingleSignOn | undefined> {
  const [found] = await session.orm.select().from(singleSignOn).where(eq(singleSignOn.workspaceId, workspaceId));
  return found;
}

/** Where the people of a domain sign in; a domain that nobody verified leads nowhere. */
export async function findSingleSignOn(session: Session, domain: string): Promise<SingleSignOn | undefined> {
  const [found] = await session.orm
    .select({ row: singleSignOn })
    .from(singleSignOn)
    .innerJoin(signInDomains, eq(signInDomains.workspaceId, singleSignOn.workspaceId))
    .where(and(eq(signInDomains.domain, domain), isNotNull(signInDomains.verifiedAt)));
  return found?.row;
}

export async function saveSingleSignOn(session: Session, row: SingleSignOn): Promise<void> {
  const { workspaceId, createdAt, ...values } = row;
  await session.orm
    .insert(singleSignOn)
    .values(row)
    .onConflictDoUpdate({ target: singleSignOn.workspaceId, set: values });
}

/** Whoever came in through it has to sign in anew, another way. */
export async function dropSingleSignOn(session: Session, workspaceId: string): Promise<void> {
  await session.orm.delete(singleSignOn).where(eq(singleSignOn.workspaceId, workspaceId));
  await endProviderSessions(session, workspaceId);
}

export async function endProviderSessions(session: Session, workspaceId: string): Promise<void> {
  await session.orm.delete(sessions).where(eq(sessions.workspaceId, workspaceId));
}

/** Where a workspace requires its provider: whether this person may not sign in by themselves. */
export async function isBound(session: Session, userId: string): Promise<boolean> {
  const [user] = await session.orm.select({ email: users.email }).from(users).where(eq(users.id, userId));
  const required = user && (await findSingleSignOn(session, domainOf(user.email)));
  if (!required?.isRequired) return false;
  const [membership] = await session.orm
    .select({ memberId: memberships.memberId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.workspaceId, required.workspaceId)));
  return !membership || !required.breakGlass.includes(membership.memberId);
}

/** Ends the sessions that could not be begun any more since the workspace requires its provider. */
export async function endBoundSessions(session: Session, workspaceId: string): Promise<void> {
  const row = await readSingleSignOn(session, workspaceId);
  if (!row?.isRequired) return;
  const open = await session.orm
    .selectDistinct({ userId: users.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(signInDomains, eq(signInDomains.domain, sql`split_part(lower(${users.email}), '@', 2)`))
    .where(
      and(
        isNull(sessions.workspaceId),
        eq(signInDomains.workspaceId, workspaceId),
        isNotNull(signInDomains.verifiedAt),
      ),
    );
  for (const { userId } of open)
    if (await isBound(session, userId))
      await session.orm.delete(sessions).where(and(eq(sessions.userId, userId), isNull(sessions.workspaceId)));
}

/** Whether this is the first time that the assertion comes. */
export async function useAssertion(session: Session, hash: string, expiresAt: Date, now: Date): Promise<boolean> {
  await session.orm.delete(usedAssertions).where(lt(usedAssertions.expiresAt, now));
  const made = await session.orm.insert(usedAssertions).values({ hash, expiresAt }).onConflictDoNothing().returning();
  return made.length > 0;
}

/** For an Admin whom the operator lets in: they may sign in by themselves from now on, where others may not. */
export async function exempt(session: Session, workspaceId: string, memberId: string, now: Date): Promise<void> {
  const row = await readSingleSignOn(session, workspaceId);
  if (!row?.isRequired || row.breakGlass.includes(memberId)) return;
  await saveSingleSignOn(session, { ...row, breakGlass: [...row.breakGlass, memberId], updatedAt: now });
}
