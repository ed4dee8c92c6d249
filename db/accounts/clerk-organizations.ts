import { eq } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { clerkOrganizations } from "@/db/schema/directory/clerk-organizations";
import { workspaces } from "@/db/schema/directory/workspaces";
import type { Workspace } from "@/db/workspace/workspaces";

/** The workspace of an organisation of Clerk; one that is being erased is not there any more. */
export async function findWorkspaceOf(session: Session, organizationId: string): Promise<Workspace | undefined> {
  const { id, slug, name, schemaName, region, transit } = workspaces;
  const [found] = await session.orm
    .select({ workspace: { id, slug, name, schemaName, region }, transit })
    .from(clerkOrganizations)
    .innerJoin(workspaces, eq(workspaces.id, clerkOrganizations.workspaceId))
    .where(eq(clerkOrganizations.id, organizationId));
  return found?.transit?.kind === "erase" ? undefined : found?.workspace;
}

export async function findOrganizationOf(session: Session, workspaceId: string): Promise<string | undefined> {
  const [found] = await session.orm
    .select({ id: clerkOrganizations.id })
    .from(clerkOrganizations)
    .where(eq(clerkOrganizations.workspaceId, workspaceId));
  return found?.id;
}

/** Refused as a conflict where either is connected already. */
export async function connectOrganization(
  session: Session,
  { organizationId, workspaceId }: { organizationId: string; workspaceId: string },
  now: Date,
): Promise<void> {
  await session.orm.insert(clerkOrganizations).values({ id: organizationId, workspaceId, createdAt: now });
}
