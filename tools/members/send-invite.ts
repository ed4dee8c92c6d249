import { z } from "zod";

import { invites } from "@/db/schema/workspace/invites";
import { findOpenInvite, inviteExpiry } from "@/db/workspace/invites";
import { findAnyMemberByEmail } from "@/db/workspace/members";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { refuseMore, requireRole, roleKey } from "@/tools/roles/role-shape";
import { requireTeam, teamId } from "@/tools/teams/team-shape";
import {
  feedInvite,
  inviteOutput,
  mailInvite,
  mailOutput,
  newToken,
  toInviteOutput,
  tokenOutput,
} from "./invite-shape";

export const sendInvite = defineTool({
  name: "send_invite",
  description:
    "Invite somebody by e-mail to join this workspace with a role and a team. The link in the answer is good once and for seven days; it is mailed where mail is set up, and can be copied in any case.",
  input: z.object({ email: z.email().max(320), role: roleKey.default("member"), team: teamId.optional() }),
  output: z.object({ invite: inviteOutput, token: tokenOutput, mail: mailOutput, changeSetId: z.string() }),
  permission: "members:write",
  effect: "send",
  examples: [
    { say: "invite kaja@oakmere.example", input: { email: "kaja@oakmere.example" } },
    { say: "invite lars@oakmere.example as a viewer", input: { email: "lars@oakmere.example", role: "viewer" } },
    {
      say: "ask ines@oakmere.example to join the team North as manager",
      input: { email: "ines@oakmere.example", role: "manager", team: "{teams:North}" },
    },
  ],
  summarize: (_, output) => `Invited ${output.invite.email} as ${output.invite.role}`,

  deliver: mailInvite,

  async handler(ctx, { email, role: name, team }) {
    const { key, role } = await requireRole(ctx, name);
    refuseMore(ctx, role);
    if (team) await requireTeam(ctx, team);
    const member = await findAnyMemberByEmail(ctx.session, email);
    if (member)
      throw new AppError(
        "conflict",
        member.deactivatedAt
          ? `${member.name} was a member before. Let them in again with restore_member.`
          : `${member.name} is a member already.`,
      );
    if (await findOpenInvite(ctx.session, email))
      throw new AppError("conflict", `${email} was invited already. Send the invitation again with update_invite.`);
    const { token, tokenHash } = newToken();
    const row = {
      ...{ id: ctx.newId(), email: email.trim(), role: key, teamId: team ?? null, tokenHash },
      ...{ invitedBy: ctx.actor.memberId, createdAt: ctx.now, expiresAt: inviteExpiry(ctx.now) },
      ...{ acceptedAt: null, memberId: null, revokedAt: null },
    };
    await ctx.session.orm.insert(invites).values(row);
    await feedInvite(ctx, row.id, "created", { after: { email: row.email, role: key, team: team ?? null } });
    return { invite: toInviteOutput(row, ctx.now), token, changeSetId: ctx.changeSet.id };
  },
});
