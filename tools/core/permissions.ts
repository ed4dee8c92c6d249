import type { MemberRole } from "@/db/objects/definition";

export const permissions = [
  "records:read",
  "records:write",
  "records:delete",
  "records:destroy",
  "records:import",
  "records:export",
  "views:read",
  "views:write",
  "documents:read",
  "documents:write",
  "jobs:read",
  "jobs:write",
  "settings:read",
  "settings:write",
  "members:read",
  "changes:read",
  "conversations:read",
  "conversations:write",
] as const;
export type Permission = (typeof permissions)[number];

const viewer: Permission[] = [
  "records:read",
  "views:read",
  "documents:read",
  "jobs:read",
  "settings:read",
  "members:read",
  "changes:read",
  "conversations:read",
  "conversations:write",
];
const member: Permission[] = [
  ...viewer,
  "records:write",
  "records:delete",
  "records:import",
  "records:export",
  "views:write",
  "documents:write",
  "jobs:write",
];

const byRole: Record<MemberRole, readonly Permission[]> = { admin: permissions, manager: member, member, viewer };

export const isAllowed = (role: MemberRole, permission: Permission): boolean => byRole[role].includes(permission);
