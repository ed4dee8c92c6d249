import { eq } from "drizzle-orm";

import { readRoles } from "@/db/access/read-roles";
import { invites } from "@/db/schema/workspace/invites";
import { changeMember, countAdmins, feedMember } from "@/db/workspace/change-member";
import { findOpenInvite } from "@/db/workspace/invites";
import {
  addMembers,
  findAnyMember,
  findAnyMemberByEmail,
  findFirstAdmin,
  findMember,
  type Member,
} from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { inContext } from "@/tools/core/open-context";
import type { Environment } from "@/tools/core/run-tool";
import { storeChangeSet } from "@/tools/core/store-change-set";

export type Arrival = {
  /** The member that the person signed in as before. */
  memberId: string | null;
  name: string;
  email: string;
  /** For somebody new. */
  defaultRole: string;
  /** What the groups of the person give them, at each sign-in; null where groups say nothing here. */
  groupRole: string | null;
  /** Members whose role no group decides. */
  keepRoleOf: readonly string[];
};

/**
 * The member of somebody whom the workspace's provider has let in: made at the first sign-in, with the role that the
 * groups give. Whoever was deactivated stays out.
 */
export async function provisionMember(environment: Environment, arrival: Arrival): Promise<Member> {
  return asSystem(environment, async (ctx) => {
    const known = arrival.memberId
      ? await findAnyMember(ctx.session, arrival.memberId)
      : await findAnyMemberByEmail(ctx.session, arrival.email);
    if (known?.deactivatedAt) throw ended();
    if (!known) return addMember(ctx, arrival, arrival.groupRole, arrival.defaultRole);
    await followGroups(ctx, known, arrival);
    return requireActive(ctx, known.id);
  });
}

const ended = (): AppError =>
  new AppError("forbidden", "Your access has ended. Ask an Admin of your workspace to let you in again.");

/** Adds a member and tells the change feed. Whoever was invited gets what the invitation says, and it is used up. */
export async function addMember(
  ctx: ToolContext,
  { name, email }: { name: string; email: string },
  groupRole: string | null,
  defaultRole: string,
  how = "through single sign-on",
): Promise<Member> {
  const id = ctx.newId();
  const open = await findOpenInvite(ctx.session, email);
  const invite = open && open.expiresAt > ctx.now ? open : undefined;
  const row = {
    ...{ id, name: name.trim().slice(0, 200) || email, email, teamId: invite?.teamId ?? null },
    role: await existingRole(ctx, groupRole ?? invite?.role ?? defaultRole),
  };
  await addMembers(ctx.session, [row], ctx.now);
  if (open)
    await ctx.session.orm.update(invites).set({ acceptedAt: ctx.now, memberId: id }).where(eq(invites.id, open.id));
  const { role } = row;
  await feedMember(ctx.session, id, { name: row.name, email, role }, { changeSetId: ctx.changeSet.id, now: ctx.now });
  ctx.changeSet.count += 1;
  ctx.changeSet.summary = `${row.name} joined as ${role} ${how}`;
  return requireActive(ctx, id);
}

/** A role may have been deleted since it was chosen here; then people get the one that can do least. */
async function existingRole(ctx: ToolContext, wanted: string): Promise<string> {
  return (await readRoles(ctx.session)).some(({ key }) => key === wanted) ? wanted : "viewer";
}

/** For somebody whose groups changed without them; nothing where they are no member any more. */
export async function giveGroupRole(
  environment: Environment,
  memberId: string,
  groupRole: string,
  keepRoleOf: readonly string[],
): Promise<void> {
  const origin = { door: "scim", tool: "provision_member" };
  await asSystem(
    environment,
    async (ctx) => {
      const member = await findAnyMember(ctx.session, memberId);
      if (member) await followGroups(ctx, member, { groupRole, keepRoleOf });
    },
    origin,
  );
}

type Groups = Pick<Arrival, "groupRole" | "keepRoleOf">;

async function followGroups(ctx: ToolContext, member: Member, { groupRole, keepRoleOf }: Groups): Promise<void> {
  if (groupRole === null || keepRoleOf.includes(member.id)) return;
  const role = await existingRole(ctx, groupRole);
  if (role === member.role || (member.role === "admin" && !member.deactivatedAt && (await isLastAdmin(ctx)))) return;
  const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
  if (!(await changeMember(ctx.session, member.id, { role }, write))) return;
  ctx.changeSet.count += 1;
  ctx.changeSet.summary = `${member.name} became ${role} by their groups`;
}

/** Two who would go at once wait for each other here. */
export async function isLastAdmin(ctx: ToolContext): Promise<boolean> {
  await ctx.session.query("select id from atrium_members where role = 'admin' order by id for update");
  return (await countAdmins(ctx.session)) < 2;
}

async function requireActive(ctx: ToolContext, id: string): Promise<Member> {
  const found = await findMember(ctx.session, id);
  if (!found) throw ended();
  return found;
}

/** What Atrium does by itself with the rights of an Admin; what changed stands in the feed under the door's name. */
export async function asSystem<T>(
  environment: Environment,
  run: (ctx: ToolContext) => Promise<T>,
  origin: { door: string; tool: string } = { door: "sign-in", tool: "provision_member" },
): Promise<T> {
  const actor = await inWorkspace(environment, async (session) => {
    const admin = await findFirstAdmin(session);
    if (!admin) throw new AppError("precondition_failed", "This workspace has no Admin.");
    return openActor(session, admin, "system");
  });
  return inContext(environment, actor, { isReadOnly: false }, async (ctx) => {
    const answer = await run(ctx);
    if (ctx.changeSet.count > 0) await storeChangeSet(ctx, origin.tool, { door: origin.door }, ctx.changeSet.summary);
    return answer;
  });
}
