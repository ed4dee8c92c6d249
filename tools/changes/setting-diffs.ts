import type { Value } from "@/db/query/values";
import type { Diff } from "@/tools/records/record-shape";

type Settings = Record<string, unknown> | null;

/** What people call the settings of objects, fields and views; a key that is not here is not shown. */
const labels: Record<string, string> = {
  label: "Name",
  name: "Name",
  plural: "Plural",
  icon: "Icon",
  help: "Help",
  type: "Type",
  computed: "Computed as",
  fields: "Fields",
  isRequired: "Required",
  isUnique: "Unique",
  isIndexed: "Indexed",
  isFilterable: "Filtered by value",
  default: "Default",
  options: "Options",
  currency: "Currency",
  target: "Points to",
  reverse: "Name on the other side",
  synonyms: "Synonyms",
  fieldOrder: "Order of fields",
  duplicateRules: "Duplicate rules",
  layout: "Layout",
  share: "Shared with",
  trashDays: "Days in the trash",
  folder: "Folder",
  version: "Version",
  description: "Description",
  permissions: "Permissions",
  records: "All objects",
  objects: "Single objects",
  parent: "Above it",
  email: "Email",
  role: "Role",
  title: "Title",
  deactivated_at: "Deactivated",
  provider: "Provider",
  domains: "Domains",
  defaultRole: "Role of new members",
  groupClaim: "Claim with the groups",
  groupRoles: "Roles by group",
  breakGlass: "May sign in without it",
  provisioning: "SCIM",
  scopes: "It may",
  expiresAt: "Ends",
};

/** Two states of a definition to differences a person can read. */
export function settingDiffs(before: Settings, after: Settings): Diff[] {
  return Object.entries(labels)
    .filter(([key]) => key in (before ?? {}) || key in (after ?? {}))
    .map(([key, label]) => ({ field: key, label, before: toValue(before?.[key]), after: toValue(after?.[key]) }))
    .filter((diff) => JSON.stringify(diff.before) !== JSON.stringify(diff.after));
}

function toValue(setting: unknown): Value {
  if (setting === undefined || setting === null) return null;
  if (typeof setting === "string" || typeof setting === "number" || typeof setting === "boolean") return setting;
  if (Array.isArray(setting)) return setting.map(nameOf).join(", ");
  return nameOf(setting);
}

function nameOf(part: unknown): string {
  if (typeof part !== "object" || part === null) return String(part);
  if ("label" in part) return String(part.label);
  if ("expression" in part) return String(part.expression);
  if ("relation" in part && "fn" in part) {
    const field = "field" in part ? ` of ${String(part.field)}` : "";
    return `${String(part.fn)}${field} over ${String(part.relation)}`;
  }
  if ("how" in part && "field" in part) return `${String(part.how)} ${String(part.field)}`;
  if ("group" in part && "role" in part) return `${String(part.group)}: ${String(part.role)}`;
  if ("with" in part) return String(part.with);
  return JSON.stringify(part);
}
