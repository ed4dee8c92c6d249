import { asc, eq, inArray, isNull, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { members } from "@/db/schema/workspace/members";

export type Member = typeof members.$inferSelect;

export type NewMember = {
  id: string;
  name: string;
  email: string;
  role: string;
  title?: string | null;
  teamId?: string | null;
  timeZone?: string;
  locale?: string;
};

export async function addMembers(session: Session, rows: NewMember[], now: Date): Promise<void> {
  await session.orm.insert(members).values(
    rows.map((row) => ({
      ...row,
      title: row.title ?? null,
      timeZone: row.timeZone ?? "UTC",
      locale: row.locale ?? "en-GB",
      createdAt: now,
    })),
  );
}

export async function findMemberByEmail(session: Session, email: string): Promise<Member | undefined> {
  const found = await findAnyMemberByEmail(session, email);
  return found?.deactivatedAt ? undefined : found;
}

/** Deactivated ones too. */
export async function findAnyMemberByEmail(session: Session, email: string): Promise<Member | undefined> {
  const [found] = await session.orm
    .select()
    .from(members)
    .where(eq(sql`lower(${members.email})`, email.trim().toLowerCase()));
  return found;
}

/** A deactivated one too. */
export async function findAnyMember(session: Session, id: string): Promise<Member | undefined> {
  const [found] = await session.orm.select().from(members).where(eq(members.id, id));
  return found;
}

/** An active member. */
export async function findMember(session: Session, id: string): Promise<Member | undefined> {
  const found = await findAnyMember(session, id);
  return found?.deactivatedAt ? undefined : found;
}

/** Gives a member's place to somebody else, before anybody has signed in. */
export async function nameMember(session: Session, id: string, values: { name: string; email: string }): Promise<void> {
  const { name, email } = values;
  await session.orm.update(members).set({ name, email }).where(eq(members.id, id));
}

/** The active ones, the oldest first. */
export async function listAdmins(session: Session): Promise<Member[]> {
  const rows = await session.orm
    .select()
    .from(members)
    .where(isNull(members.deactivatedAt))
    .orderBy(asc(members.createdAt), asc(members.id));
  return rows.filter((row) => row.role === "admin");
}

/** The Admin who was there first: who local mode acts as. */
export async function findFirstAdmin(session: Session): Promise<Member | undefined> {
  return (await listAdmins(session))[0];
}

/** Deactivated ones too. */
export async function listMembersOfDomains(session: Session, domains: string[]): Promise<Member[]> {
  if (domains.length === 0) return [];
  return session.orm
    .select()
    .from(members)
    .where(inArray(sql`split_part(lower(${members.email}), '@', 2)`, domains))
    .orderBy(asc(members.email), asc(members.id));
}

export async function listMemberEmails(session: Session): Promise<string[]> {
  const rows = await session.orm.select({ email: members.email }).from(members).where(isNull(members.deactivatedAt));
  return rows.map((row) => row.email);
}
