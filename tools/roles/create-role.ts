import { z } from "zod";

import { feedCreated } from "@/db/changes/fixed-rows";
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

const mostRoles = 40;

export const createRole = defineTool({
  name: "create_role",
  description:
    "Add a role, made from another one (copyOf, else member) with the rights that are given here in place of its own. Give it to members with update_member.",
  input: rightsInput.extend({ name: rightsInput.shape.name.unwrap(), copyOf: roleKey.optional() }),
  output: z.object({ role: roleOutput, changeSetId: z.string() }),
  permission: "roles:write",
  effect: "write",
  examples: [
    {
      say: "add a role Sales rep that sees only its own deals",
      input: {
        name: "Sales rep",
        objects: {
          deals: {
            read: "own",
            update: "own",
            delete: "own",
            create: true,
            destroy: false,
            import: false,
            export: false,
          },
        },
      },
    },
    { say: "new role Auditor like viewer", input: { name: "Auditor", copyOf: "viewer" } },
    {
      say: "make a role Assistant that cannot see amounts of deals",
      input: { name: "Assistant", fields: { "deals.amount": "none" } },
    },
  ],
  summarize: (_, output) => `Added the role ${output.role.name}`,

  async handler(ctx, { copyOf = "member", ...given }) {
    const { role: base } = await requireRole(ctx, copyOf);
    const { description: _, ...copied } = base;
    const role = { ...copied, ...given };
    refuseMore(ctx, role);
    await checkRole(ctx, role, undefined);
    const key = role.name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "_")
      .replace(/^_|_$/g, "");
    if (!key) throw new AppError("invalid_input", "Give the role a name with letters.");
    if (await storedRole(ctx, key))
      throw new AppError("conflict", `There was a role ${role.name} before. Undo its removal, or take another name.`);
    const id = ctx.newId();
    const [held = { count: 0 }] = await ctx.session.query<{ count: number }>(
      "select count(*)::int as count from atrium_roles",
    );
    if (held.count >= mostRoles) throw new AppError("quota_reached", `A workspace has at most ${mostRoles} roles.`);
    await ctx.session.orm.insert(roles).values({ id, key, definition: role, createdAt: ctx.now });
    await feedCreated(
      ctx.session,
      "atrium_roles",
      { id, definition: role },
      { changeSetId: ctx.changeSet.id, now: ctx.now },
    );
    await holdRoles(ctx);
    return { role: toRoleOutput({ id, key, role }, 0), changeSetId: ctx.changeSet.id };
  },
});
