import { type FeaturePermission, featurePermissions } from "./permissions";
import type { RecordRights, RoleDefinition } from "./rights";

const reading: FeaturePermission[] = [
  "views:read",
  "documents:read",
  "jobs:read",
  "settings:read",
  "members:read",
  "changes:read",
  "conversations:read",
  "conversations:write",
];
const working: FeaturePermission[] = [...reading, "views:write", "documents:write", "jobs:write"];

const everything: RecordRights = {
  read: "all",
  update: "all",
  delete: "all",
  create: true,
  destroy: true,
  import: true,
  export: true,
};
const daily: RecordRights = { ...everything, destroy: false };
const onlyRead: RecordRights = {
  ...{ read: "all", update: "none", delete: "none" },
  ...{ create: false, destroy: false, import: false, export: false },
};

/** The roles that every workspace begins with, by key. All but the Admin's can be edited, and set back to this. */
export const standardRoles = {
  admin: {
    name: "Admin",
    description: "Everything, settings, members and roles included.",
    permissions: [...featurePermissions],
    records: everything,
    objects: {},
    fields: {},
  },
  manager: {
    name: "Manager",
    description: "Works with all records.",
    permissions: working,
    records: daily,
    objects: {},
    fields: {},
  },
  member: {
    name: "Member",
    description: "Works with all records.",
    permissions: working,
    records: daily,
    objects: {},
    fields: {},
  },
  viewer: {
    name: "Viewer",
    description: "Reads everything and changes nothing.",
    permissions: reading,
    records: onlyRead,
    objects: {},
    fields: {},
  },
} satisfies Record<string, RoleDefinition>;

export type StandardRole = keyof typeof standardRoles;

export const isStandardRole = (key: string): key is StandardRole => Object.hasOwn(standardRoles, key);
