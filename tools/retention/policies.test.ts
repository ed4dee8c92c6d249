import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createClock } from "@/tools/core/clock";
import { updateField } from "@/tools/fields/update-field";
import { runJob } from "@/tools/jobs/run-job";
import { deleteRecord } from "@/tools/records/delete-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { deleteRetentionPolicy } from "./delete-retention-policy";
import { listRetentionPolicies } from "./list-retention-policies";
import type { Policy } from "./policies";
import { queueRetention } from "./queue-retention";
import { updateRetentionPolicy } from "./update-retention-policy";

/** The same workspace so many days after its first. */
function at(workspace: TestWorkspace, days: number): void {
  const now = new Date(testNow.getTime() + days * 86_400_000);
  Object.assign(workspace.environment, { clock: createClock({ now }) });
}

async function night(workspace: TestWorkspace): Promise<number> {
  const ids = await queueRetention(workspace.environment);
  for (const id of ids) await runJob(workspace.environment, id);
  return ids.length;
}

async function set(workspace: TestWorkspace, policy: Policy) {
  const { fingerprint } = await workspace.call(updateRetentionPolicy, { ...policy, preview: true });
  return workspace.call(updateRetentionPolicy, { ...policy, expect: fingerprint });
}

const namesOf = async (workspace: TestWorkspace, object: string): Promise<string[]> => {
  const { records } = await workspace.call(searchRecords, { object, deleted: "include" });
  return records.map(({ name }) => name).sort();
};

describe("a retention policy", () => {
  test("destroys records by when they were created, changed or deleted, once a day, and the feed tells of it", async () => {
    const workspace = await newWorkspace();
    for (const object of ["companies", "contacts", "deals"])
      for (const name of ["First", "Second"]) {
        const id = await workspace.seed(object, { name });
        if (name === "First") continue;
        at(workspace, 20);
        if (object === "contacts") await workspace.call(updateRecord, { object, id, values: { title: "Buyer" } });
        if (object === "deals") await workspace.call(deleteRecord, { object, id });
        at(workspace, 0);
      }
    at(workspace, 40);
    await workspace.seed("companies", { name: "Third" });
    await set(workspace, { object: "companies", days: 30, age: "created" });
    await set(workspace, { object: "contacts", days: 30, age: "updated" });
    await set(workspace, { object: "deals", days: 10, age: "deleted" });
    const { policies } = await workspace.call(listRetentionPolicies, {});

    const runs = [await night(workspace), await night(workspace)];

    expect(policies.map(({ object, count, sample }) => [object, count, sample.map(({ name }) => name)])).toEqual([
      ["companies", 2, ["First", "Second"]],
      ["contacts", 1, ["First"]],
      ["deals", 1, ["Second"]],
    ]);
    expect(runs).toEqual([1, 0]);
    expect(await namesOf(workspace, "companies")).toEqual(["Third"]);
    expect(await namesOf(workspace, "contacts")).toEqual(["Second"]);
    expect(await namesOf(workspace, "deals")).toEqual(["First"]);
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    expect(changeSets).toMatchObject([{ actor: { kind: "system" }, tool: "apply_retention" }]);
  });

  test("is not set before somebody has looked at what it destroys, and not when that has changed since", async () => {
    const workspace = await newWorkspace();
    await workspace.seed("companies", { name: "First" });
    at(workspace, 40);
    const policy: Policy = { object: "companies", days: 30, age: "created" };

    const preview = await workspace.call(updateRetentionPolicy, { ...policy, preview: true });
    const blind = workspace.call(updateRetentionPolicy, policy);
    await expect(blind).rejects.toMatchObject({ code: "precondition_failed" });
    const other = workspace.call(updateRetentionPolicy, { ...policy, days: 1, expect: preview.fingerprint });
    await expect(other).rejects.toMatchObject({ code: "precondition_failed" });

    expect(preview).toMatchObject({ count: 1, isPreview: true, changeSetId: null, sample: [{ name: "First" }] });
    expect((await workspace.call(listRetentionPolicies, {})).policies).toEqual([]);
    expect(await night(workspace)).toBe(0);
  });

  test("is taken away, comes back by an undo, and is set anew", async () => {
    const workspace = await newWorkspace();
    await workspace.seed("companies", { name: "First" });
    at(workspace, 40);
    const policy: Policy = { object: "companies", days: 30, age: "created" };
    const made = await set(workspace, policy);
    const { changeSetId } = await workspace.call(deleteRetentionPolicy, { object: "companies" });
    const without = await night(workspace);
    await expect(workspace.call(deleteRetentionPolicy, { object: "companies" })).rejects.toMatchObject({
      code: "not_found",
    });
    await workspace.call(undoChangeSet, { changeSetId });
    const back = await workspace.call(listRetentionPolicies, {});
    await workspace.call(undoChangeSet, { changeSetId: made.changeSetId ?? "" });
    const gone = await workspace.call(listRetentionPolicies, {});
    await set(workspace, { ...policy, days: 39 });

    expect(without).toBe(0);
    expect([back.policies.length, gone.policies.length]).toEqual([1, 0]);
    expect((await workspace.call(listRetentionPolicies, {})).policies).toMatchObject([{ days: 39, count: 1 }]);
  });

  test("leaves what a rule keeps, and what such a rule would take along goes to the trash", async () => {
    const workspace = await newWorkspace();
    const company = await workspace.seed("companies", { name: "Kept" });
    await workspace.seed("contacts", { name: "Keeper", company });
    const parent = await workspace.seed("deals", { name: "Old deal" });
    await workspace.seed("tasks", { title: "Goes along", deal: parent });
    await workspace.call(updateField, { object: "contacts", field: "company", onDelete: "refuse" });
    await workspace.call(updateField, { object: "tasks", field: "deal", onDelete: "cascade" });
    at(workspace, 40);
    await set(workspace, { object: "companies", days: 30, age: "created" }).catch(() => undefined);
    await set(workspace, { object: "deals", days: 30, age: "created" });

    await night(workspace);

    expect(await namesOf(workspace, "companies")).toEqual(["Kept"]);
    expect(await namesOf(workspace, "deals")).toEqual([]);
    const trash = await workspace.call(searchRecords, { object: "tasks", deleted: "only" });
    expect(trash.records.map(({ name }) => name)).toEqual(["Goes along"]);
  });

  test("is for Admins, and stays in its workspace", async () => {
    const workspace = await newWorkspace();
    const policy: Policy = { object: "companies", days: 30, age: "created" };
    for (const name of ["Marta", "Vera"])
      await expect(
        workspace.call(updateRetentionPolicy, { ...policy, preview: true }, workspace.member(name)),
      ).rejects.toMatchObject({ code: "forbidden" });
    await set(workspace, policy);
    const other = await newWorkspace();
    expect((await other.call(listRetentionPolicies, {})).policies).toEqual([]);
  });
});
