import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";

import { invites } from "@/db/schema/workspace/invites";
import { hashToken, type Invite } from "@/db/workspace/invites";
import type { Workspace } from "@/db/workspace/workspaces";
import { AppError } from "@/tools/core/app-error";
import type { Actor, Services, ToolContext } from "@/tools/core/define-tool";

export const inviteOutput = z.object({
  id: z.string(),
  email: z.string(),
  role: z.string(),
  teamId: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isExpired: z.boolean(),
});

export const toInviteOutput = (invite: Invite, now: Date): z.output<typeof inviteOutput> => ({
  id: invite.id,
  email: invite.email,
  role: invite.role,
  teamId: invite.teamId,
  createdAt: invite.createdAt.toISOString(),
  expiresAt: invite.expiresAt.toISOString(),
  isExpired: invite.expiresAt <= now,
});

export const tokenOutput = z
  .string()
  .describe("The secret of the link, shown this once: whoever opens /join/<workspace>/<token> can join.");

export const mailOutput = z
  .enum(["sent", "kept", "failed", "none"])
  .default("none")
  .describe(
    "sent: on its way. kept: a file in this server's outbox. failed: pass the link on. none: no mail is set up.",
  );

type Invited = { invite: z.output<typeof inviteOutput>; token: string; mail: z.output<typeof mailOutput> };

/** The link goes out when the invitation is stored; without mail, or when that fails, it can still be passed on by hand. */
export async function mailInvite<Output extends Invited>(
  { inviteMailer, workspace }: Pick<Services, "inviteMailer"> & { workspace: Workspace },
  output: Output,
  actor: Actor,
): Promise<Output> {
  if (!inviteMailer) return output;
  const { invite, token } = output;
  const mail = { workspace, email: invite.email, token, role: invite.role, invitedBy: actor.name };
  return inviteMailer(mail).then(
    ({ leaves }) => ({ ...output, mail: leaves ? "sent" : "kept" }),
    () => ({ ...output, mail: "failed" }),
  );
}

export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

export async function requireInvite(ctx: ToolContext, id: string): Promise<Invite> {
  const [found] = await ctx.session.orm.select().from(invites).where(eq(invites.id, id)).for("update");
  if (!found) throw new AppError("not_found", "There is no such invitation. Find the id with list_invites.");
  if (found.acceptedAt) throw new AppError("precondition_failed", `${found.email} has joined already.`);
  if (found.revokedAt) throw new AppError("precondition_failed", "This invitation was taken back. Invite them again.");
  return found;
}

const insertChange = `insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
  values ($1::uuid, 'atrium_invites', $2::uuid, $3, $4::jsonb, $5::jsonb)`;

/** Invitations are in the change feed without their secret. */
export async function feedInvite(
  ctx: Pick<ToolContext, "session" | "changeSet">,
  id: string,
  kind: "created" | "updated" | "deleted",
  sides: { before?: object; after?: object },
): Promise<void> {
  const json = (side: object | undefined): string | null => (side ? JSON.stringify(side) : null);
  await ctx.session.query(insertChange, [ctx.changeSet.id, id, kind, json(sides.before), json(sides.after)]);
  ctx.changeSet.count += 1;
}
