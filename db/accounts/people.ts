import { and, eq, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { accounts } from "@/db/schema/directory/accounts";
import { passkeys } from "@/db/schema/directory/passkeys";
import { sessions } from "@/db/schema/directory/sessions";
import { twoFactors } from "@/db/schema/directory/two-factors";
import { users } from "@/db/schema/directory/users";
import { revokeKeysOf } from "./api-keys";
import { dropConsentsOf } from "./oauth-apps";

export type Person = { id: string; name: string; email: string };

/** Whether the address is known to be the person's own, and so who may go by it in another workspace. */
type Proof = { isProven: boolean };

export async function findPersonByEmail(session: Session, email: string): Promise<(Person & Proof) | undefined> {
  const [found] = await session.orm
    .select({ id: users.id, name: users.name, email: users.email, isProven: users.emailVerified })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()));
  return found;
}

/** Somebody who can sign in with a password; it comes as its hash. */
export async function addPerson(
  session: Session,
  { isProven, ...person }: Person & Proof,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const times = { createdAt: now, updatedAt: now };
  await session.orm
    .insert(users)
    .values({ ...person, email: person.email.toLowerCase(), emailVerified: isProven, ...times });
  await addPassword(session, person.id, passwordHash, now);
}

async function addPassword(session: Session, userId: string, password: string, now: Date): Promise<void> {
  await session.orm.insert(accounts).values({
    id: userId,
    userId,
    accountId: userId,
    providerId: "credential",
    password,
    createdAt: now,
    updatedAt: now,
  });
}

/** For somebody who was added and could not join after all. */
export async function dropPerson(session: Session, userId: string): Promise<void> {
  await session.orm.delete(users).where(eq(users.id, userId));
}

/** The address is the person's own from now on; keys that were added before it was known are not theirs for sure. */
export async function proveAddress(session: Session, userId: string, now: Date): Promise<void> {
  await session.orm.delete(twoFactors).where(eq(twoFactors.userId, userId));
  await session.orm.delete(passkeys).where(eq(passkeys.userId, userId));
  await revokeKeysOf(session, userId, now);
  await dropConsentsOf(session, userId);
  await session.orm
    .update(users)
    .set({ emailVerified: true, twoFactorEnabled: false, updatedAt: now })
    .where(eq(users.id, userId));
}

/** Nothing but the new password opens the account afterwards; answers the e-mail that it is for. */
export async function resetPerson(session: Session, userId: string, passwordHash: string, now: Date): Promise<string> {
  await session.orm.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
  await session.orm.delete(twoFactors).where(eq(twoFactors.userId, userId));
  await session.orm.delete(passkeys).where(eq(passkeys.userId, userId));
  await session.orm.delete(sessions).where(eq(sessions.userId, userId));
  await revokeKeysOf(session, userId, now);
  await dropConsentsOf(session, userId);
  const [person] = await session.orm
    .update(users)
    .set({ twoFactorEnabled: false, updatedAt: now })
    .where(eq(users.id, userId))
    .returning();
  await addPassword(session, userId, passwordHash, now);
  return person?.email ?? "";
}

export async function renamePerson(session: Session, userId: string, name: string, now: Date): Promise<void> {
  await session.orm.update(users).set({ name, updatedAt: now }).where(eq(users.id, userId));
}
