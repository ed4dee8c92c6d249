import { eq } from "drizzle-orm";
import { z } from "zod";

import { ownerColumn } from "@/db/access/owner-column";
import { permissions } from "@/db/access/permissions";
import { applyPolicies } from "@/db/access/policies";
import { type RoleRow, readRoles } from "@/db/access/read-roles";
import { hasPermission, isLimited, problemOf, type RoleDefinition, roleShape } from "@/db/access/rights";
import { isStandardRole } from "@/db/access/standard-roles";
import { findField, findObject } from "@/db/objects/catalog";
import { roles } from "@/db/schema/workspace/roles";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const roleKey = z.string().max(60).describe("Key of a role from list_roles, for instance member.");

/** What can be given of a role; what is left out stays, or is as in the role that is copied. */
export const rightsInput = z.object({
  name: roleShape.shape.name.optional(),
  description: roleShape.shape.description,
  permissions: roleShape.shape.permissions.optional(),
  records: roleShape.shape.records
    .optional()
    .describe("Rights over the records of all objects that have none of their own."),
  objects: roleShape.shape.objects
    .unwrap()
    .optional()
    .describe("By key of the object, in place of records. The list given here replaces the one before."),
  fields: roleShape.shape.fields
    .unwrap()
    .optional()
    .describe('By "object.field": none hides it, read keeps it from being changed. Replaces the list before.'),
});

export const roleOutput = roleShape.extend({
  key: z.string(),
  isStandard: z.boolean(),
  isEdited: z.boolean().describe("A standard role that is not as it came."),
  isLimited: z.boolean().describe("Does not see or change all records, and the database holds it to that."),
  members: z.number().describe("Active members with this role."),
});
export type RoleOutput = z.output<typeof roleOutput>;

export function toRoleOutput({ id, key, role }: RoleRow, members: number): RoleOutput {
  const isStandard = isStandardRole(key);
  return { ...role, key, isStandard, isEdited: isStandard && id !== null, isLimited: isLimited(role), members };
}

export async function requireRole(ctx: ToolContext, key: string): Promise<RoleRow> {
  const known = await readRoles(ctx.session);
  const wanted = key.trim().toLowerCase();
  const found = known.find((row) => row.key === wanted || row.role.name.toLowerCase() === wanted);
  if (found) return found;
  const names = known.map((row) => row.key).join(", ");
  throw new AppError("not_found", `There is no role "${key}". There are ${names}.`);
}

/** Refuses a role that could not be held to what it says. */
export async function checkRole(ctx: ToolContext, role: RoleDefinition, key: string | undefined): Promise<void> {
  const problem = problemOf(role) ?? unknownNames(ctx, role);
  if (problem) throw new AppError("invalid_input", problem);
  const alike = (await readRoles(ctx.session)).find(
    (row) => row.key !== key && row.role.name.toLowerCase() === role.name.toLowerCase(),
  );
  if (alike)
    throw new AppError("conflict", `There is a role "${alike.role.name}" already. Give this one another name.`);
}

function unknownNames(ctx: ToolContext, role: RoleDefinition): string | undefined {
  const object = Object.keys(role.objects).find((key) => !findObject(ctx.catalog, key));
  if (object) return `There is no object "${object}". Use its key from describe_objects.`;
  for (const [path, right] of Object.entries(role.fields)) {
    const [key = "", name = ""] = path.split(".");
    const of = findObject(ctx.catalog, key);
    const field = of && findField(of, name);
    if (!of || !field) return `There is no field "${path}". Name it as object.field, for instance deals.amount.`;
    if (right === "none" && (name === of.nameField || name === ownerColumn(of)))
      return `${field.label} of ${of.plural.toLowerCase()} says which record it is or whose, so it cannot be hidden. Hide the object instead.`;
  }
  return undefined;
}

/** Nobody gives, takes or edits a role that may do more than their own. */
export function refuseMore(ctx: Pick<ToolContext, "actor">, role: RoleDefinition): void {
  const own = ctx.actor.access.role;
  const more = permissions.find((permission) => hasPermission(role, permission) && !hasPermission(own, permission));
  if (more)
    throw new AppError(
      "forbidden",
      `The role ${role.name} may do more than yours (${more}), so somebody who may has to do this.`,
    );
}

/** From now on the database holds what the roles say. */
export async function holdRoles(ctx: ToolContext): Promise<void> {
  ctx.changeSet.count += 1;
  await applyPolicies(ctx.session, ctx.catalog);
}

/** The row of a role, also when it lies in the trash. */
export async function storedRole(ctx: ToolContext, key: string): Promise<typeof roles.$inferSelect | undefined> {
  const [row] = await ctx.session.orm.select().from(roles).where(eq(roles.key, key));
  return row;
}
