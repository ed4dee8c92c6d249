import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, eq, gt, like, lt } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { verifications } from "@/db/schema/directory/verifications";

/** What a token is good for; one kind is never taken for another. */
type Kind = "admin-link" | "sso-begun" | "sso-done";

/** Only a hash is kept, so that whoever reads the table cannot use the link. */
const identifierOf = (kind: Kind, token: string): string =>
  `${kind}:${createHash("sha256").update(token).digest("base64url")}`;

/** A token that is good once, until it expires; whoever holds it gets what `value` says. */
export async function createLink(
  session: Session,
  value: string,
  expiresAt: Date,
  now: Date,
  kind: Kind = "admin-link",
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const identifier = identifierOf(kind, token);
  await session.orm
    .insert(verifications)
    .values({ id: randomUUID(), identifier, value, expiresAt, createdAt: now, updatedAt: now });
  return token;
}

/** What the link says, without using it up. */
export async function readLink(session: Session, token: string, now: Date): Promise<string | undefined> {
  const [found] = await session.orm
    .select()
    .from(verifications)
    .where(and(eq(verifications.identifier, identifierOf("admin-link", token)), gt(verifications.expiresAt, now)));
  return found?.value;
}

/** Of two who use it at once one gets it. */
export async function consumeLink(
  session: Session,
  token: string,
  now: Date,
  kind: Kind = "admin-link",
): Promise<string | undefined> {
  const [found] = await session.orm
    .delete(verifications)
    .where(and(eq(verifications.identifier, identifierOf(kind, token)), gt(verifications.expiresAt, now)))
    .returning();
  return found?.value;
}

/** A later link takes the place of those before, and those that nobody used in time go. */
export async function dropLinks(session: Session, now: Date): Promise<void> {
  await session.orm.delete(verifications).where(like(verifications.identifier, "admin-link:%"));
  await session.orm.delete(verifications).where(lt(verifications.expiresAt, now));
}

/** Sign-ins that were begun through a provider and never ended. */
export async function dropBegun(session: Session, now: Date): Promise<void> {
  await session.orm
    .delete(verifications)
    .where(and(like(verifications.identifier, "sso-%"), lt(verifications.expiresAt, now)));
}
