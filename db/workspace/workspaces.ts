import { asc, eq } from "drizzle-orm";

import { type Access, limitTo } from "@/db/access/access";
import { asOwner } from "@/db/access/as-owner";
import type { Db, Session } from "@/db/connect/db";
import { createObject } from "@/db/objects/create-object";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { quote } from "@/db/objects/table-shape";
import { workspaces } from "@/db/schema/directory/workspaces";
import { meta } from "@/db/schema/workspace/objects";
import { migrate } from "./migrate";

export type Workspace = { id: string; slug: string; name: string; schemaName: string };

/** What a server does at every start: directory, extensions, and pending migrations of every workspace. */
export async function prepareDatabase(db: Db): Promise<void> {
  await prepareDirectory(db);
  for (const workspace of await listWorkspaces(db)) {
    await db.transaction({ opening: enterSchema(workspace) }, (session) =>
      migrate(session, "workspace", "atrium_migrations"),
    );
  }
}

/** The shared tables and the extensions alone. */
export async function prepareDirectory(db: Db): Promise<void> {
  await db.transaction({}, async (session) => {
    // Two servers that start at once on one Postgres would both create the schema.
    await session.exec("select pg_advisory_xact_lock(720411)");
    await session.exec(
      "create schema if not exists atrium; create extension if not exists pg_trgm; create extension if not exists vector",
    );
    await migrate(session, "directory", "atrium.migrations");
  });
}

export async function listWorkspaces(db: Db): Promise<Workspace[]> {
  return db.transaction({ isReadOnly: true }, (session) =>
    session.orm.select().from(workspaces).orderBy(asc(workspaces.createdAt)),
  );
}

export type NewWorkspace = { id: string; slug: string; name: string; now: Date };

/** A schema with a role of its own, the fixed tables and the standard objects; no records. */
export async function createWorkspace(db: Db, input: NewWorkspace): Promise<Workspace> {
  // Roles are shared by all databases of a server, so the slug alone could clash.
  const schemaName = `ws_${input.slug.replaceAll("-", "_").slice(0, 40)}_${input.id.slice(-6)}`;
  const workspace = { id: input.id, slug: input.slug, name: input.name, schemaName };
  await db.transaction({}, async (session) => {
    await session.exec(createSchema(schemaName));
    await session.orm.insert(workspaces).values({ ...workspace, createdAt: input.now });
    await session.exec(enterSchema(workspace));
    await migrate(session, "workspace", "atrium_migrations");
    await session.orm.insert(meta).values({ id: 1, version: 1 });
    for (const [position, object] of standardObjects.entries()) await createObject(session, object, position);
  });
  return workspace;
}

/** Everything the workspace holds goes with its schema. */
export async function dropWorkspace(db: Db, workspace: Workspace): Promise<void> {
  await db.transaction({}, async (session) => {
    const name = quote(workspace.schemaName);
    await session.orm.delete(workspaces).where(eq(workspaces.id, workspace.id));
    const acting = await session.query<{ name: string }>(
      "select quote_ident(rolname) as name from pg_roles where rolname ~ $1",
      [`^${workspace.schemaName}_r[0-9a-f]{8}$`],
    );
    const roles = [...acting.map((row) => row.name), name].map((role) => `drop owned by ${role}; drop role ${role}`);
    await session.exec([`drop schema ${name} cascade`, ...roles].join("; "));
  });
}

function createSchema(schemaName: string): string {
  const name = quote(schemaName);
  // The role cannot log in; the connecting user takes it on inside a transaction.
  return `create role ${name} nologin; grant ${name} to current_user; create schema ${name} authorization ${name}`;
}

/**
 * What is new in a full-text or trigram index waits in a list that every search reads in full. A short list costs a
 * search nothing; a long one makes a change of many records twice as fast.
 */
const fewWrites = "set local gin_pending_list_limit to 64";

const manyWrites = "set local gin_pending_list_limit to 4096";

/** Nothing else comes to empty the lists before the next search, and a planner that sees long ones shuns the index. */
const emptyLists = `select gin_clean_pending_list(x.indexrelid) from pg_index as x join pg_class as i on i.oid = x.indexrelid
  join pg_am as a on a.oid = i.relam
  where i.relnamespace = (select oid from pg_namespace where nspname = current_schema) and a.amname = 'gin' and x.indisvalid`;

/**
 * Writes this many records. The statistics know nothing yet of rows that were written a moment ago, and a planner that
 * takes them for one compares each with all.
 */
export async function writingMany<T>(session: Session, count: number, write: () => Promise<T>): Promise<T> {
  if (count < 1000) return write();
  await session.exec("set local enable_nestloop to off");
  return writingStep(session, write);
}

/** The same for one of many steps: each finds its records by key, so that a large table is not read for every step. */
export async function writingStep<T>(session: Session, write: () => Promise<T>): Promise<T> {
  await session.exec(manyWrites);
  const written = await write();
  await asOwner(session, () => session.query(emptyLists));
  return written;
}

/** Inside the transaction nothing but this schema and the extensions can be seen. */
export function enterSchema(workspace: Pick<Workspace, "schemaName">): string {
  const name = quote(workspace.schemaName);
  // A dry run has several of these in one transaction, and none may keep the limits of the one before.
  const noLimits = "set local atrium.owner_role to ''; set local atrium.acting_role to ''";
  return `set local role ${name}; ${noLimits}; set local search_path to ${name}, public; set local timezone to 'UTC'; set local pg_trgm.word_similarity_threshold to 0.45; ${fewWrites}`;
}

/** With the limits of who acts, where there are any. Its last statement brings the metadata version. */
export function enterWorkspace(workspace: Workspace, access?: Access): string {
  const limits = access ? limitTo(workspace.schemaName, access) : "";
  return `${enterSchema(workspace)}${limits}; select version from atrium_meta`;
}
