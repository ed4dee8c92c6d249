import { count, eq } from "drizzle-orm";
import { z } from "zod";

import { changeFixedRow, feedCreated, markFixedRow } from "@/db/changes/fixed-rows";
import { members } from "@/db/schema/workspace/members";
import { roles } from "@/db/schema/workspace/roles";
import { AppError } from "@/tools/core/app-error";
import { defineTool } from "@/tools/core/define-tool";
import {
  checkRole,
  holdRoles,
  refuseMore,
  requireRole,
  rightsInput,
  roleKey,
  roleOutput,
  storedRole,
  toRoleOutput,
} from "./role-shape";

export const updateRole = defineTool({
  name: "update_role",
  description:
    "Change what a role may do, at once for everybody who has it; the Admin's cannot be changed. What is not named stays. Read it with list_roles first.",
  input: rightsInput.extend({ role: roleKey }),
  output: z.object({ role: roleOutput, changeSetId: z.string().nullable() }),
  permission: "roles:write",
  effect: "write",
  examples: [
    {
      say: "members may see only their own deals",
      input: {
        role: "member",
        objects: {
          deals: {
            read: "own",
            update: "own",
            delete: "own",
            create: true,
            destroy: false,
            import: false,
            export: true,
          },
        },
      },
    },
    { say: "hide the amount of deals from viewers", input: { role: "viewer", fields: { "deals.amount": "none" } } },
    { say: "rename the role Manager to Team lead", input: { role: "manager", name: "Team lead" } },
  ],
  summarize: (_, output) => `Changed the role ${output.role.name}`,

  async handler(ctx, { role: name, ...given }) {
    const { key, role: before } = await requireRole(ctx, name);
    if (key === "admin")
      throw new AppError(
        "precondition_failed",
        "The Admin may do everything, and that cannot be changed. Make another role for less.",
      );
    const role = { ...before, ...given };
    for (const each of [before, role]) refuseMore(ctx, each);
    await checkRole(ctx, role, key);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const stored = await storedRole(ctx, key);
    const id = stored?.id ?? ctx.newId();
    if (!stored) {
      await ctx.session.orm.insert(roles).values({ id, key, definition: role, createdAt: ctx.now });
      await feedCreated(ctx.session, "atrium_roles", { id, definition: role }, write);
    } else if (stored.deletedAt) {
      await markFixedRow(ctx.session, "atrium_roles", id, "restored", write);
    }
    const isChanged =
      !stored || (await changeFixedRow(ctx.session, "atrium_roles", id, role, write)) || stored.deletedAt !== null;
    if (isChanged) await holdRoles(ctx);
    const [held] = await ctx.session.orm.select({ count: count() }).from(members).where(eq(members.role, key));
    return {
      role: toRoleOutput({ id, key, role }, held?.count ?? 0),
      changeSetId: isChanged ? ctx.changeSet.id : null,
    };
  },
});
