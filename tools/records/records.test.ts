import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";
import { createRecord } from "./create-record";
import { deleteRecord } from "./delete-record";
import { deleteRecords } from "./delete-records";
import { getRecord } from "./get-record";
import { restoreRecord } from "./restore-record";
import { searchRecords } from "./search-records";
import { updateRecord } from "./update-record";
import { updateRecords } from "./update-records";

describe("records", () => {
  test("a record is created, read, changed, deleted and restored, and each step is in the feed", async () => {
    const workspace = await newWorkspace();
    const company = await workspace.seed("companies", { name: "Tessel", city: "Oslo", tier: "Gold" });

    const deal = await workspace.seed("deals", { name: "Dock lights", company, amount: 12000, owner: "me" });
    const changed = await workspace.call(updateRecord, {
      object: "deals",
      id: deal,
      values: { stage: "won", amount: 9000 },
    });
    await workspace.call(deleteRecord, { object: "deals", id: deal });
    const gone = workspace.call(getRecord, { object: "deals", id: deal });
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
    await workspace.call(restoreRecord, { object: "deals", id: deal });

    const { record, related } = await workspace.call(getRecord, { object: "companies", id: company, related: true });
    expect(record.values).toMatchObject({ name: "Tessel", tier: "gold", city: "Oslo", owner: null });
    expect(related.find((relation) => relation.key === "deals")).toMatchObject({
      count: { value: 1 },
      records: [{ name: "Dock lights" }],
    });
    expect(changed.changes).toEqual([
      { field: "stage", label: "Stage", before: "lead", after: "won" },
      { field: "amount", label: "Amount", before: 12000, after: 9000 },
    ]);
    const { changeSets } = await workspace.call(listChanges, { recordId: deal });
    expect(changeSets.map((set) => set.tool)).toEqual([
      "restore_record",
      "delete_record",
      "update_record",
      "create_record",
    ]);
    expect(changeSets[1]).toMatchObject({
      actor: { kind: "person", name: "Priya Menon" },
      door: "test",
      changes: [{ recordName: "Dock lights", kind: "deleted" }],
    });
  });

  test("wrong values are all named at once and nothing is stored", async () => {
    const workspace = await newWorkspace();

    const attempt = workspace.call(createRecord, {
      object: "deals",
      values: { amount: "lots", stage: "wonn", colour: "red", company: "Tessel" },
    });

    await expect(attempt).rejects.toMatchObject({
      code: "invalid_input",
      details: [
        { path: "values.amount", message: "Amount is a number." },
        { path: "values.stage", fix: expect.stringContaining("won") },
        { path: "values.colour", message: 'There is no field "colour" on Deals.' },
        { path: "values.company", fix: "Find the id with search_names." },
        { path: "values.name", message: "Name is required." },
      ],
    });
    const { records } = await workspace.call(searchRecords, { object: "deals" });
    expect(records).toEqual([]);
  });

  test("a bulk change is previewed, runs on exactly what was shown, and is undone as one", async () => {
    const workspace = await newWorkspace();
    const jonas = workspace.member("Jonas").memberId;
    for (const amount of [10, 20, 30]) await workspace.seed("deals", { name: `Deal ${amount}`, amount, owner: "me" });
    const selection = { object: "deals", where: { field: "amount", op: "gte" as const, value: 20 } };

    const preview = await workspace.call(updateRecords, { selection, values: { owner: jonas }, preview: true });
    const done = await workspace.call(updateRecords, {
      selection,
      values: { owner: jonas },
      expect: preview.fingerprint,
    });
    const stale = workspace.call(updateRecords, { selection, values: { owner: null }, expect: preview.fingerprint });

    expect(preview).toMatchObject({ count: 2, isPreview: true, changeSetId: null });
    expect(preview.sample[0]?.changes).toMatchObject([
      { field: "owner", before: { name: "Priya Menon" }, after: { name: "Jonas Lind" } },
    ]);
    expect(done).toMatchObject({ count: 2, isPreview: false });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    const undone = await workspace.call(undoChangeSet, { changeSetId: String(done.changeSetId) });
    expect(undone).toMatchObject({ undone: 2, conflicts: [] });
    const { rows } = await workspace.call(aggregateRecords, {
      object: "deals",
      group: [{ field: "owner" }],
      measures: [{ fn: "count" }],
    });
    expect(rows).toMatchObject([{ owner: { name: "Priya Menon" }, count: 3 }]);
  });

  test("undo keeps a field that was changed again and reports it; undoing the undo redoes", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel", city: "Oslo", tier: "gold" });
    const first = await workspace.call(updateRecord, {
      object: "companies",
      id,
      values: { city: "Bergen", tier: "silver" },
    });
    await workspace.call(updateRecord, { object: "companies", id, values: { city: "Turku" } });

    const undone = await workspace.call(undoChangeSet, { changeSetId: String(first.changeSetId) });
    const after = await workspace.call(getRecord, { object: "companies", id });
    await workspace.call(undoChangeSet, { changeSetId: undone.changeSetId });
    const again = await workspace.call(getRecord, { object: "companies", id });

    expect(undone).toMatchObject({
      undone: 1,
      conflicts: [{ recordName: "Tessel", field: "City", why: "It was changed again since." }],
    });
    expect(after.record.values).toMatchObject({ city: "Turku", tier: "gold" });
    expect(again.record.values).toMatchObject({ city: "Turku", tier: "silver" });
  });

  test("undo twice takes back two steps, the creation included", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    await workspace.call(updateRecord, { object: "companies", id, values: { city: "Bergen" } });

    await workspace.call(undoChangeSet, {});
    await workspace.call(undoChangeSet, {});

    await expect(workspace.call(getRecord, { object: "companies", id })).rejects.toMatchObject({ code: "not_found" });
    await expect(workspace.call(undoChangeSet, {})).rejects.toMatchObject({ code: "precondition_failed" });
  });

  test("a bulk delete needs a condition and is undone as one", async () => {
    const workspace = await newWorkspace();
    for (const name of ["A", "B"]) await workspace.seed("companies", { name, tier: "bronze" });

    const all = workspace.call(deleteRecords, { selection: { object: "companies" } });
    await expect(all).rejects.toMatchObject({ code: "invalid_input" });
    const done = await workspace.call(deleteRecords, {
      selection: { object: "companies", where: { field: "tier", op: "eq", value: "bronze" } },
    });
    const trash = await workspace.call(searchRecords, { object: "companies", deleted: "only" });
    await workspace.call(undoChangeSet, { changeSetId: String(done.changeSetId) });
    const back = await workspace.call(searchRecords, { object: "companies" });

    expect(done.count).toBe(2);
    expect(trash.records).toHaveLength(2);
    expect(back.records).toHaveLength(2);
  });

  test("a stale edit is a conflict, a viewer is refused, another workspace's record does not exist", async () => {
    const workspace = await newWorkspace();
    const other = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });

    const move = { object: "companies", id, values: { city: "Oslo" } };

    await expect(
      workspace.call(updateRecord, { ...move, ifUnchangedSince: "2020-01-01T00:00:00Z" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(workspace.call(updateRecord, move, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(other.call(updateRecord, move)).rejects.toMatchObject({ code: "not_found" });
  });
});
