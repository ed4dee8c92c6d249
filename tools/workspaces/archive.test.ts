import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";

import { exportWorkspace } from "@/db/archive/export-workspace";
import { importWorkspace } from "@/db/archive/import-workspace";
import { type ArchivedTable, type Manifest, partName } from "@/db/archive/manifest";
import { openZip } from "@/db/archive/open-zip";
import type { Part } from "@/db/archive/read-workspace";
import { writeZip } from "@/db/archive/write-zip";
import type { Db } from "@/db/connect/db";
import { openFreshDb } from "@/db/testing/open-test-db";
import { findMemberByEmail } from "@/db/workspace/members";
import { listWorkspaces, type Workspace } from "@/db/workspace/workspaces";
import { verifyAudit } from "@/tools/audit/verify-audit";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { openActor } from "@/tools/core/actor";
import { createClock } from "@/tools/core/clock";
import { inWorkspace } from "@/tools/core/in-workspace";
import { searchRecords } from "@/tools/records/search-records";
import { differing, everythingIn, fillWorkspace, sealAll } from "@/tools/testing/rich-workspace";
import { newWorkspace, TestWorkspace, testNow } from "@/tools/testing/test-workspace";

const directory = mkdtempSync(join(tmpdir(), "atrium-archive-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let count = 0;
async function archiveOf({ environment }: TestWorkspace): Promise<string> {
  count += 1;
  const path = join(directory, `${count}.zip`);
  const file = await open(path, "w");
  await exportWorkspace(environment.db, environment.workspace, async (bytes) => void (await file.write(bytes)), {
    now: testNow,
  });
  await file.close();
  return path;
}

const take = (db: Db, path: string, slug?: string): Promise<Workspace> =>
  importWorkspace(db, { path, slug, id: createClock().newId(), now: testNow });

/** The members as they are in the imported workspace. */
async function reopened(db: Db, workspace: Workspace, of: TestWorkspace): Promise<TestWorkspace> {
  const environment = { ...of.environment, db, workspace, catalogs: new Map() };
  const actors = await inWorkspace(environment, async (session) => {
    const found = [];
    for (const { email } of of.actors) {
      const member = await findMemberByEmail(session, email);
      if (member) found.push(await openActor(session, member));
    }
    return found;
  });
  return new TestWorkspace(environment, actors);
}

describe("an archive of a workspace", () => {
  test("brings everything into another database, and back", async () => {
    const workspace = await newWorkspace();
    await fillWorkspace(workspace);
    const before = await everythingIn(workspace.environment.db, workspace.environment.workspace);
    const other = await openFreshDb();

    const there = await take(other, await archiveOf(workspace));
    const copy = await reopened(other, there, workspace);
    const back = await take(workspace.environment.db, await archiveOf(copy), `back-${count}-${process.pid}`);

    expect(differing(await everythingIn(other, there), before)).toEqual([]);
    expect(differing(await everythingIn(workspace.environment.db, back), before)).toEqual([]);
    expect(before.length).toBeGreaterThan(250);
    await other.close();
  });

  test("is worked with as before: rights, undo, numbers and seals go on", async () => {
    const workspace = await newWorkspace();
    const { deal } = await fillWorkspace(workspace);
    const { lastHash } = await workspace.call(verifyAudit, {});
    const other = await openFreshDb();
    const copy = await reopened(other, await take(other, await archiveOf(workspace)), workspace);

    const seen = await copy.call(searchRecords, { object: "deals" }, copy.member("Marta"));
    const vessels = await copy.call(searchRecords, { object: "vessels", search: "auro" });
    await expect(copy.seed("companies", { name: "Other", code: "t\u00e9-1" })).rejects.toMatchObject({
      code: "conflict",
    });
    await copy.call(undoChangeSet, {});
    await copy.seed("deals", { name: "Made there" });
    await sealAll(copy);
    const check = await copy.call(verifyAudit, { knownHash: String(lastHash) });

    expect(seen.records.map(({ id }) => id)).toEqual([deal]);
    expect(vessels.records).toHaveLength(1);
    expect(check).toMatchObject({ isIntact: true, isKnownHashFound: true, unsealedCount: 0 });
    await other.close();
  });

  test("shows an audit log that was altered before it was made, and keeps nothing of it", async () => {
    const workspace = await newWorkspace();
    await fillWorkspace(workspace);
    await inWorkspace(workspace.environment, async (session) => {
      await session.exec("set local role none");
      await session.query("update atrium_changes set after = '{\"amount\": 1}' where kind = 'updated'");
    });
    const other = await openFreshDb();

    await expect(take(other, await archiveOf(workspace))).rejects.toThrow(/audit log in it was altered: seal \d+/);

    expect(await listWorkspaces(other)).toEqual([]);
    expect(await left(other)).toEqual([]);
    await other.close();
  });

  test("holds nothing of another workspace", async () => {
    const workspace = await newWorkspace();
    const neighbour = await newWorkspace();
    await neighbour.seed("companies", { name: "Unheard-of" });
    const other = await openFreshDb();
    const there = await take(other, await archiveOf(workspace));
    expect(JSON.stringify(await everythingIn(other, there))).not.toContain("Unheard-of");
    await other.close();
  });
});

const left = (db: Db): Promise<unknown[]> =>
  db.transaction({ isReadOnly: true }, (session) =>
    session.query(
      "select nspname from pg_namespace where nspname like 'ws\\_%' union all select rolname from pg_roles where rolname like 'ws\\_%' union all select slug from atrium.workspaces",
    ),
  );

/** In the middle of the compressed bytes of some part. */
function flipByte(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 3);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

const table = (name: string, type: string): ArchivedTable => {
  const columns = [
    { name: "id", type: "uuid", isNotNull: true },
    { name: "value", type, isNotNull: false },
  ];
  return { name, columns, key: ["id"], rows: 0, digest: "0".repeat(64), parts: [] };
};

/** The same archive with another list of contents, hashed anew as whoever alters it would. */
async function rewrite(from: string, to: string, changes: Partial<Record<keyof Manifest, unknown>>): Promise<void> {
  const archive = await openZip(from);
  async function* parts(): AsyncGenerator<Part, Manifest> {
    let [place, last] = [0, ""];
    for await (const { layout, lines } of archive.parts()) {
      if ("tables" in changes) continue;
      place = layout.name === last ? place + 1 : 0;
      last = layout.name;
      const name = partName(layout.name, place);
      yield { name, layout, lines, bytes: Buffer.from(`${lines.join("\n")}\n`) };
    }
    return { ...archive.manifest, ...changes } as Manifest;
  }
  const file = await open(to, "w");
  await writeZip(parts(), async (bytes) => void (await file.write(bytes)));
  await file.close();
  archive.close();
}

describe("an archive that is not as Atrium wrote it", () => {
  const broken: [string, (path: string) => void, RegExp][] = [
    ["is cut short", (path) => truncateSync(path, Math.floor(statSync(path).size / 2)), /damaged or not whole/],
    ["is no archive", (path) => writeFileSync(path, "name,email\n"), /damaged or not whole/],
    ["has a byte that was changed", flipByte, /altered|damaged/],
    ["is not there", (path) => rmSync(path), /cannot be read/],
  ];
  test.each(broken)("%s: is refused, and nothing is left of it", async (_, harm, message) => {
    const workspace = await newWorkspace();
    await workspace.seed("companies", { name: "Tessel" });
    const path = await archiveOf(workspace);
    harm(path);
    const other = await openFreshDb();

    await expect(take(other, path)).rejects.toThrow(message);

    expect(await left(other)).toEqual([]);
    await other.close();
  });

  test.each([
    ["written by a newer format", { version: 2 }, /newer version/],
    ["written after a later migration", { migrations: ["0000_start", "0001_of_tomorrow"] }, /newer version/],
    ["of something else", { format: "other" }, /not valid/],
    ["with a table that no Atrium has", { tables: [table("atrium_secrets", "text")] }, /does not know/],
    [
      "with a type that is SQL",
      { tables: [table("extra", "text); drop schema atrium cascade; --")] },
      /type that no field/,
    ],
    ["that lacks its tables", { tables: [] }, /lacks/],
  ])("%s: is refused, and nothing is left of it", async (_, changes, message) => {
    const workspace = await newWorkspace();
    const path = join(directory, `made-${process.pid}-${Math.random()}.zip`);
    await rewrite(await archiveOf(workspace), path, changes);
    const other = await openFreshDb();

    await expect(take(other, path)).rejects.toThrow(message);

    expect(await left(other)).toEqual([]);
    await other.close();
  });
});

test("an archive that would fill the disk is refused by what it declares, before it is unpacked", async () => {
  const path = join(directory, "bomb.zip");
  const zip = new ZipFile();
  const zeros = Buffer.alloc(1024 * 1024);
  zip.addReadStream(Readable.from(Array.from({ length: 300 }, () => zeros)), "tables/deals/000001.jsonl");
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  const other = await openFreshDb();

  await expect(take(other, path)).rejects.toThrow(/far more room/);

  expect(statSync(path).size).toBeLessThan(1024 * 1024);
  await other.close();
});

test("an archive over a slug that is taken is refused", async () => {
  const workspace = await newWorkspace();
  const path = await archiveOf(workspace);
  await expect(take(workspace.environment.db, path)).rejects.toThrow();
  const known = await listWorkspaces(workspace.environment.db);
  expect(known.filter(({ slug }) => slug === workspace.environment.workspace.slug)).toHaveLength(1);
});
