import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { accounts } from "@/db/schema/directory/accounts";
import { memberships } from "@/db/schema/directory/memberships";
import { sessions } from "@/db/schema/directory/sessions";
import { users } from "@/db/schema/directory/users";
import { findPersonByEmail, proveAddress } from "./people";

const providerKey = (providerId: string): string => `single-sign-on:${providerId}`;

/** Who a provider calls by this name; their address may have changed since. */
export async function findPersonOfProvider(
  session: Session,
  providerId: string,
  subject: string,
): Promise<string | undefined> {
  const [found] = await session.orm
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.providerId, providerKey(providerId)), eq(accounts.accountId, subject)));
  return found?.userId;
}

/**
 * The person of an address that a provider has shown to be theirs, made where there is none. An account that somebody
 * else may have made for the address loses all keys it had: they are not this person's for sure.
 */
export async function openPersonOfProvider(
  session: Session,
  { providerId, subject, email, name }: { providerId: string; subject: string; email: string; name: string },
  now: Date,
): Promise<string> {
  const times = { createdAt: now, updatedAt: now };
  const known = await findPersonByEmail(session, email);
  const userId = known?.id ?? randomUUID();
  if (!known)
    await session.orm
      .insert(users)
      .values({ id: userId, name, email: email.toLowerCase(), emailVerified: true, ...times });
  else if (!known.isProven) {
    await session.orm.delete(accounts).where(eq(accounts.userId, userId));
    await session.orm.delete(sessions).where(eq(sessions.userId, userId));
    await proveAddress(session, userId, now);
  }
  await session.orm
    .insert(accounts)
    .values({ id: randomUUID(), userId, accountId: subject, providerId: providerKey(providerId), ...times });
  return userId;
}

/** Whether the provider knows this person by some name. */
export async function isLinked(session: Session, providerId: string, userId: string): Promise<boolean> {
  const found = await session.orm
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.providerId, providerKey(providerId)), eq(accounts.userId, userId)));
  return found.length > 0;
}

/** Who signs in as what in the workspace. */
export async function findMembership(
  session: Session,
  workspaceId: string,
  userId: string,
): Promise<string | undefined> {
  const [found] = await session.orm
    .select({ memberId: memberships.memberId })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId)));
  return found?.memberId;
}

/** A provider that is gone speaks for nobody. */
export async function forgetProvider(session: Session, providerId: string): Promise<void> {
  await session.orm.delete(accounts).where(eq(accounts.providerId, providerKey(providerId)));
}

/** Somebody whom the provider knows no more; whoever gets their address later is somebody else. */
export async function forgetPersonOfProvider(session: Session, providerId: string, subject: string): Promise<void> {
  await session.orm
    .delete(accounts)
    .where(and(eq(accounts.providerId, providerKey(providerId)), eq(accounts.accountId, subject)));
}
