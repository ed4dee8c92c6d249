import type { Session } from "@/db/connect/db";
import { quote } from "@/db/objects/table-shape";

/** Roles are shared by all databases of a server, so the slug alone could clash. */
export const schemaNameOf = (slug: string, id: string): string =>
  `ws_${slug.replaceAll("-", "_").slice(0, 40)}_${id.slice(-6)}`;

export function createSchema(schemaName: string): string {
  const name = quote(schemaName);
  // The role cannot log in; the connecting user takes it on inside a transaction.
  return `create role ${name} nologin; grant ${name} to current_user; create schema ${name} authorization ${name}`;
}

/** The schema with its role and those of people with limits; nothing where there is none. */
export async function dropSchema(session: Session, schemaName: string): Promise<void> {
  const [found] = await session.query("select to_regclass($1) as meta", [`${quote(schemaName)}.atrium_meta`]);
  // Every transaction of the workspace begins with this table: who is in one comes to an end, and nobody begins another.
  if (found?.["meta"]) await session.exec(`lock table ${quote(schemaName)}.atrium_meta in access exclusive mode`);
  await session.exec(`drop schema if exists ${quote(schemaName)} cascade`);
  const roles = await session.query<{ name: string }>(
    "select quote_ident(rolname) as name from pg_roles where rolname ~ $1 order by length(rolname) desc",
    [`^${schemaName}(_r[0-9a-f]{8})?$`],
  );
  if (roles.length > 0)
    await session.exec(roles.map(({ name }) => `drop owned by ${name}; drop role ${name}`).join("; "));
}
