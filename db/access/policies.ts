import type { Session } from "@/db/connect/db";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import { databaseRole } from "./access";
import { ownerColumn } from "./owner-column";
import { readLimitedRoles } from "./read-roles";
import { type Reach, type RecordAction, type RoleDefinition, reaches, reachOf, rightsOn } from "./rights";

/** Tables that repeat what stands in records: a row is seen by whoever sees the record. */
const followers = [
  { table: "atrium_changes", object: "object", record: "record_id" },
  { table: "atrium_passages", object: "object", record: "version_id" },
] as const;

/** The condition on a record; "true" is left out by the planner, so that whoever sees all pays nothing. */
function condition(object: ObjectDefinition, reach: Reach): string {
  if (reach === "none") return "false";
  if (reach === "all") return "true";
  return `${quote(ownerColumn(object))} = any (current_setting('atrium.${reach}')::uuid[])`;
}

const wider = (left: Reach, right: Reach): Reach => (reaches.indexOf(left) > reaches.indexOf(right) ? left : right);

/** The policies of one role over one object's table. Moving to the trash is an update for the database. */
function objectPolicies(object: ObjectDefinition, role: RoleDefinition, acting: string): string[] {
  const table = quote(object.key);
  const name = (action: string): string => quote(`${acting.slice(-9)}_${action}`);
  const reach = (action: RecordAction): Reach => reachOf(role, object.key, action);
  const to = `to ${quote(acting)}`;
  const change = wider(reach("update"), reach("delete"));
  const isCreating = rightsOn(role, object.key).create || rightsOn(role, object.key).import;
  return [
    `create policy ${name("read")} on ${table} for select ${to} using (${condition(object, reach("read"))})`,
    `create policy ${name("create")} on ${table} for insert ${to} with check (${isCreating})`,
    `create policy ${name("change")} on ${table} for update ${to} using (${condition(object, change)}) with check (true)`,
    `create policy ${name("destroy")} on ${table} for delete ${to} using (${condition(object, reach("destroy"))})`,
  ];
}

function followerPolicies(catalog: Catalog, role: RoleDefinition, acting: string): string[] {
  return followers.flatMap(({ table, object, record }) => {
    const cases = catalog.objects.flatMap(({ key }) => {
      const reach = reachOf(role, key, "read");
      if (reach === "all") return [];
      const seen =
        reach === "none" ? "false" : `exists (select 1 from ${quote(key)} as r where r.id = ${table}.${record})`;
      return [`when '${key}' then ${seen}`];
    });
    const using = cases.length > 0 ? `case ${object} ${cases.join(" ")} else true end` : "true";
    const name = (action: string): string => quote(`${acting.slice(-9)}_${action}`);
    const to = `to ${quote(acting)}`;
    return [
      `create policy ${name("read")} on ${table} for select ${to} using (${using})`,
      `create policy ${name("create")} on ${table} for insert ${to} with check (true)`,
      // The feed is only added to; passages are renewed with their record.
      ...(table === "atrium_passages"
        ? [
            `create policy ${name("change")} on ${table} for update ${to} using (${using})`,
            `create policy ${name("destroy")} on ${table} for delete ${to} using (${using})`,
          ]
        : []),
    ];
  });
}

/**
 * Makes the database hold what the limited roles say: a database role for each, and policies over every object. It runs
 * as the workspace's owner, and again whenever a role, an object or an owner field comes or goes.
 */
export async function applyPolicies(session: Session, catalog: Catalog): Promise<void> {
  const limited = await readLimitedRoles(session);
  const [{ schema: schemaName = "", before = [] } = {}] = await session.query<{ schema: string; before: string[] }>(
    `select current_schema::text as schema, array(
      select rolname::text from pg_roles where rolname ~ ('^' || current_schema || '_r[0-9a-f]{8}$')) as before`,
  );
  if (limited.length + before.length === 0) return;
  await dropPolicies(session);
  const wanted = limited.map(({ key }) => databaseRole(schemaName, key));
  const gone = before.filter((name) => !wanted.includes(name));
  const made = wanted.filter((name) => !before.includes(name));
  const tables = [
    ...catalog.objects.map(({ key }) => quote(key)),
    ...followers.map(({ table }) => table),
    "atrium_change_sets",
  ];
  await session.exec(
    [
      // A change of a busy table waits for its readers and holds up the next.
      "set local lock_timeout to '5s'",
      // Only who connects may make roles; the owner of the schema cannot.
      "set local role none",
      ...gone.map((name) => `drop owned by ${quote(name)}; drop role ${quote(name)}`),
      ...made.map((name) => `create role ${quote(name)} nologin; grant ${quote(name)} to current_user`),
      `set local role ${quote(schemaName)}`,
      ...wanted.flatMap((name) => grants(schemaName, name)),
      ...tables.map((table) => `alter table ${table} ${limited.length > 0 ? "enable" : "disable"} row level security`),
      ...limited.flatMap(({ key, role }) => rolePolicies(catalog, role, databaseRole(schemaName, key))),
    ].join("; "),
  );
}

/** What is left denies a limited role everything, until `applyPolicies`. */
export async function dropPolicies(session: Session): Promise<void> {
  const stale = await session.query<{ statement: string }>(
    `select format('drop policy %I on %I', policyname, tablename) as statement from pg_policies where schemaname = current_schema`,
  );
  if (stale.length > 0) await session.exec(stale.map(({ statement }) => statement).join("; "));
}

/** What somebody did is seen by them, and by whoever sees something of what it changed. */
const changeSetPolicies = (acting: string): string[] => {
  const name = (action: string): string => quote(`${acting.slice(-9)}_${action}`);
  const on = `on atrium_change_sets`;
  const seen = `member_id = any (current_setting('atrium.own')::uuid[])
    or exists (select 1 from atrium_changes as c where c.change_set_id = atrium_change_sets.id)`;
  return [
    `create policy ${name("read")} ${on} for select to ${quote(acting)} using (${seen})`,
    `create policy ${name("create")} ${on} for insert to ${quote(acting)} with check (true)`,
    `create policy ${name("change")} ${on} for update to ${quote(acting)} using (${seen})`,
  ];
};

const rolePolicies = (catalog: Catalog, role: RoleDefinition, acting: string): string[] => [
  ...catalog.objects.flatMap((object) => objectPolicies(object, role, acting)),
  ...followerPolicies(catalog, role, acting),
  ...changeSetPolicies(acting),
];

/** Tables that come later are granted as well; what of them can be seen is for the policies. */
function grants(schemaName: string, name: string): string[] {
  const [schema, role] = [quote(schemaName), quote(name)];
  return [
    `grant usage on schema ${schema} to ${role}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
    `grant usage on all sequences in schema ${schema} to ${role}`,
    `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${role}`,
    `alter default privileges in schema ${schema} grant usage on sequences to ${role}`,
    // Nobody rewrites what was done, nor what they may do.
    `revoke update, delete, truncate on atrium_changes, atrium_seals from ${role}`,
    `revoke all on atrium_secrets, atrium_data_keys from ${role}`,
    `revoke insert, update, delete, truncate on atrium_roles, atrium_teams, atrium_members, atrium_invites, atrium_objects, atrium_fields from ${role}`,
  ];
}
