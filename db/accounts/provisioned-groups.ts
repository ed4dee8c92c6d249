import { and, asc, eq, inArray } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { provisionedGroupMembers, provisionedGroups } from "@/db/schema/directory/provisioning";

export type ProvisionedGroup = typeof provisionedGroups.$inferSelect & { memberIds: string[] };

export async function listGroups(session: Session, workspaceId: string): Promise<ProvisionedGroup[]> {
  const groups = await session.orm
    .select()
    .from(provisionedGroups)
    .where(eq(provisionedGroups.workspaceId, workspaceId))
    .orderBy(asc(provisionedGroups.name), asc(provisionedGroups.id));
  const ids = groups.map(({ id }) => id);
  const rows =
    ids.length > 0
      ? await session.orm.select().from(provisionedGroupMembers).where(inArray(provisionedGroupMembers.groupId, ids))
      : [];
  const inGroup = Map.groupBy(rows, ({ groupId }) => groupId);
  return groups.map((group) => ({
    ...group,
    memberIds: (inGroup.get(group.id) ?? []).map(({ memberId }) => memberId),
  }));
}

/** What the directory calls the groups that the member is in, by name and by its own id. */
export async function listGroupNames(session: Session, workspaceId: string, memberId: string): Promise<string[]> {
  const rows = await session.orm
    .select({ name: provisionedGroups.name, externalId: provisionedGroups.externalId })
    .from(provisionedGroups)
    .innerJoin(provisionedGroupMembers, eq(provisionedGroupMembers.groupId, provisionedGroups.id))
    .where(and(eq(provisionedGroups.workspaceId, workspaceId), eq(provisionedGroupMembers.memberId, memberId)));
  return rows.flatMap(({ name, externalId }) => (externalId ? [name, externalId] : [name]));
}

/** The group and exactly these members. */
export async function saveGroup(session: Session, { memberIds, ...row }: ProvisionedGroup): Promise<void> {
  const { name, externalId, updatedAt } = row;
  await session.orm
    .insert(provisionedGroups)
    .values(row)
    .onConflictDoUpdate({ target: provisionedGroups.id, set: { name, externalId, updatedAt } });
  await session.orm.delete(provisionedGroupMembers).where(eq(provisionedGroupMembers.groupId, row.id));
  const rows = [...new Set(memberIds)].map((memberId) => ({ groupId: row.id, memberId }));
  if (rows.length > 0) await session.orm.insert(provisionedGroupMembers).values(rows);
}

export async function dropGroup(session: Session, id: string): Promise<void> {
  await session.orm.delete(provisionedGroups).where(eq(provisionedGroups.id, id));
}
