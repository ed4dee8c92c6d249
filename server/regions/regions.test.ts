import { afterEach, expect, test } from "vitest";

import { addMembership } from "@/db/accounts/memberships";
import { addPerson } from "@/db/accounts/people";
import type { Db } from "@/db/connect/db";
import { reserveEntry } from "@/db/workspace/directory";
import { createSchema } from "@/db/workspace/schemas";
import { createWorkspace, listWorkspaces } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { runCommand } from "@/server/cli/run-command";
import { readSettings } from "@/server/settings";
import { type TwoDatabases, twoDatabases } from "@/server/testing/two-databases";
import { runTool } from "@/tools/core/run-tool";
import { createDocument } from "@/tools/documents/create-document";
import { runJob } from "@/tools/jobs/run-job";
import { createRecord } from "@/tools/records/create-record";
import { createRole } from "@/tools/roles/create-role";
import { ownOnly } from "@/tools/testing/rights-workspace";
import { destroyWorkspace } from "@/tools/workspaces/destroy-workspace";
import { getWorkspace } from "@/tools/workspaces/get-workspace";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function open(): Promise<{ atrium: Atrium; databases: TwoDatabases }> {
  const databases = await twoDatabases();
  ends.push(databases.drop);
  return { atrium: await databases.open(), databases };
}

const cli = (atrium: Atrium, ...args: string[]) => runCommand(atrium, args, "/tmp");

/** Everything that a database holds, as one text. */
async function contents(db: Db): Promise<string> {
  return db.transaction({ isReadOnly: true }, async (session) => {
    const tables = await session.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const rows: string[] = [];
    for (const { name } of tables)
      for (const row of await session.query(`select to_jsonb(t)::text as line from ${name} as t`))
        rows.push(`${name} ${row["line"]}`);
    return rows.join("\n");
  });
}

/** What of a schema is in a database, and of its roles on the server. */
const remains = (db: Db, schemaName: string) =>
  db.transaction({ isReadOnly: true }, (session) =>
    session.query(
      `select nspname::text as name from pg_namespace where nspname = $1 union all select rolname::text from pg_roles where rolname like $1 || '%'`,
      [schemaName],
    ),
  );

async function fill(atrium: Atrium, slug: string): Promise<void> {
  const environment = await atrium.environment(slug);
  const actor = await atrium.actor(environment);
  const door = { door: "test" };
  await runTool(environment, actor, createRecord, { object: "companies", values: { name: "Quokka Ltd" } }, door);
  await runTool(environment, actor, createRole, { name: "Rep", objects: { deals: ownOnly } }, door);
  const { jobId } = await runTool(environment, actor, createDocument, { text: "# Quokka terms", name: "Terms" }, door);
  if (jobId) await runJob(environment, jobId);
}

test("a workspace of another region has no byte in the home database but its line in the directory", async () => {
  const { atrium } = await open();
  const made = await cli(atrium, "workspace", "create", "acme", "--region", "far");
  const near = await cli(atrium, "workspace", "create", "nearby");
  await fill(atrium, "acme");
  const environment = await atrium.environment("acme");
  const actor = await atrium.actor(environment);

  const [home, far] = [await contents(atrium.db), await contents(environment.db)];
  const about = await runTool(environment, actor, getWorkspace, {}, { door: "test" });
  const list = await cli(atrium, "workspace", "list");
  const nowhere = await cli(atrium, "workspace", "create", "other", "--region", "moon");

  expect([made.exitCode, near.exitCode]).toEqual([0, 0]);
  expect(far).toContain("Quokka Ltd");
  expect(far).not.toContain("atrium.workspaces");
  expect(home).not.toContain("Quokka");
  expect(home.split("\n").filter((line) => line.includes("acme"))).toMatchObject([
    expect.stringContaining("atrium.workspaces"),
  ]);
  expect(about).toMatchObject({ region: { id: "far", name: "Far away" }, regions: [{ id: "default" }, { id: "far" }] });
  expect(list.output).toMatch(/acme +far +acme\nnearby +default +nearby/);
  expect(nowhere).toMatchObject({ exitCode: 1, output: expect.stringContaining('no region "moon" here') });
});

