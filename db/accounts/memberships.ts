import { and, asc, countDistinct, eq, isNotNull, or, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { accounts } from "@/db/schema/directory/accounts";
import { memberships } from "@/db/schema/directory/memberships";
import { passkeys } from "@/db/schema/directory/passkeys";
import { users } from "@/db/schema/directory/users";
import { workspaces } from "@/db/schema/directory/workspaces";
import type { Workspace } from "@/db/workspace/workspaces";

export type Membership = { workspace: Workspace; memberId: string };

/** The workspaces of a person, the oldest membership first. */
export async function listMemberships(session: Session, userId: string): Promise<Membership[]> {
  const { id, slug, name, schemaName, region } = workspaces;
  return (
    session.orm
      .select({ workspace: { id, slug, name, schemaName, region }, memberId: memberships.memberId })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      // One that is being erased is not there any more.
      .where(and(eq(memberships.userId, userId), sql`coalesce(${workspaces.transit} ->> 'kind', '') <> 'erase'`))
      .orderBy(asc(memberships.createdAt), asc(workspaces.slug))
  );
}

export async function addMembership(
  session: Session,
  membership: { userId: string; workspaceId: string; memberId: string },
  now: Date,
): Promise<void> {
  await session.orm.insert(memberships).values({ ...membership, createdAt: now });
}

/** Who signs in as this member, when somebody does. */
export async function findUserOfMember(
  session: Session,
  workspaceId: string,
  memberId: string,
): Promise<string | undefined> {
  const [found] = await session.orm
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.memberId, memberId)));
  return found?.userId;
}

/** Members who can sign in by themselves: with a password or a passkey. */
export async function findMemberKeys(session: Session, workspaceId: string): Promise<Set<string>> {
  const rows = await session.orm
    .selectDistinct({ memberId: memberships.memberId })
    .from(memberships)
    .leftJoin(accounts, and(eq(accounts.userId, memberships.userId), eq(accounts.providerId, "credential")))
    .leftJoin(passkeys, eq(passkeys.userId, memberships.userId))
    .where(and(eq(memberships.workspaceId, workspaceId), or(isNotNull(accounts.password), isNotNull(passkeys.id))));
  return new Set(rows.map(({ memberId }) => memberId));
}

export async function countWorkspacesWithPeople(session: Session): Promise<number> {
  const [row] = await session.orm.select({ count: countDistinct(memberships.workspaceId) }).from(memberships);
  return row?.count ?? 0;
}

export async function hasUsers(session: Session): Promise<boolean> {
  const found = await session.orm.select({ id: users.id }).from(users).limit(1);
  return found.length > 0;
}
