import { eq } from "drizzle-orm";
import { z } from "zod";

import { invites } from "@/db/schema/workspace/invites";
import { inviteExpiry } from "@/db/workspace/invites";
import { defineTool } from "@/tools/core/define-tool";
import { refuseMore, requireRole, roleKey } from "@/tools/roles/role-shape";
import { requireTeam, teamId } from "@/tools/teams/team-shape";
import {
  feedInvite,
  inviteOutput,
  mailInvite,
  mailOutput,
  newToken,
  requireInvite,
  toInviteOutput,
  tokenOutput,
} from "./invite-shape";

export const updateInvite = defineTool({
  name: "update_invite",
  description:
    "Send an invitation again, with another role or team if given: a new link for seven days, and the one before stops working.",
  input: z.object({ id: z.uuid(), role: roleKey.optional(), team: teamId.nullable().optional() }),
  output: z.object({ invite: inviteOutput, token: tokenOutput, mail: mailOutput, changeSetId: z.string() }),
  permission: "members:write",
  effect: "send",
  examples: [
    { say: "send the invitation of Kaja again", input: { id: "{invites:kaja@oakmere.example}" } },
    { say: "resend the invite to lars@oakmere.example", input: { id: "{invites:lars@oakmere.example}" } },
    { say: "invite Ines again as a member", input: { id: "{invites:ines@oakmere.example}", role: "member" } },
  ],
  summarize: (_, output) => `Invited ${output.invite.email} again`,

  deliver: mailInvite,

  async handler(ctx, { id, role: name, team }) {
    const before = await requireInvite(ctx, id);
    const { key, role } = await requireRole(ctx, name ?? before.role);
    refuseMore(ctx, role);
    if (team) await requireTeam(ctx, team);
    const { token, tokenHash } = newToken();
    const next = {
      ...before,
      ...{ role: key, teamId: team === undefined ? before.teamId : team, tokenHash, expiresAt: inviteExpiry(ctx.now) },
    };
    await ctx.session.orm.update(invites).set(next).where(eq(invites.id, id));
    const said = ({ role: given, teamId: of, expiresAt }: typeof next): object => ({
      role: given,
      team: of,
      expiresAt,
    });
    await feedInvite(ctx, id, "updated", { before: said(before), after: said(next) });
    return { invite: toInviteOutput(next, ctx.now), token, changeSetId: ctx.changeSet.id };
  },
});
