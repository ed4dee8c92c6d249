/** What a role may do with features; rights over records are said per object (`db/access/rights.ts`). */
export const featurePermissions = [
  "views:read",
  "views:write",
  "documents:read",
  "documents:write",
  "jobs:read",
  "jobs:write",
  "settings:read",
  "settings:write",
  "members:read",
  "members:write",
  "roles:write",
  "changes:read",
  "conversations:read",
  "conversations:write",
] as const;
export type FeaturePermission = (typeof featurePermissions)[number];

/** Follow from the rights over records: held by whoever has them on one object at least. */
export const recordPermissions = [
  "records:read",
  "records:write",
  "records:delete",
  "records:destroy",
  "records:import",
  "records:export",
] as const;

export const permissions = [...recordPermissions, ...featurePermissions] as const;
export type Permission = (typeof permissions)[number];

/** Whoever holds one of these could give themselves every right, so no limit on records would hold. */
export const unlimitedPermissions = ["settings:write", "members:write", "roles:write"] as const;
