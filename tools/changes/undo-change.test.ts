import { describe, expect, test } from "vitest";

import { createRecord } from "@/tools/records/create-record";
import { getRecord } from "@/tools/records/get-record";
import { updateRecord } from "@/tools/records/update-record";
import { updateRecords } from "@/tools/records/update-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { undoChange } from "./undo-change";
import { undoChangeSet } from "./undo-change-set";

const read = async (workspace: TestWorkspace, id: string): Promise<Record<string, unknown>> =>
  (await workspace.call(getRecord, { object: "deals", id })).record.values;

async function changedDeal(): Promise<{ workspace: TestWorkspace; id: string; changeSetId: string }> {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Crane", amount: 5, stage: "proposal" });
  const values = { amount: 9, stage: "won" };
  const { changeSetId } = await workspace.call(updateRecord, { object: "deals", id, values });
  return { workspace, id, changeSetId: String(changeSetId) };
}

describe("undo_change", () => {
  test("takes one field back and leaves the others, and can be undone itself", async () => {
    const { workspace, id, changeSetId } = await changedDeal();

    const undo = await workspace.call(undoChange, { changeSetId, recordId: id, field: "amount" });
    const after = await read(workspace, id);
    await workspace.call(undoChangeSet, {});

    expect(undo).toMatchObject({ undone: 1, conflicts: [], changeSetId: expect.any(String) });
    expect(after).toMatchObject({ amount: 5, stage: "won" });
    expect(await read(workspace, id)).toMatchObject({ amount: 9, stage: "won" });
  });

  test("takes one record of many back", async () => {
    const workspace = await newWorkspace();
    const ids = [
      await workspace.seed("deals", { name: "Crane", amount: 5 }),
      await workspace.seed("deals", { name: "Dock", amount: 6 }),
    ];
    const bulk = await workspace.call(updateRecords, { selection: { object: "deals" }, values: { amount: 9 } });

    const part = { changeSetId: String(bulk.changeSetId), recordId: String(ids[0]) };
    const undo = await workspace.call(undoChange, part);

    expect(undo.undone).toBe(1);
    expect(await read(workspace, String(ids[0]))).toMatchObject({ amount: 5 });
    expect(await read(workspace, String(ids[1]))).toMatchObject({ amount: 9 });
  });

  test("takes a created record into the trash", async () => {
    const workspace = await newWorkspace();
    const made = await workspace.call(createRecord, { object: "deals", values: { name: "Crane" } });
    const recordId = made.record.id;

    await workspace.call(undoChange, { changeSetId: made.changeSetId, recordId });

    await expect(read(workspace, recordId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("keeps what was changed again since, and says so", async () => {
    const { workspace, id, changeSetId } = await changedDeal();
    await workspace.call(updateRecord, { object: "deals", id, values: { amount: 12 } });

    const undo = await workspace.call(undoChange, { changeSetId, recordId: id, field: "amount" });

    expect(undo).toEqual({
      changeSetId: null,
      undone: 0,
      conflicts: [{ field: "Amount", why: "It was changed again since." }],
    });
    expect(await read(workspace, id)).toMatchObject({ amount: 12 });
  });

  test("refuses a viewer, a field that did not change, what was undone, and another workspace's change", async () => {
    const { workspace, id, changeSetId } = await changedDeal();
    const other = await newWorkspace();
    const part = { changeSetId, recordId: id, field: "amount" };

    await expect(workspace.call(undoChange, part, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(workspace.call(undoChange, { ...part, field: "name" })).rejects.toMatchObject({ code: "not_found" });
    await expect(other.call(undoChange, part)).rejects.toMatchObject({ code: "not_found" });
    await workspace.call(undoChangeSet, { changeSetId });
    await expect(workspace.call(undoChange, part)).rejects.toMatchObject({ code: "precondition_failed" });
  });
});
