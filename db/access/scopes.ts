import type { Access } from "./access";
import { type Permission, permissions } from "./permissions";
import type { RecordRights, RoleDefinition } from "./rights";

/**
 * What scopes say nothing without: who changes, takes along or reads about records reads them, and the assistant has to
 * know what there is and who works with it.
 */
export const broughtScopes: Partial<Record<Permission, readonly Permission[]>> = {
  "records:write": ["records:read"],
  "records:delete": ["records:read"],
  "records:destroy": ["records:read"],
  "records:import": ["records:read"],
  "records:export": ["records:read"],
  "changes:read": ["records:read"],
  "conversations:read": ["records:read"],
  "conversations:write": ["records:read", "members:read"],
};

/** The scopes that were chosen and those that they bring, in the order of all. */
export function wholeScopes(chosen: readonly string[]): Permission[] {
  const known = permissions.filter((scope) => chosen.includes(scope));
  const whole = new Set(known.flatMap((scope) => [scope, ...(broughtScopes[scope] ?? [])]));
  return permissions.filter((scope) => whole.has(scope));
}

/** What is left of a member's rights for what acts with some of them only: never more, and never a wider reach. */
export function narrowAccess(access: Access, chosen: readonly string[]): Access {
  const held = access.held ?? access.role;
  const scopes = wholeScopes(chosen).filter((scope) => access.scopes?.includes(scope) ?? true);
  return { ...access, held, scopes, role: narrowRole(access.role, new Set(scopes)) };
}

function narrowRole(role: RoleDefinition, scopes: ReadonlySet<Permission>): RoleDefinition {
  const narrow = (rights: RecordRights): RecordRights => ({
    read: scopes.has("records:read") ? rights.read : "none",
    update: scopes.has("records:write") ? rights.update : "none",
    delete: scopes.has("records:delete") ? rights.delete : "none",
    create: rights.create && scopes.has("records:write"),
    destroy: rights.destroy && scopes.has("records:destroy"),
    import: rights.import && scopes.has("records:import"),
    export: rights.export && scopes.has("records:export"),
  });
  return {
    ...role,
    permissions: role.permissions.filter((permission) => scopes.has(permission)),
    records: narrow(role.records),
    objects: Object.fromEntries(Object.entries(role.objects).map(([key, rights]) => [key, narrow(rights)])),
  };
}
