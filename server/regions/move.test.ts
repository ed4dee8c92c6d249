import { afterEach, expect, test } from "vitest";

import { moveWorkspace } from "@/db/archive/move-workspace";
import type { Db } from "@/db/connect/db";
import { listEntries } from "@/db/workspace/directory";
import type { Place } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { runCommand } from "@/server/cli/run-command";
import { Child } from "@/server/durability/child";
import { twoDatabases } from "@/server/testing/two-databases";
import { verifyAudit } from "@/tools/audit/verify-audit";
import { listChanges } from "@/tools/changes/list-changes";
import { createClock } from "@/tools/core/clock";
import { searchRecords } from "@/tools/records/search-records";
import { differing, everythingIn, fillWorkspace, sealAll } from "@/tools/testing/rich-workspace";
import { makeWorkspace, TestWorkspace } from "@/tools/testing/test-workspace";
import { getWorkspace } from "@/tools/workspaces/get-workspace";
import { moveWorkspace as moveTool } from "@/tools/workspaces/move-workspace";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A server with a full workspace in its home. */
async function open() {
  const databases = await twoDatabases();
  ends.push(databases.drop);
  const atrium = await databases.open();
  const made = await makeWorkspace(atrium.db, createClock(), { id: createClock().newId(), slug: "acme" });
  await fillWorkspace(made);
  return { databases, atrium, workspace: await current(atrium, made), before: await stateOf(atrium) };
}

/** As a request finds it now. */
const current = async (atrium: Atrium, { actors }: TestWorkspace): Promise<TestWorkspace> =>
  new TestWorkspace(await atrium.environment("acme"), actors);

async function stateOf(atrium: Atrium): Promise<string[]> {
  const { db, workspace } = await atrium.environment("acme");
  return everythingIn(db, workspace);
}

/** The regions whose databases have a schema of a workspace. */
async function homesOf({ regions }: Atrium): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of regions.list) {
    const rows = await regions
      .place(id)
      .db.transaction({ isReadOnly: true }, (session) =>
        session.query("select 1 from pg_namespace where nspname like 'ws\\_%'"),
      );
    for (const _ of rows) found.push(id);
  }
  return found;
}

