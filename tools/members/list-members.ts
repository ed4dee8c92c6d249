import { asc, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";

import { members } from "@/db/schema/workspace/members";
import { defineTool } from "@/tools/core/define-tool";
import { memberOutput, toMemberOutput } from "./member-shape";

/** Ids for owner fields come from here, never from a guess. */
export const listMembers = defineTool({
  name: "list_members",
  description:
    "List the people of this workspace with id, name, e-mail, role and team. Use the ids for owner fields and tasks.",
  input: z.object({ isActive: z.boolean().optional().describe("false: those who were deactivated.") }),
  output: z.object({
    members: z.array(memberOutput.extend({ isMe: z.boolean() })),
  }),
  permission: "members:read",
  effect: "read",
  examples: [
    { say: "who is in the team", input: {} },
    { say: "who am I", input: {} },
    { say: "list the members", input: {} },
  ],
  summarize: (_, output) => `Listed ${output.members.length} members`,

  async handler(ctx, { isActive = true }) {
    const rows = await ctx.session.orm
      .select()
      .from(members)
      .where(isActive ? isNull(members.deactivatedAt) : isNotNull(members.deactivatedAt))
      .orderBy(asc(members.createdAt), asc(members.name));
    return { members: rows.map((row) => ({ ...toMemberOutput(row), isMe: row.id === ctx.actor.memberId })) };
  },
});
