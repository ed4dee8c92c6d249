import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Access, hasLimits } from "./access";
import { permissions } from "./permissions";
import { hasPermission, type RecordRights, type RoleDefinition, reaches } from "./rights";
import { narrowAccess, wholeScopes } from "./scopes";
import { standardRoles } from "./standard-roles";

const accessOf = (role: RoleDefinition): Access => ({ memberId: "m", roleKey: "r", role, team: [] });

const reach = fc.constantFrom(...reaches);
const rights: fc.Arbitrary<RecordRights> = fc.record({
  ...{ read: reach, update: reach, delete: reach },
  ...{ create: fc.boolean(), destroy: fc.boolean(), import: fc.boolean(), export: fc.boolean() },
});
const roles: fc.Arbitrary<RoleDefinition> = fc.record({
  name: fc.constant("Any"),
  permissions: fc.subarray([...standardRoles.admin.permissions]),
  records: rights,
  objects: fc.dictionary(fc.constantFrom("deals", "notes"), rights),
  fields: fc.constant({}),
});
const scopes = fc.subarray([...permissions]);

describe("rights narrowed to scopes", () => {
  test("are those of the role and of the scopes, whichever role and scopes", () => {
    fc.assert(
      fc.property(roles, scopes, (role, chosen) => {
        const narrowed = narrowAccess(accessOf(role), chosen);
        const whole = wholeScopes(chosen);
        for (const permission of permissions)
          expect(hasPermission(narrowed.role, permission)).toBe(
            hasPermission(role, permission) && whole.includes(permission),
          );
      }),
    );
  });

  test("leave the database's limits as they are for the member, also when narrowed again", () => {
    fc.assert(
      fc.property(roles, scopes, scopes, (role, first, second) => {
        const access = accessOf(role);
        const twice = narrowAccess(narrowAccess(access, first), second);
        expect(hasLimits(twice)).toBe(hasLimits(access));
        for (const permission of permissions)
          if (hasPermission(twice.role, permission)) expect(hasPermission(role, permission)).toBe(true);
      }),
    );
  });
});

test("what is about records brings the right to read them, and nothing else does", () => {
  expect(wholeScopes(["changes:read"])).toEqual(["records:read", "changes:read"]);
  expect(wholeScopes(["conversations:write"])).toEqual(["records:read", "members:read", "conversations:write"]);
  expect(wholeScopes(["views:read", "unknown"])).toEqual(["views:read"]);
});
