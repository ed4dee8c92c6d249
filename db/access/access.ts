import { createHash } from "node:crypto";

import { quote } from "@/db/objects/table-shape";
import { isLimited, type RoleDefinition } from "./rights";

/** For whom a transaction is opened: what the database lets through depends on it. */
export type Access = {
  memberId: string;
  roleKey: string;
  role: RoleDefinition;
  /** The member's whole role where a key or an app acts with a part of it: the database holds that one. */
  held?: RoleDefinition;
  /** What that part is; left out it is all. */
  scopes?: readonly string[];
  /** Members of one's own team and of those below it, oneself included. */
  team: readonly string[];
};

/** The database role that a limited role acts as; roles belong to the server, so it begins with the schema's name. */
export function databaseRole(schemaName: string, roleKey: string): string {
  return `${schemaName}_r${createHash("sha256").update(roleKey).digest("hex").slice(0, 8)}`;
}

/** Whether the database holds what is seen and changed: it does for the member, whatever acts for them. */
export const hasLimits = ({ role, held }: Access): boolean => isLimited(held ?? role);

/** Statements that hand a transaction of the workspace to somebody with limits; none for who has none. */
export function limitTo(schemaName: string, access: Access): string {
  if (!hasLimits(access)) return "";
  const acting = databaseRole(schemaName, access.roleKey);
  const list = (ids: readonly string[]): string => `'{${ids.map(uuid).join(",")}}'`;
  return [
    `; set local atrium.own to ${list([access.memberId])}`,
    `set local atrium.team to ${list([...new Set([access.memberId, ...access.team])])}`,
    `set local atrium.owner_role to ${quote(schemaName)}`,
    `set local atrium.acting_role to ${quote(acting)}`,
    `set local role ${quote(acting)}`,
  ].join("; ");
}

/** The statement takes no parameters, so what goes into it is checked here. */
function uuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error("An id is no uuid.");
  return id;
}
