import { count, isNull } from "drizzle-orm";
import { z } from "zod";

import { readRoles } from "@/db/access/read-roles";
import { members } from "@/db/schema/workspace/members";
import { defineTool } from "@/tools/core/define-tool";
import { roleOutput, toRoleOutput } from "./role-shape";

export const listRoles = defineTool({
  name: "list_roles",
  description:
    "List the roles of this workspace with what each may do: permissions of features, rights over records (none, own, team, all), objects and fields with rights of their own, and how many members have it.",
  input: z.object({}),
  output: z.object({ roles: z.array(roleOutput) }),
  permission: "members:read",
  effect: "read",
  examples: [
    { say: "which roles are there", input: {} },
    { say: "what may a viewer do", input: {} },
    { say: "show the roles and their rights", input: {} },
  ],
  summarize: (_, output) => `Listed ${output.roles.length} roles`,

  async handler(ctx) {
    const rows = await ctx.session.orm
      .select({ role: members.role, count: count() })
      .from(members)
      .where(isNull(members.deactivatedAt))
      .groupBy(members.role);
    const counts = new Map(rows.map((row) => [row.role, row.count]));
    const roles = await readRoles(ctx.session);
    return { roles: roles.map((row) => toRoleOutput(row, counts.get(row.key) ?? 0)) };
  },
});
