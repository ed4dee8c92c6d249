import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { deleteRecord } from "./delete-record";
import { destroyRecords } from "./destroy-records";
import { getRecord } from "./get-record";
import { restoreRecord } from "./restore-record";
import { searchRecords } from "./search-records";

const one = (object: string, id: string) => ({ object, where: { field: "id", op: "eq" as const, value: id } });

const inTrash = async (workspace: TestWorkspace, object: string): Promise<string[]> =>
  (await workspace.call(searchRecords, { object, deleted: "only" })).records.map((record) => record.name);

/** A company in the trash, with a deal that still points to it, and one outside. */
async function trash(): Promise<{ workspace: TestWorkspace; gone: string; kept: string; deal: string }> {
  const workspace = await newWorkspace();
  const gone = await workspace.seed("companies", { name: "Tessel", city: "Oslo" });
  const kept = await workspace.seed("companies", { name: "Ampel", city: "Oslo" });
  const deal = await workspace.seed("deals", { name: "Crane", company: gone });
  await workspace.call(deleteRecord, { object: "companies", id: gone });
  return { workspace, gone, kept, deal };
}

describe("destroy_records", () => {
  test("removes what is in the trash for good, and the feed keeps that it happened without the values", async () => {
    const { workspace, gone, kept, deal } = await trash();
    const selection = { object: "companies", where: { field: "city", op: "eq" as const, value: "Oslo" } };

    const preview = await workspace.call(destroyRecords, { selection, preview: true });
    const before = await inTrash(workspace, "companies");
    const outcome = await workspace.call(destroyRecords, { selection, expect: preview.fingerprint });

    expect(before).toEqual(["Tessel"]);
    expect(preview).toMatchObject({ count: 1, isPreview: true, sample: [{ name: "Tessel" }] });
    expect(outcome).toMatchObject({ count: 1, skipped: [{ reason: "not in the trash", count: 1 }], changeSetId: null });
    expect(await inTrash(workspace, "companies")).toEqual([]);
    expect((await workspace.call(getRecord, { object: "companies", id: kept })).record.name).toBe("Ampel");
    expect((await workspace.call(getRecord, { object: "deals", id: deal })).record.values["company"]).toBeNull();
    const { changeSets } = await workspace.call(listChanges, { recordId: gone, limit: 1 });
    expect(changeSets[0]).toMatchObject({ tool: "destroy_records", changes: [{ kind: "destroyed", diffs: [] }] });
    await expect(workspace.call(restoreRecord, { object: "companies", id: gone })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("empties the trash of one object and touches no other", async () => {
    const { workspace, deal } = await trash();
    await workspace.call(deleteRecord, { object: "deals", id: deal });

    const outcome = await workspace.call(destroyRecords, { selection: { object: "companies" } });

    expect(outcome).toMatchObject({ count: 1, skipped: [] });
    expect(await inTrash(workspace, "deals")).toEqual(["Crane"]);
  });

  test("is not undone, and neither is the deletion before it", async () => {
    const { workspace, gone } = await trash();
    await workspace.call(destroyRecords, { selection: one("companies", gone) });

    const undo = await workspace.call(undoChangeSet, {});

    expect(undo).toMatchObject({ undone: 0, conflicts: [{ recordId: gone, why: "It was destroyed for good." }] });
  });

  test("refuses what is outside the trash, a changed preview, and everybody but Admins", async () => {
    const { workspace, gone, kept } = await trash();
    const selection = one("companies", gone);

    await expect(workspace.call(destroyRecords, { selection: one("companies", kept) })).rejects.toMatchObject({
      code: "precondition_failed",
    });
    await expect(workspace.call(destroyRecords, { selection, expect: "other" })).rejects.toMatchObject({
      code: "conflict",
    });
    for (const name of ["Marta", "Vera"])
      await expect(workspace.call(destroyRecords, { selection }, workspace.member(name))).rejects.toMatchObject({
        code: "forbidden",
      });
    expect(await inTrash(workspace, "companies")).toEqual(["Tessel"]);
  });

  test("sees the own workspace alone", async () => {
    const { workspace, gone } = await trash();

    const outcome = await (await newWorkspace()).call(destroyRecords, { selection: one("companies", gone) });

    expect(outcome.count).toBe(0);
    expect(await inTrash(workspace, "companies")).toEqual(["Tessel"]);
  });
});
