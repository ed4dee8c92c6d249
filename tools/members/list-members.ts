import { asc, isNull } from "drizzle-orm";
import { z } from "zod";

import { members } from "@/db/schema/workspace/members";
import { defineTool } from "@/tools/core/define-tool";

/** Ids for owner fields come from here, never from a guess. */
export const listMembers = defineTool({
  name: "list_members",
  description:
    "List the people of this workspace with id, name, e-mail and role. Use the ids for owner fields and tasks.",
  input: z.object({}),
  output: z.object({
    members: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        role: z.string(),
        title: z.string().nullable(),
        isMe: z.boolean(),
      }),
    ),
  }),
  permission: "members:read",
  effect: "read",
  examples: [
    { say: "who is in the team", input: {} },
    { say: "who am I", input: {} },
    { say: "list the members", input: {} },
  ],
  summarize: (_, output) => `Listed ${output.members.length} members`,

  async handler(ctx) {
    const rows = await ctx.session.orm
      .select()
      .from(members)
      .where(isNull(members.deactivatedAt))
      .orderBy(asc(members.createdAt), asc(members.name));
    return {
      members: rows.map(({ id, name, email, role, title }) => ({
        id,
        name,
        email,
        role,
        title,
        isMe: id === ctx.actor.memberId,
      })),
    };
  },
});
