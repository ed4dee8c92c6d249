import type { SingleSignOn } from "@/db/accounts/single-sign-on";

type Rules = Pick<SingleSignOn, "groupRoles" | "defaultRole">;

/** The first row that names one of the groups; without one, what new members get. Null where groups give nothing. */
export function groupRoleOf({ groupRoles, defaultRole }: Rules, groups: readonly string[]): string | null {
  if (groupRoles.length === 0) return null;
  return groupRoles.find(({ group }) => groups.includes(group))?.role ?? defaultRole;
}
