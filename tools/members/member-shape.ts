import { eq } from "drizzle-orm";
import { z } from "zod";

import { readRoles } from "@/db/access/read-roles";
import { members } from "@/db/schema/workspace/members";
import { countAdmins } from "@/db/workspace/change-member";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { refuseMore } from "@/tools/roles/role-shape";

export const memberId = z.uuid().describe("Id from list_members.");

export const memberOutput = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string().describe("Key of the role."),
  teamId: z.string().nullable(),
  title: z.string().nullable(),
  isActive: z.boolean(),
});

export type StoredMember = typeof members.$inferSelect;

export const toMemberOutput = (row: StoredMember): z.output<typeof memberOutput> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  teamId: row.teamId,
  title: row.title,
  isActive: row.deactivatedAt === null,
});

export async function requireMember(ctx: ToolContext, id: string): Promise<StoredMember> {
  const [found] = await ctx.session.orm.select().from(members).where(eq(members.id, id));
  if (found) return found;
  throw new AppError("not_found", "There is no such member. Find the id with list_members.");
}

/** Nobody decides about a member who may do more. */
export async function refuseHigher(ctx: ToolContext, member: StoredMember): Promise<void> {
  const held = (await readRoles(ctx.session)).find(({ key }) => key === member.role);
  if (held) refuseMore(ctx, held.role);
}

/** Somebody has to be able to let others in. Two who step down at once wait for each other here. */
export async function requireAnotherAdmin(ctx: ToolContext, member: StoredMember): Promise<void> {
  if (member.role !== "admin" || member.deactivatedAt !== null) return;
  await ctx.session.query("select id from atrium_members where role = 'admin' order by id for update");
  if ((await countAdmins(ctx.session)) > 1) return;
  throw new AppError(
    "precondition_failed",
    `${member.name} is the only Admin, and a workspace without one could not be managed. Make somebody else an Admin first.`,
  );
}
