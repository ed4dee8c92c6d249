import { eq } from "drizzle-orm";
import { z } from "zod";

import { isStandardRole, standardRoles } from "@/db/access/standard-roles";
import { markFixedRow } from "@/db/changes/fixed-rows";
import { members } from "@/db/schema/workspace/members";
import { changeMember } from "@/db/workspace/change-member";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import { holdRoles, requireRole, roleKey } from "./role-shape";

export const deleteRole = defineTool({
  name: "delete_role",
  description:
    "Take a role away; its members get the role named in moveTo. A standard role that was edited goes back to how it came, and its members keep it.",
  input: z.object({ role: roleKey, moveTo: roleKey.optional() }),
  output: z.object({
    key: z.string(),
    name: z.string(),
    moved: z.number(),
    isReset: z.boolean(),
    changeSetId: z.string(),
  }),
  permission: "roles:write",
  effect: "delete",
  examples: [
    { say: "delete the role Auditor", input: { role: "auditor" } },
    { say: "remove the role Sales rep, its people become members", input: { role: "sales_rep", moveTo: "member" } },
    { say: "set the role Viewer back to how it was", input: { role: "viewer" } },
  ],
  summarize: (_, output) => (output.isReset ? `Set the role ${output.name} back` : `Took away the role ${output.name}`),

  async handler(ctx, { role: name, moveTo }) {
    const { id, key, role } = await requireRole(ctx, name);
    const isReset = isStandardRole(key);
    if (id === null)
      throw new AppError(
        "precondition_failed",
        `${role.name} is a standard role and is as it came; it cannot be taken away.`,
      );
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const held = isReset ? [] : await ctx.session.orm.select().from(members).where(eq(members.role, key));
    if (held.length > 0 && !moveTo)
      throw new AppError(
        "precondition_failed",
        `${held.length} ${held.length === 1 ? "member has" : "members have"} this role. Say with moveTo which role they get.`,
      );
    const next = moveTo ? await requireRole(ctx, moveTo) : undefined;
    if (next?.key === key) throw new AppError("invalid_input", "Its members cannot get the role that goes.");
    for (const member of held)
      if (next && (await changeMember(ctx.session, member.id, { role: next.key }, write))) ctx.changeSet.count += 1;
    await markFixedRow(ctx.session, "atrium_roles", id, "deleted", write);
    await holdRoles(ctx);
    const shown = isReset ? standardRoles[key].name : role.name;
    return { key, name: shown, moved: held.length, isReset, changeSetId: ctx.changeSet.id };
  },
});
