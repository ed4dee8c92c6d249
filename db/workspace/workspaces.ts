import { type Access, limitTo } from "@/db/access/access";
import { asOwner } from "@/db/access/as-owner";
import type { Db, Session } from "@/db/connect/db";
import { createObject } from "@/db/objects/create-object";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { quote } from "@/db/objects/table-shape";
import { workspaces } from "@/db/schema/directory/workspaces";
import { meta } from "@/db/schema/workspace/objects";
import {
  dropEntry,
  dropLonelyPeople,
  type Entry,
  homeRegion,
  listEntries,
  reserveEntry,
  setTransit,
} from "./directory";
import { migrate } from "./migrate";
import { createSchema, dropSchema, schemaNameOf } from "./schemas";

export type Workspace = { id: string; slug: string; name: string; schemaName: string; region: string };

/** What a server does at every start: directory, extensions, and pending migrations of every workspace in this database. */
export async function prepareDatabase(db: Db): Promise<void> {
  await prepareDirectory(db);
  const entries = await listEntries(db);
  await migrateWorkspaces(
    db,
    entries.filter(({ region, transit }) => region === homeRegion && transit?.kind !== "arrive"),
  );
}

/** The extensions, and pending migrations of the workspaces of a region that has a database of its own. */
export async function prepareRegion(db: Db, here: readonly Pick<Workspace, "schemaName">[]): Promise<void> {
  await db.transaction({}, prepareExtensions);
  await migrateWorkspaces(db, here);
}

async function migrateWorkspaces(db: Db, here: readonly Pick<Workspace, "schemaName">[]): Promise<void> {
  for (const workspace of here)
    await db.transaction({ opening: enterSchema(workspace) }, (session) =>
      migrate(session, "workspace", "atrium_migrations"),
    );
}

/** The shared tables and the extensions alone. */
export async function prepareDirectory(db: Db): Promise<void> {
  await db.transaction({}, async (session) => {
    await prepareExtensions(session);
    await session.exec("create schema if not exists atrium");
    await migrate(session, "directory", "atrium.migrations");
  });
}

async function prepareExtensions(session: Session): Promise<void> {
  // Two servers that start at once on one Postgres would both create the schema.
  await session.exec("select pg_advisory_xact_lock(720411)");
  await session.exec("create extension if not exists pg_trgm; create extension if not exists vector");
}

/** Those that people can work in; one that is arriving or going is not among them. */
export async function listWorkspaces(db: Db): Promise<Entry[]> {
  const entries = await listEntries(db);
  return entries.filter(({ transit }) => transit?.kind !== "arrive" && transit?.kind !== "erase");
}

export type NewWorkspace = { id: string; slug: string; name: string; now: Date };

/** Whose database holds a workspace; left out where it is the one that holds the directory. */
export type Place = { region: string; db: Db };

/** A schema with a role of its own, the fixed tables and the standard objects; no records. */
export async function createWorkspace(home: Db, input: NewWorkspace, place?: Place): Promise<Workspace> {
  const { id, slug, name, now } = input;
  const region = place?.region ?? homeRegion;
  const workspace: Workspace = { id, slug, name, schemaName: schemaNameOf(slug, id), region };
  if (!place || place.db === home) {
    await home.transaction({}, async (session) => {
      await session.orm.insert(workspaces).values({ ...workspace, createdAt: now });
      await fillSchema(session, workspace);
    });
    return workspace;
  }
  await reserveEntry(home, workspace, now);
  await place.db
    .transaction({}, (session) => fillSchema(session, workspace))
    .catch(async (error: unknown) => {
      await dropEntry(home, id);
      throw error;
    });
  await setTransit(home, id, null);
  return workspace;
}

async function fillSchema(session: Session, workspace: Workspace): Promise<void> {
  await session.exec(createSchema(workspace.schemaName));
  await session.exec(enterSchema(workspace));
  await migrate(session, "workspace", "atrium_migrations");
  await session.orm.insert(meta).values({ id: 1, version: 1 });
  for (const [position, object] of standardObjects.entries()) await createObject(session, object, position);
}

/** Everything the workspace holds goes with its schema; nobody sees it any more once that has begun. */
export async function dropWorkspace(home: Db, workspace: Workspace, db: Db = home): Promise<void> {
  if (db === home) {
    await home.transaction({}, async (session) => {
      await dropLonelyPeople(session, workspace.id);
      await dropEntry(session, workspace.id);
      await dropSchema(session, workspace.schemaName);
    });
    return;
  }
  const { region, schemaName } = workspace;
  await setTransit(home, workspace.id, { kind: "erase", region, schemaName });
  await db.transaction({}, (session) => dropSchema(session, schemaName));
  await home.transaction({}, async (session) => {
    await dropLonelyPeople(session, workspace.id);
    await dropEntry(session, workspace.id);
  });
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

/** While the workspace is being moved, whoever would write is refused by the database. */
const version = `select version, case when frozen is null then null else set_config('transaction_read_only', 'on', true) end
  from atrium_meta`;

/** With the limits of who acts, where there are any. Its last statement brings the metadata version. */
export function enterWorkspace(workspace: Workspace, access?: Access): string {
  const limits = access ? limitTo(workspace.schemaName, access) : "";
  return `${enterSchema(workspace)}${limits}; ${version}`;
}
