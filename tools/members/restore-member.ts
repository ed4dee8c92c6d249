import { z } from "zod";

import { changeMember } from "@/db/workspace/change-member";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { memberId, memberOutput, refuseHigher, requireMember, toMemberOutput } from "./member-shape";

export const restoreMember = defineTool({
  name: "restore_member",
  description:
    "Let a deactivated member in again, with the role and team they had. Find them with list_members and isActive: false.",
  input: z.object({ id: memberId }),
  output: z.object({ member: memberOutput, changeSetId: z.string() }),
  permission: "members:write",
  effect: "write",
  examples: [
    { say: "let Ruth in again", input: { id: "{members:Ruth}" } },
    { say: "reactivate Marta", input: { id: "{members:Marta}" } },
    { say: "Tomás is back", input: { id: "{members:Tomás}" } },
  ],
  summarize: (_, output) => `Let ${output.member.name} in again`,

  async handler(ctx, { id }) {
    const member = await requireMember(ctx, id);
    if (!member.deactivatedAt) throw new AppError("precondition_failed", `${member.name} is active.`);
    await refuseHigher(ctx, member);
    await changeMember(ctx.session, id, { deactivated_at: null }, { changeSetId: ctx.changeSet.id, now: ctx.now });
    ctx.changeSet.count += 1;
    return { member: toMemberOutput(await requireMember(ctx, id)), changeSetId: ctx.changeSet.id };
  },
});
