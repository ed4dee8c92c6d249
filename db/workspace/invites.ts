import { createHash } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { invites } from "@/db/schema/workspace/invites";

export type Invite = typeof invites.$inferSelect;

/** How long a link is good for. */
export const inviteDays = 7;

export const inviteExpiry = (now: Date): Date => new Date(now.getTime() + inviteDays * 86_400_000);

/** The secret has 256 random bits, so a plain hash cannot be guessed back. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export const isOpen = and(isNull(invites.acceptedAt), isNull(invites.revokedAt));

/** Neither accepted nor revoked, expired ones too: newest first. */
export async function readOpenInvites(session: Session): Promise<Invite[]> {
  return session.orm.select().from(invites).where(isOpen).orderBy(desc(invites.createdAt), desc(invites.id));
}

export async function findOpenInvite(session: Session, email: string): Promise<Invite | undefined> {
  const [found] = await session.orm
    .select()
    .from(invites)
    .where(and(isOpen, eq(sql`lower(${invites.email})`, email.trim().toLowerCase())));
  return found;
}

/** Locked, so that a link which is opened twice at once lets in once. */
export async function findInviteByToken(session: Session, token: string): Promise<Invite | undefined> {
  const [found] = await session.orm
    .select()
    .from(invites)
    .where(eq(invites.tokenHash, hashToken(token)))
    .for("update");
  return found;
}
