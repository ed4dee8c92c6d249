import { and, eq, inArray } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { provisionedMembers } from "@/db/schema/directory/provisioning";

/** What the company's directory calls the members, by member. */
export async function readExternalIds(
  session: Session,
  workspaceId: string,
  memberIds: string[],
): Promise<Map<string, string | null>> {
  if (memberIds.length === 0) return new Map();
  const rows = await session.orm
    .select()
    .from(provisionedMembers)
    .where(and(eq(provisionedMembers.workspaceId, workspaceId), inArray(provisionedMembers.memberId, memberIds)));
  return new Map(rows.map(({ memberId, externalId }) => [memberId, externalId]));
}

export async function findByExternalId(session: Session, workspaceId: string, externalId: string): Promise<string[]> {
  const rows = await session.orm
    .select({ memberId: provisionedMembers.memberId })
    .from(provisionedMembers)
    .where(and(eq(provisionedMembers.workspaceId, workspaceId), eq(provisionedMembers.externalId, externalId)));
  return rows.map(({ memberId }) => memberId);
}

export async function saveExternalId(
  session: Session,
  { workspaceId, memberId, externalId }: { workspaceId: string; memberId: string; externalId: string | null },
  now: Date,
): Promise<void> {
  const values = { externalId, updatedAt: now };
  await session.orm
    .insert(provisionedMembers)
    .values({ workspaceId, memberId, ...values })
    .onConflictDoUpdate({ target: [provisionedMembers.workspaceId, provisionedMembers.memberId], set: values });
}
