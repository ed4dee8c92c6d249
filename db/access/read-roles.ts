import { isNull } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { roles } from "@/db/schema/workspace/roles";
import type { Access } from "./access";
import { isLimited, type RoleDefinition } from "./rights";
import { isStandardRole, standardRoles } from "./standard-roles";

export type RoleRow = { id: string | null; key: string; role: RoleDefinition };

/** All roles of the workspace: the standard ones, edited or not, and its own in the order they were made. */
export async function readRoles(session: Session): Promise<RoleRow[]> {
  const rows = await session.orm
    .select()
    .from(roles)
    .where(isNull(roles.deletedAt))
    .orderBy(roles.createdAt, roles.key);
  const stored = new Map(rows.map((row) => [row.key, row]));
  const standard = Object.entries(standardRoles).map(([key, role]): RoleRow => {
    const row = stored.get(key);
    return { id: row?.id ?? null, key, role: row?.definition ?? role };
  });
  const own = rows
    .filter(({ key }) => !isStandardRole(key))
    .map(({ id, key, definition }) => ({ id, key, role: definition }));
  return [...standard, ...own];
}

/** The roles whose limits the database holds. */
export async function readLimitedRoles(session: Session): Promise<RoleRow[]> {
  return (await readRoles(session)).filter(({ role }) => isLimited(role));
}

/**
 * What a member may do now. A role that is gone gives nothing, so that whoever had it is not let through by mistake.
 */
export async function readAccess(
  session: Session,
  member: { id: string; role: string; teamId: string | null },
): Promise<Access> {
  const role = (await readRoles(session)).find(({ key }) => key === member.role)?.role ?? nothing;
  const rows = member.teamId === null ? [] : await session.query<{ id: string }>(belowTeam, [member.teamId]);
  return { memberId: member.id, roleKey: member.role, role, team: rows.map(({ id }) => id) };
}

const belowTeam = `with recursive below as (
    select id from atrium_teams where id = $1::uuid and deleted_at is null
    union
    select t.id from atrium_teams as t join below on t.definition ->> 'parent' = below.id::text and t.deleted_at is null
  ) select m.id from atrium_members as m join below on below.id = m.team_id`;

const nothing: RoleDefinition = {
  name: "No role",
  permissions: [],
  records: {
    read: "none",
    update: "none",
    delete: "none",
    create: false,
    destroy: false,
    import: false,
    export: false,
  },
  objects: {},
  fields: {},
};
