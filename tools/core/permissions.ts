import type { MemberRole } from "@/db/objects/definition";

export const permissions = [
  "records:read",
  "records:write",
  "records:delete",
  "members:read",
  "changes:read",
  "conversations:read",
  "conversations:write",
] as const;
export type Permission = (typeof permissions)[number];

const viewer: Permission[] = [
  "records:read",
  "members:read",
  "changes:read",
  "conversations:read",
  "conversations:write",
];
const member: Permission[] = [...viewer, "records:write", "records:delete"];

const byRole: Record<MemberRole, readonly Permission[]> = { admin: permissions, manager: member, member, viewer };

export const isAllowed = (role: MemberRole, permission: Permission): boolean => byRole[role].includes(permission);
