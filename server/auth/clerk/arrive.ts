import { connectOrganization, findWorkspaceOf } from "@/db/accounts/clerk-organizations";
import { addMembership, findUserOfMember } from "@/db/accounts/memberships";
import { findPersonByEmail } from "@/db/accounts/people";
import { findMembership, findPersonOfProvider, isLinked, openPersonOfProvider } from "@/db/accounts/provider-people";
import { addMembers } from "@/db/workspace/members";
import { dropWorkspace, enterWorkspace, type Workspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { newWorkspaceNamed } from "@/server/regions/new-workspace-named";
import { AppError } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import { provisionMember } from "@/tools/members/provision-member";
import type { Claims, ClerkApi } from "./clerk-api";

/** Whom Clerk knows is kept like people of a workspace's provider, under this name. */
export const clerkProvider = "clerk";

type Known = { workspace: Workspace | undefined; userId: string | undefined; memberId: string | undefined };
type Organization = NonNullable<Claims["organization"]>;

export type Arrived = Identity & { userId: string };

/**
 * The person of a token in the workspace of its organisation. Workspace and member are made when they first come; from
 * then on Clerk says who belongs, and Atrium what they may do.
 */
export async function arrive(atrium: Atrium, clerk: ClerkApi, { userId, organization }: Claims): Promise<Arrived> {
  if (!organization) throw new AppError("precondition_failed", "Choose an organization first: it is your workspace.");
  const known = await look(atrium, userId, organization);
  if (known.workspace && known.userId && known.memberId)
    return act(atrium, known.workspace, known.userId, known.memberId);
  const come = async (): Promise<Arrived> => enter(atrium, clerk, userId, organization);
  // The same person in another tab may be just as new.
  return come().catch((error: unknown) => {
    if (toAppError(error).code !== "conflict") throw error;
    return come();
  });
}

async function enter(atrium: Atrium, clerk: ClerkApi, subject: string, organization: Organization): Promise<Arrived> {
  const known = await look(atrium, subject, organization);
  const { name, email } = await clerk.readPerson(subject);
  const now = atrium.clock.now();
  if (!known.userId) await requireFree(atrium, email);
  const made = known.workspace ? null : await found(atrium, clerk, organization, { name, email });
  const workspace = known.workspace ?? made?.workspace;
  if (!workspace) throw new AppError("internal", "The workspace of the organization is missing.");
  const environment = atrium.environmentOf(workspace);
  const memberId =
    made?.memberId ??
    (
      await provisionMember(environment, {
        ...{ memberId: known.memberId ?? null, name, email, groupRole: null, keepRoleOf: [] },
        defaultRole: organization.isAdmin ? "admin" : "member",
      })
    ).id;
  const userId = await atrium.db.transaction({}, async (session) => {
    const provider = { providerId: clerkProvider, subject, email, name };
    const person = known.userId ?? (await openPersonOfProvider(session, provider, now));
    const owner = await findUserOfMember(session, workspace.id, memberId);
    if (owner && owner !== person) throw taken();
    if (!owner) await addMembership(session, { userId: person, workspaceId: workspace.id, memberId }, now);
    return person;
  });
  return act(atrium, workspace, userId, memberId);
}

/** Somebody new may have got the address of somebody who left. */
async function requireFree(atrium: Atrium, email: string): Promise<void> {
  const isTaken = await atrium.db.transaction({ isReadOnly: true }, async (session) => {
    const person = await findPersonByEmail(session, email);
    return person !== undefined && (await isLinked(session, clerkProvider, person.id));
  });
  if (isTaken) throw taken();
}

const taken = (): AppError =>
  new AppError("forbidden", "This address belongs to another account here. Ask an Admin of your workspace.");

async function look(atrium: Atrium, subject: string, { id }: Organization): Promise<Known> {
  return atrium.db.transaction({ isReadOnly: true }, async (session) => {
    const workspace = await findWorkspaceOf(session, id);
    const userId = await findPersonOfProvider(session, clerkProvider, subject);
    const memberId = workspace && userId ? await findMembership(session, workspace.id, userId) : undefined;
    return { workspace, userId, memberId };
  });
}

/** An empty workspace for an organisation that is new here, with the first Admin in it. */
async function found(
  atrium: Atrium,
  clerk: ClerkApi,
  { id, isAdmin }: Organization,
  person: { name: string; email: string },
): Promise<{ workspace: Workspace; memberId: string }> {
  const name = await clerk.readOrganizationName(id);
  if (!isAdmin)
    throw new AppError(
      "precondition_failed",
      `${name} has no workspace here yet. One of its admins has to come first: that makes it.`,
    );
  const workspace = await newWorkspaceNamed(atrium, name);
  const memberId = atrium.clock.newId();
  try {
    const { db } = atrium.environmentOf(workspace);
    await db.transaction({ opening: enterWorkspace(workspace) }, (session) =>
      addMembers(session, [{ id: memberId, ...person, role: "admin" }], atrium.clock.now()),
    );
    await atrium.db.transaction({}, (session) =>
      connectOrganization(session, { organizationId: id, workspaceId: workspace.id }, atrium.clock.now()),
    );
  } catch (error) {
    await dropWorkspace(atrium.db, workspace);
    throw error;
  }
  return { workspace, memberId };
}

async function act(atrium: Atrium, workspace: Workspace, userId: string, memberId: string): Promise<Arrived> {
  const environment = atrium.environmentOf(workspace);
  const actor = await atrium.actorOf(environment, memberId);
  if (!actor)
    throw new AppError("forbidden", "Your access has ended. Ask an Admin of your workspace to let you in again.");
  return { environment, actor, userId };
}
