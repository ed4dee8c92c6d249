import { describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { inWorkspace } from "@/tools/core/in-workspace";
import { importRecords } from "@/tools/imports/import-records";
import { finish, upload } from "@/tools/imports/testing/import-test";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { runAuditSeal } from "./run-audit-seal";
import { verifyAudit } from "./verify-audit";

/** Other tests' open transactions on a shared server hold a seal back until they end. */
async function sealAll(workspace: TestWorkspace): Promise<void> {
  // Others write to the same server; what their open transactions hold back would go into a seal of its own.
  const heldBack = async (): Promise<number> => {
    const [row] = await inWorkspace(workspace.environment, (session) =>
      session.query(
        "select count(*) as count from atrium_changes where xid >= pg_snapshot_xmin(pg_current_snapshot())",
      ),
    );
    return Number(row?.["count"]);
  };
  await expect.poll(heldBack, { timeout: 20_000 }).toBe(0);
  await expect
    .poll(
      async () => {
        await workspace.call(runAuditSeal, {});
        return (await workspace.call(verifyAudit, {})).unsealedCount;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
}

/** What somebody with the database's password can do. */
function tamper(workspace: TestWorkspace, statement: string): Promise<unknown> {
  return inWorkspace(workspace.environment, async (session) => {
    await session.exec("set local role none");
    return session.query(statement);
  });
}

async function sealedTwice(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Crane", amount: 5 });
  await workspace.seed("deals", { name: "Dock" });
  await sealAll(workspace);
  await workspace.call(updateRecord, { object: "deals", id, values: { amount: 9 } });
  await sealAll(workspace);
  return workspace;
}

describe("verify_audit", () => {
  test("finds a log intact that nobody altered, with what is too young for a seal", async () => {
    const workspace = await sealedTwice();
    await workspace.call(undoChangeSet, {});

    const check = await workspace.call(verifyAudit, {});

    expect(check).toMatchObject({ isIntact: true, sealedCount: 3, sealCount: 2, unsealedCount: 1, difference: null });
    await sealAll(workspace);
    expect(await workspace.call(verifyAudit, {})).toMatchObject({ isIntact: true, sealedCount: 4, unsealedCount: 0 });
  });

  test.each([
    ["a value after the fact", "update atrium_changes set after = '{\"amount\": 7}' where kind = 'updated'", 1, 1],
    ["a removed change", "delete from atrium_changes where kind = 'updated'", 1, 0],
    ["who did it", "update atrium_change_sets set member_id = gen_random_uuid() where tool = 'update_record'", 1, 1],
    ["the door it came through", "update atrium_change_sets set door = 'chat' where tool = 'update_record'", 1, 1],
    ["when it happened", "update atrium_change_sets set at = at - interval '1 day' where tool = 'update_record'", 1, 1],
    ["a removed change set", "delete from atrium_change_sets where tool = 'update_record'", 1, 1],
    [
      "a slipped-in change",
      `insert into atrium_changes (xid, change_set_id, object, record_id, kind)
       select xid, change_set_id, object, record_id, 'deleted' from atrium_changes where id = 1`,
      0,
      3,
    ],
    ["a seal made anew", `update atrium_seals set hash = repeat('0', 64) where place = 1`, 0, 2],
    ["a removed seal", "delete from atrium_seals where place = 1", 0, 3],
  ])("names the seal over %s", async (_, statement, seal, foundCount) => {
    const workspace = await sealedTwice();
    const places = await inWorkspace(workspace.environment, (session) =>
      session.query<{ place: string }>("select place from atrium_seals order by place"),
    );

    await tamper(workspace, statement);

    const check = await workspace.call(verifyAudit, {});
    const isRemoved = statement.startsWith("delete from atrium_seals");
    expect(check).toMatchObject({
      isIntact: false,
      difference: { seal: Number(places[isRemoved ? 1 : seal]?.place), foundCount },
    });
  });

  test("a chain that was made anew does not hold the hash that was noted", async () => {
    const workspace = await sealedTwice();
    const { lastHash } = await workspace.call(verifyAudit, {});
    const knownHash = String(lastHash);
    const before = await workspace.call(verifyAudit, { knownHash });
    await tamper(workspace, "delete from atrium_seals");
    await tamper(workspace, "update atrium_changes set after = '{\"amount\": 7}' where kind = 'updated'");
    await sealAll(workspace);

    const check = await workspace.call(verifyAudit, { knownHash });

    expect(before).toMatchObject({ isIntact: true, isKnownHashFound: true });
    expect(check).toMatchObject({ isIntact: false, isKnownHashFound: false, difference: null });
  });

  test("holds while many write and several seal at once", async () => {
    const workspace = await newWorkspace();
    const names = Array.from({ length: 40 }, (_, place) => `Deal ${place}`);

    await Promise.all(
      names.flatMap((name, place) => [
        workspace.seed("deals", { name }),
        ...(place % 4 === 0 ? [workspace.call(runAuditSeal, {})] : []),
      ]),
    );
    await sealAll(workspace);

    expect(await workspace.call(verifyAudit, {})).toMatchObject({ isIntact: true, sealedCount: 40 });
  });

  test("takes a row that was numbered early and committed late into the next seal", async () => {
    const workspace = await sealedTwice();
    await tamper(
      workspace,
      `insert into atrium_changes (id, change_set_id, object, record_id, kind) overriding system value
       select 0, change_set_id, object, record_id, 'updated' from atrium_changes where id = 1`,
    );

    const before = await workspace.call(verifyAudit, {});
    await sealAll(workspace);

    expect(before).toMatchObject({ isIntact: true, sealedCount: 3, unsealedCount: 1 });
    expect(await workspace.call(verifyAudit, {})).toMatchObject({ isIntact: true, sealedCount: 4 });
  });

  test("holds 2,500 imported records, and their undo in another seal", async () => {
    const workspace = await newWorkspace();
    const file = `Name\n${Array.from({ length: 2500 }, (_, place) => `Firm ${place}`).join("\n")}`;
    const fileId = await upload(workspace, "firms.csv", file);
    await finish(workspace, (await workspace.call(importRecords, { fileId, object: "companies" })).jobId);
    await sealAll(workspace);
    const undo = await workspace.call(undoChangeSet, {});
    await finish(workspace, undo.jobId ?? "");
    await sealAll(workspace);

    expect(await workspace.call(verifyAudit, {})).toMatchObject({ isIntact: true, sealedCount: 5000 });
  });

  test("is for Admins, and sees the own workspace alone", async () => {
    const workspace = await sealedTwice();
    const other = await newWorkspace();

    const attempt = workspace.call(verifyAudit, {}, workspace.member("Marta"));
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    expect(await other.call(verifyAudit, {})).toMatchObject({ isIntact: true, sealCount: 0, lastHash: null });
    await expect(other.call(verifyAudit, { knownHash: "abc" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
