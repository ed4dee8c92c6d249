import { z } from "zod";

import { featurePermissions, type Permission, unlimitedPermissions } from "./permissions";

/** Whose records: nobody's, one's own, those of oneself and one's teams, or everybody's. */
export const reaches = ["none", "own", "team", "all"] as const;
export const reachShape = z.enum(reaches);
export type Reach = z.infer<typeof reachShape>;

export const recordRightsShape = z.strictObject({
  read: reachShape,
  update: reachShape,
  delete: reachShape.describe("To the trash and back."),
  create: z.boolean(),
  destroy: z.boolean().describe("For good, of what may be deleted."),
  import: z.boolean(),
  export: z.boolean(),
});
export type RecordRights = z.infer<typeof recordRightsShape>;

export const fieldRightShape = z.enum(["none", "read"]);

/** What a role may do; what is not named under `objects` and `fields` is as `records` says. */
export const roleShape = z.strictObject({
  name: z.string().trim().min(1).max(60),
  description: z.string().max(300).optional(),
  permissions: z.array(z.enum(featurePermissions)),
  records: recordRightsShape,
  objects: z
    .record(z.string().max(63), recordRightsShape)
    .default({})
    .describe("By key of the object, in place of records."),
  fields: z
    .record(z.string().max(130), fieldRightShape)
    .default({})
    .describe('By "object.field": none hides it, read keeps it from being changed.'),
});
export type RoleDefinition = z.output<typeof roleShape>;

export type RecordAction = keyof RecordRights;

export const rightsOn = (role: RoleDefinition, object: string): RecordRights => role.objects[object] ?? role.records;

/** How far an action reaches: those that are allowed or not reach as far as what they work on. */
export function reachOf(role: RoleDefinition, object: string, action: RecordAction): Reach {
  const rights = rightsOn(role, object);
  const right = rights[action];
  if (typeof right === "string") return right;
  if (!right) return "none";
  if (action === "create" || action === "import") return "all";
  return action === "destroy" ? rights.delete : rights.read;
}

/** Whether the role sees or changes less than everything of what it may use at all, so that the database has to hold it. */
export function isLimited(role: RoleDefinition): boolean {
  const all = [role.records, ...Object.values(role.objects)];
  const isPartial = ({ read, update, delete: trash }: RecordRights): boolean =>
    read !== "all" || [update, trash].some((reach) => reach === "own" || reach === "team");
  return all.some(isPartial);
}

const byRecords: Partial<Record<Permission, (rights: RecordRights) => boolean>> = {
  "records:read": ({ read }) => read !== "none",
  "records:write": ({ create, update }) => create || update !== "none",
  "records:delete": ({ delete: trash }) => trash !== "none",
  "records:destroy": ({ destroy }) => destroy,
  "records:import": (rights) => rights.import,
  "records:export": (rights) => rights.export,
};

/** Whether the role has a permission: of a feature, or over the records of one object at least. */
export function hasPermission(role: RoleDefinition, permission: Permission): boolean {
  const isGiven = byRecords[permission];
  if (!isGiven) return role.permissions.some((held) => held === permission);
  return [role.records, ...Object.values(role.objects)].some(isGiven);
}

/** Why a role cannot be as it is; undefined when it can. */
export function problemOf(role: RoleDefinition): string | undefined {
  const unlimited = unlimitedPermissions.find((permission) => hasPermission(role, permission));
  if (unlimited && (isLimited(role) || Object.keys(role.fields).length > 0))
    return `A role with ${unlimited} can give itself every right, so it has to see and change all records and fields. Take ${unlimited} away, or the limits.`;
  const rank = (reach: Reach): number => reaches.indexOf(reach);
  for (const [key, rights] of Object.entries({ ...role.objects, records: role.records })) {
    if (rank(rights.update) > rank(rights.read) || rank(rights.delete) > rank(rights.read))
      return `${key}: nobody can change or delete records that they may not see. Widen read, or narrow update and delete.`;
  }
  return undefined;
}
