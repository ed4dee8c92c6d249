import { z } from "zod";

import { changeMember, type MemberChange } from "@/db/workspace/change-member";
import { defineTool } from "@/tools/core/define-tool";
import { refuseMore, requireRole, roleKey } from "@/tools/roles/role-shape";
import { requireTeam, teamId } from "@/tools/teams/team-shape";
import {
  memberId,
  memberOutput,
  refuseHigher,
  requireAnotherAdmin,
  requireMember,
  toMemberOutput,
} from "./member-shape";

export const updateMember = defineTool({
  name: "update_member",
  description:
    "Give a member another role, team or title; what they may do changes at once. team: null takes them out of their team. Nobody gives a role that may do more than their own.",
  input: z.object({
    id: memberId,
    role: roleKey.optional(),
    team: teamId.nullable().optional(),
    title: z.string().trim().max(200).nullable().optional(),
  }),
  output: z.object({ member: memberOutput, changeSetId: z.string().nullable() }),
  permission: "members:write",
  effect: "write",
  examples: [
    { say: "make Elin an admin", input: { id: "{members:Elin}", role: "admin" } },
    { say: "Ruth gets the role member", input: { id: "{members:Ruth}", role: "member" } },
    { say: "put Jonas into the team North", input: { id: "{members:Jonas}", team: "{teams:North}" } },
  ],
  summarize: (_, output) => `Changed the membership of ${output.member.name}`,

  async handler(ctx, { id, role: name, team, title }) {
    const member = await requireMember(ctx, id);
    const change: MemberChange = {};
    if (name !== undefined) {
      const { key, role } = await requireRole(ctx, name);
      if (key !== member.role) {
        refuseMore(ctx, role);
        await refuseHigher(ctx, member);
        await requireAnotherAdmin(ctx, member);
      }
      change.role = key;
    }
    if (team) await requireTeam(ctx, team);
    if (team !== undefined) change.team_id = team;
    if (title !== undefined) change.title = title || null;
    const isChanged = await changeMember(ctx.session, id, change, { changeSetId: ctx.changeSet.id, now: ctx.now });
    if (isChanged) ctx.changeSet.count += 1;
    return {
      member: toMemberOutput(await requireMember(ctx, id)),
      changeSetId: isChanged ? ctx.changeSet.id : null,
    };
  },
});
