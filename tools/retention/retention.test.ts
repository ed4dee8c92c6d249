import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createClock } from "@/tools/core/clock";
import { runJob } from "@/tools/jobs/run-job";
import { createObject } from "@/tools/objects/create-object";
import { deleteRecord } from "@/tools/records/delete-record";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { getRetention } from "./get-retention";
import { queueRetention } from "./queue-retention";
import { updateRetention } from "./update-retention";

/** The same workspace some days later. */
function later(workspace: TestWorkspace, days: number): void {
  const now = new Date(testNow.getTime() + days * 86_400_000);
  Object.assign(workspace.environment, { clock: createClock({ now }) });
}

async function trashed(workspace: TestWorkspace, name: string): Promise<string> {
  const id = await workspace.seed("companies", { name });
  await workspace.call(deleteRecord, { object: "companies", id });
  return id;
}

const inTrash = async (workspace: TestWorkspace): Promise<string[]> =>
  (await workspace.call(searchRecords, { object: "companies", deleted: "only" })).records.map(({ name }) => name);

async function night(workspace: TestWorkspace): Promise<number> {
  const ids = await queueRetention(workspace.environment);
  for (const id of ids) await runJob(workspace.environment, id);
  return ids.length;
}

describe("retention", () => {
  test("keeps the trash until it is set, then destroys what is older, once a day, and says so in the feed", async () => {
    const workspace = await newWorkspace();
    await trashed(workspace, "Old");
    later(workspace, 20);
    await trashed(workspace, "New");
    later(workspace, 40);

    const before = await night(workspace);
    const preview = await workspace.call(getRetention, { trashDays: 30 });
    const set = await workspace.call(updateRetention, { trashDays: 30 });
    const first = await night(workspace);
    const left = await inTrash(workspace);
    const again = await night(workspace);
    later(workspace, 51);
    const next = await night(workspace);

    expect([before, first, again, next]).toEqual([0, 1, 0, 1]);
    expect(preview).toEqual({
      trashDays: null,
      due: [{ object: "companies", label: "Companies", count: 1, isCapped: false }],
    });
    expect(set.due).toHaveLength(1);
    expect(left).toEqual(["New"]);
    expect(await inTrash(workspace)).toEqual([]);
    const { changeSets } = await workspace.call(listChanges, { limit: 2 });
    expect(changeSets.map(({ actor, tool, changeCount }) => [actor.kind, actor.name, tool, changeCount])).toEqual([
      ["system", "Atrium", "apply_retention", 1],
      ["system", "Atrium", "apply_retention", 1],
    ]);
  });

  test("is a change that can be undone, and set anew after that", async () => {
    const workspace = await newWorkspace();
    await trashed(workspace, "Old");
    const first = await workspace.call(updateRetention, { trashDays: 30 });
    const second = await workspace.call(updateRetention, { trashDays: 7 });
    const same = await workspace.call(updateRetention, { trashDays: 7 });
    await workspace.call(undoChangeSet, { changeSetId: second.changeSetId ?? "" });
    const once = await workspace.call(getRetention, {});
    await workspace.call(undoChangeSet, { changeSetId: first.changeSetId ?? "" });
    const twice = await workspace.call(getRetention, {});
    await workspace.call(updateRetention, { trashDays: 90 });
    later(workspace, 40);

    expect([same.changeSetId, once.trashDays, twice.trashDays]).toEqual([null, 30, null]);
    expect(await night(workspace)).toBe(0);
    expect((await workspace.call(getRetention, {})).trashDays).toBe(90);
  });

  test("leaves what a required link needs", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createObject, {
      label: "Vessel",
      fields: [{ label: "Company", type: "lookup", target: "companies", isRequired: true }],
    });
    const company = await workspace.seed("companies", { name: "Needed" });
    await workspace.seed("vessels", { name: "Aurora", company });
    await workspace.call(deleteRecord, { object: "companies", id: company });
    await workspace.call(updateRetention, { trashDays: 1 });
    later(workspace, 3);
    expect(await night(workspace)).toBe(0);
    expect(await inTrash(workspace)).toEqual(["Needed"]);
  });

  test("is set by Admins alone, from one day on, and stays in its workspace", async () => {
    const workspace = await newWorkspace();
    for (const name of ["Marta", "Vera"])
      await expect(workspace.call(updateRetention, { trashDays: 30 }, workspace.member(name))).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(workspace.call(updateRetention, { trashDays: 0 })).rejects.toMatchObject({ code: "invalid_input" });
    const { changeSetId } = await workspace.call(updateRetention, { trashDays: 30 });
    const undo = workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" }, workspace.member("Marta"));
    await expect(undo).rejects.toMatchObject({ code: "forbidden" });
    expect((await (await newWorkspace()).call(getRetention, {})).trashDays).toBeNull();
  });
});
