import { changeMember, type MemberChange } from "@/db/workspace/change-member";
import { findAnyMember, findAnyMemberByEmail, listMembersOfDomains, type Member } from "@/db/workspace/members";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { Environment } from "@/tools/core/run-tool";
import { addMember, asSystem, isLastAdmin } from "./provision-member";

/** What a company's directory says of one of its people; what is left out stays. */
export type Kept = { name?: string | undefined; isActive?: boolean | undefined };

const origin = { door: "scim", tool: "provision_member" };

/** Members with addresses of these domains, deactivated ones too, by name of the address. */
export function readKeptMembers(environment: Environment, domains: string[]): Promise<Member[]> {
  return inWorkspace(environment, (session) => listMembersOfDomains(session, domains));
}

/** Adds somebody before they first sign in. */
export function addKeptMember(
  environment: Environment,
  { name, email, role, isActive }: { name: string; email: string; role: string; isActive: boolean },
): Promise<Member> {
  return asSystem(
    environment,
    async (ctx) => {
      if (await findAnyMemberByEmail(ctx.session, email))
        throw new AppError("conflict", `There is a member with the address ${email} already.`);
      const added = await addMember(ctx, { name, email }, null, role, "through SCIM");
      if (isActive) return added;
      await change(ctx, added, { deactivated_at: ctx.now.toISOString() });
      return requireKept(ctx, added.id);
    },
    origin,
  );
}

/** Renames, deactivates or lets in again. The last Admin stays, and so does whoever is named for the day the provider fails. */
export function changeKeptMember(
  environment: Environment,
  id: string,
  { name, isActive }: Kept,
  neverLeaves: readonly string[],
  door = origin.door,
): Promise<Member> {
  return asSystem(
    environment,
    async (ctx) => {
      const member = await requireKept(ctx, id);
      const wasActive = member.deactivatedAt === null;
      if (name && name !== member.name) await change(ctx, member, { name });
      if (isActive === false && wasActive) await deactivate(ctx, member, neverLeaves);
      if (isActive === true && !wasActive) await change(ctx, member, { deactivated_at: null });
      return requireKept(ctx, id);
    },
    { ...origin, door },
  );
}

async function deactivate(ctx: ToolContext, member: Member, neverLeaves: readonly string[]): Promise<void> {
  if (neverLeaves.includes(member.id))
    throw new AppError(
      "forbidden",
      `${member.name} may sign in without the provider, so only an Admin of the workspace deactivates them.`,
    );
  if (member.role === "admin" && (await isLastAdmin(ctx)))
    throw new AppError("forbidden", `${member.name} is the only Admin, and a workspace without one cannot be managed.`);
  await change(ctx, member, { deactivated_at: ctx.now.toISOString() });
}

async function change(ctx: ToolContext, { id, name }: Member, values: MemberChange): Promise<void> {
  if (!(await changeMember(ctx.session, id, values, { changeSetId: ctx.changeSet.id, now: ctx.now }))) return;
  ctx.changeSet.count += 1;
  if (values.name) ctx.changeSet.summary = `${name} is called ${values.name} now`;
  else ctx.changeSet.summary = values.deactivated_at ? `Deactivated ${name}` : `Let ${name} in again`;
}

async function requireKept(ctx: ToolContext, id: string): Promise<Member> {
  const found = await findAnyMember(ctx.session, id);
  if (!found) throw new AppError("not_found", "There is no such user.");
  return found;
}