test("a workspace moves to another region and back, with everything in it, and leaves nothing behind", async () => {
  const { atrium, workspace, before } = await open();
  const { lastHash } = await workspace.call(verifyAudit, {});

  const there = await runCommand(atrium, ["workspace", "move", "acme", "--region", "far"], "/tmp");
  const [far, homes] = [await stateOf(atrium), await homesOf(atrium)];
  const moved = await current(atrium, workspace);
  await moved.seed("companies", { name: "Made there" });
  await sealAll(moved);
  const check = await moved.call(verifyAudit, { knownHash: String(lastHash) });
  const again = await runCommand(atrium, ["workspace", "move", "acme", "--region", "far"], "/tmp");
  const with2 = await stateOf(atrium);
  const back = await runCommand(atrium, ["workspace", "move", "acme", "--region", "default"], "/tmp");

  expect([there, back]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
  expect(differing(far, before)).toEqual([]);
  expect(homes).toEqual(["far"]);
  expect(check).toMatchObject({ isIntact: true, isKnownHashFound: true, unsealedCount: 0 });
  expect(again).toMatchObject({ exitCode: 1, output: expect.stringContaining("in the region far already") });
  expect(differing(await stateOf(atrium), with2)).toEqual([]);
  expect(await homesOf(atrium)).toEqual(["default"]);
  expect(await (await current(atrium, workspace)).call(verifyAudit, {})).toMatchObject({ isIntact: true });
});

/** The other region, which does something before each of its transactions. */
const watched = (place: Place, onTransaction: (count: number) => Promise<void>): Place => {
  let count = 0;
  const db: Db = {
    ...place.db,
    async transaction(options, run) {
      count += 1;
      await onTransaction(count);
      return place.db.transaction(options, run);
    },
  };
  return { ...place, db };
};

async function moveBy(atrium: Atrium, to: Place): Promise<boolean> {
  const [entry] = await listEntries(atrium.db);
  if (!entry) throw new Error("There is no workspace.");
  const { newId, now } = createClock();
  const from = atrium.regions.place(entry.region);
  return moveWorkspace({ home: atrium.db, entry, from, to, newId: newId(), now: now() });
}

test("while it moves everybody reads and nobody writes, and says why; nobody else begins to move it", async () => {
  const { atrium, workspace } = await open();
  const seen: unknown[] = [];
  const to = watched(atrium.regions.place("far"), async (count) => {
    if (count !== 30) return;
    const write = workspace.seed("companies", { name: "Too late" }).catch((error: unknown) => error);
    const second = moveBy(atrium, atrium.regions.place("far"));
    seen.push(
      (await workspace.call(searchRecords, { object: "vessels" })).records.length,
      (await workspace.call(getWorkspace, {})).isMoving,
      await write,
      await second,
    );
  });

  const isMoved = await moveBy(atrium, to);

  expect(seen).toEqual([
    1,
    true,
    expect.objectContaining({ code: "precondition_failed", message: expect.stringContaining("being moved") }),
    false,
  ]);
  expect(isMoved).toBe(true);
  const moved = await current(atrium, workspace);
  await moved.seed("companies", { name: "In time" });
  const { records } = await moved.call(searchRecords, { object: "companies", search: "time" });
  expect(records).toHaveLength(1);
});

test.each([3, 40, 60])("a move that fails at step %s leaves the workspace as it was", async (step) => {
  const { atrium, workspace, before } = await open();
  const to = watched(atrium.regions.place("far"), async (count) => {
    if (count === step) throw new Error("the line was cut");
  });

  await expect(moveBy(atrium, to)).rejects.toThrow("the line was cut");

  expect(differing(await stateOf(atrium), before)).toEqual([]);
  expect(await homesOf(atrium)).toEqual(["default"]);
  expect(await listEntries(atrium.db)).toMatchObject([{ region: "default", transit: null }]);
  await workspace.seed("companies", { name: "On we go" });
});

test("killed anywhere in a move, it is whole in one place, and the next start ends what was begun", async () => {
  const { databases, atrium, workspace, before } = await open();
  await atrium.close();
  const move = (region: string): Child => new Child("mover", JSON.stringify(databases.given), "acme", region);
  const first = move("far");
  await first.ended;
  const steps = first.lines.length - 1;
  const outcomes: unknown[] = [];
  let goal = "default";
  for (const share of [0.02, 0.1, 0.4, 0.7, 0.9, 0.97, 0.99]) {
    const child = move(goal);
    await child.untilLines(Math.max(1, Math.floor(steps * share)));
    await child.kill();
    const again = await databases.open();
    // On a server somebody else could still be at it, so whoever goes on waits for silence first.
    await again.db.transaction({}, (session) =>
      session.exec(`update atrium.workspaces set transit = transit || '{"seenAt":"2026-01-01T00:00:00.000Z"}'`),
    );
    await again.keeper.resume();
    const [entry] = await listEntries(again.db);
    const isSame = differing(await stateOf(again), before).length === 0;
    const check = await (await current(again, workspace)).call(verifyAudit, {});
    outcomes.push([isSame, check.isIntact, entry?.transit, (await homesOf(again)).join() === entry?.region]);
    if (entry?.region === goal) goal = goal === "far" ? "default" : "far";
    await again.close();
  }

  expect(first.lines.at(-1)).toBe("moved");
  expect(steps).toBeGreaterThan(100);
  expect(outcomes).toEqual(Array.from({ length: 7 }, () => [true, true, null, true]));
}, 300_000);

test("an Admin begins it from within, others do not, and a failure stands in the change log", async () => {
  const { atrium, workspace } = await open();
  const marta = workspace.member("Jonas");
  await expect(workspace.call(moveTool, { region: "far" }, marta)).rejects.toMatchObject({ code: "forbidden" });
  await expect(workspace.call(moveTool, { region: "moon" })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(workspace.call(moveTool, { region: "default" })).rejects.toMatchObject({ code: "precondition_failed" });
  const { db } = atrium.regions.place("far");
  const { transaction } = db;
  let left = 20;
  db.transaction = (options, run) => {
    left -= 1;
    return left === 0 ? Promise.reject(new Error("the line was cut")) : transaction(options, run);
  };

  const begun = await workspace.call(moveTool, { region: "far" });
  const latest = async (): Promise<string> =>
    (await workspace.call(listChanges, { limit: 1 })).changeSets[0]?.summary ?? "";
  await expect.poll(latest, { timeout: 20_000 }).toContain("came to nothing");
  await workspace.call(moveTool, { region: "far" });
  await expect.poll(async () => (await atrium.environment("acme")).workspace.region, { timeout: 20_000 }).toBe("far");
  await expect.poll(() => homesOf(atrium), { timeout: 20_000 }).toEqual(["far"]);

  expect(begun).toEqual({ region: { id: "far", name: "Far away" }, isStarted: true });
  const { changeSets } = await (await current(atrium, workspace)).call(listChanges, { limit: 2 });
  expect(changeSets.map(({ summary }) => summary)).toEqual([
    "Moves the workspace to Far away",
    expect.stringContaining("came to nothing"),
  ]);
});