test.each(["default", "far"])("erasing a workspace in the region %s leaves nothing of it", async (region) => {
  const { atrium } = await open();
  await cli(atrium, "workspace", "create", "acme", "--region", region);
  await cli(atrium, "workspace", "create", "kept", "--region", region);
  await fill(atrium, "acme");
  const environment = await atrium.environment("acme");
  const { db, workspace } = environment;
  const admin = await atrium.actor(environment);
  const kept = (await atrium.environment("kept")).workspace;
  const now = new Date();
  const people = [
    { id: "only-here", name: "Ola Only", email: "ola@acme.example", isProven: true },
    { id: "both", name: "Bo Both", email: "bo@acme.example", isProven: true },
  ];
  await atrium.db.transaction({}, async (session) => {
    for (const person of people) await addPerson(session, person, "hash", now);
    const { memberId } = admin;
    await addMembership(session, { userId: "only-here", workspaceId: workspace.id, memberId }, now);
    const other = crypto.randomUUID();
    await addMembership(session, { userId: "both", workspaceId: workspace.id, memberId: other }, now);
    await addMembership(session, { userId: "both", workspaceId: kept.id, memberId: other }, now);
  });
  const before = await remains(db, workspace.schemaName);
  const erase = (name: string, actor = admin) =>
    runTool(environment, actor, destroyWorkspace, { name }, { door: "test" });

  await expect(erase("Acme Inc")).rejects.toMatchObject({ code: "invalid_input" });
  const second = { ...admin, role: "second" };
  await expect(erase("acme", second)).rejects.toMatchObject({ code: "forbidden" });
  const done = await erase("acme");

  // The schema, its role and that of the limited role.
  expect(before).toHaveLength(3);
  expect(done).toEqual({ name: "acme", isErased: true });
  expect(await remains(db, workspace.schemaName)).toEqual([]);
  expect(await contents(db)).not.toContain("Quokka");
  const home = await contents(atrium.db);
  expect([home.includes("Ola Only"), home.includes("Bo Both"), home.includes(workspace.id)]).toEqual([
    false,
    true,
    false,
  ]);
  expect((await listWorkspaces(atrium.db)).map(({ slug }) => slug)).toEqual(["kept"]);
  await expect(atrium.environment("acme")).rejects.toMatchObject({ code: "not_found" });
});

test("what arrived in part before a crash is gone at the next start", async () => {
  const { atrium, databases } = await open();
  await cli(atrium, "workspace", "create", "kept");
  const schemaName = `ws_half_${crypto.randomUUID().slice(-6)}`;
  const half = { id: crypto.randomUUID(), slug: "half", name: "Half", schemaName, region: "far" };
  await reserveEntry(atrium.db, half, new Date());
  await atrium.regions.place("far").db.transaction({}, (session) => session.exec(createSchema(schemaName)));
  const seen = await listWorkspaces(atrium.db);
  // As if whoever began it had died a while ago.
  await atrium.db.transaction({}, (session) =>
    session.exec(
      `update atrium.workspaces set transit = transit || '{"runner":"dead","seenAt":"2026-01-01T00:00:00.000Z"}' where slug = 'half'`,
    ),
  );
  await atrium.close();

  const again = await databases.open();

  expect(seen.map(({ slug }) => slug)).toEqual(["kept"]);
  expect(await contents(again.db)).not.toContain("half");
  expect(await remains(again.regions.place("far").db, schemaName)).toEqual([]);
});

test("a region that cannot be reached leaves the others at work, and says so to whoever needs it", async () => {
  const { atrium, databases } = await open();
  await cli(atrium, "workspace", "create", "near");
  await atrium.close();
  const lost = [{ id: "lost", name: "Lost", databaseUrl: "postgres://nobody@127.0.0.1:9/none" }];
  const again = await databases.open(readSettings({ ...databases.given, ATRIUM_REGIONS: JSON.stringify(lost) }));

  const refused = await cli(again, "workspace", "create", "gone", "--region", "lost");
  await fill(again, "near");

  expect(refused).toMatchObject({ exitCode: 1, output: expect.stringContaining("cannot be reached right now") });
  expect((await listWorkspaces(again.db)).map(({ slug }) => slug)).toEqual(["near"]);
});

test("a workspace that cannot be made in its region leaves no line in the directory", async () => {
  const { atrium } = await open();
  const place = atrium.regions.place("far");
  const taken = { id: crypto.randomUUID(), slug: "acme", name: "Acme", now: new Date() };
  await place.db.transaction({}, (session) => session.exec(createSchema(`ws_acme_${taken.id.slice(-6)}`)));

  await expect(createWorkspace(atrium.db, taken, place)).rejects.toThrow();

  expect(await contents(atrium.db)).not.toContain("acme");
});
