import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { getRecord } from "@/tools/records/get-record";
import { newWorkspace, testNow } from "@/tools/testing/test-workspace";
import { completeTask } from "./complete-task";
import { createTask } from "./create-task";

describe("create_task", () => {
  test("belongs to the person who asks, and counts as activity on what it is about", async () => {
    const workspace = await newWorkspace();
    const company = await workspace.seed("companies", { name: "Tessel" });

    const { record } = await workspace.call(createTask, {
      title: "Call them",
      dueOn: "2026-11-27",
      about: [{ object: "companies", id: company }],
    });

    expect(record.values).toMatchObject({
      owner: { name: "Priya Menon" },
      status: "open",
      priority: "normal",
      due_on: "2026-11-27",
      company: { name: "Tessel" },
    });
    const about = await workspace.call(getRecord, { object: "companies", id: company });
    expect(about.record.values["last_activity_at"]).toBe(testNow.toISOString());
  });

  test("refuses a member who does not exist and an object that tasks cannot point to", async () => {
    const workspace = await newWorkspace();
    const stranger = workspace.environment.clock.newId();

    await expect(workspace.call(createTask, { title: "x", owner: stranger })).rejects.toMatchObject({
      code: "invalid_input",
      details: [{ path: "values.owner" }],
    });
    await expect(
      workspace.call(createTask, { title: "x", about: [{ object: "notes", id: stranger }] }),
    ).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("complete_task", () => {
  test("closes an open task and records who did it", async () => {
    const workspace = await newWorkspace();
    const taskId = await workspace.seed("tasks", { title: "Send the quote" });

    const { record } = await workspace.call(completeTask, { taskId }, workspace.member("Jonas"));

    expect(record.values).toMatchObject({ status: "done", completed_at: testNow.toISOString() });
    const { changeSets } = await workspace.call(listChanges, {
      recordId: taskId,
      memberId: workspace.member("Jonas").memberId,
    });
    expect(changeSets).toMatchObject([{ tool: "complete_task", actor: { name: "Jonas Lind" } }]);
  });

  test("says so when the task is done already, and cannot see another workspace's", async () => {
    const workspace = await newWorkspace();
    const other = await newWorkspace();
    const taskId = await workspace.seed("tasks", { title: "Send the quote" });
    await workspace.call(completeTask, { taskId });

    await expect(workspace.call(completeTask, { taskId })).rejects.toMatchObject({ code: "precondition_failed" });
    await expect(other.call(completeTask, { taskId })).rejects.toMatchObject({ code: "not_found" });
  });
});
