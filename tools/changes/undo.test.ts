import { describe, expect, test } from "vitest";

import { createClock } from "@/tools/core/clock";
import { searchNames } from "@/tools/names/search-names";
import { logNote } from "@/tools/notes/log-note";
import { createRecord } from "@/tools/records/create-record";
import { deleteRecord } from "@/tools/records/delete-record";
import { getRecord } from "@/tools/records/get-record";
import { updateRecord } from "@/tools/records/update-record";
import { updateRecords } from "@/tools/records/update-records";
import { createTask } from "@/tools/tasks/create-task";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { undoChangeSet } from "./undo-change-set";

async function read(workspace: TestWorkspace, object: string, id: string): Promise<Record<string, unknown>> {
  return (await workspace.call(getRecord, { object, id })).record.values;
}

/** The same workspace some minutes later. */
function later(workspace: TestWorkspace, minutes: number): Date {
  const now = new Date(testNow.getTime() + minutes * 60_000);
  Object.assign(workspace.environment, { clock: createClock({ now }) });
  return now;
}

describe("undo brings back values of every type", () => {
  test.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ["text and its search", "companies", { name: "Tessel", city: "Oslo" }, { name: "Ampel", city: null }],
    ["several options", "contacts", { name: "Ivo", interests: ["pricing", "security"] }, { interests: ["training"] }],
    ["options to none", "contacts", { name: "Ivo", interests: ["pricing"] }, { interests: null }],
    ["yes and no", "contacts", { name: "Ivo", is_subscribed: true }, { is_subscribed: false }],
    ["a day", "deals", { name: "Crane", close_on: "2026-02-28" }, { close_on: "2027-12-31" }],
    ["an amount of money", "deals", { name: "Crane", amount: 12_345.67 }, { amount: 0.5 }],
    ["empty values", "deals", { name: "Crane" }, { amount: 7, close_on: "2026-01-01", owner: "me" }],
    ["a number", "companies", { name: "Tessel", employees: 0 }, { employees: 1_000_000 }],
    [
      "a moment",
      "notes",
      { title: "Call", happened_at: "2026-11-18T09:59:59.123Z" },
      { happened_at: "2020-01-01T00:00:00Z" },
    ],
    ["a stage", "deals", { name: "Crane", stage: "proposal" }, { stage: "won" }],
  ])("%s", async (_, object, before, change) => {
    const workspace = await newWorkspace();
    const id = await workspace.seed(object, before);
    const first = await read(workspace, object, id);
    await workspace.call(updateRecord, { object, id, values: change });
    const changed = await read(workspace, object, id);

    const undo = await workspace.call(undoChangeSet, {});
    const undone = await read(workspace, object, id);
    await workspace.call(undoChangeSet, { changeSetId: undo.changeSetId });

    expect(undo).toMatchObject({ undone: 1, conflicts: [] });
    expect(undone).toEqual(first);
    expect(await read(workspace, object, id)).toEqual(changed);
  });

  test("and the text that search looks in", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    await workspace.call(updateRecord, { object: "companies", id, values: { name: "Brightwater" } });

    await workspace.call(undoChangeSet, {});

    const { matches } = await workspace.call(searchNames, { text: "tessel" });
    expect(matches.map((match) => match.id)).toEqual([id]);
  });
});

describe("undo of", () => {
  test("a created record to which others are linked leaves them there, and its return brings the link back", async () => {
    const workspace = await newWorkspace();
    const created = await workspace.call(createRecord, { object: "companies", values: { name: "Tessel" } });
    const company = created.record.id;
    const deal = await workspace.seed("deals", { name: "Crane", company });

    const undo = await workspace.call(undoChangeSet, { changeSetId: created.changeSetId });
    const without = await read(workspace, "deals", deal);
    await workspace.call(undoChangeSet, { changeSetId: undo.changeSetId });

    expect(without["company"]).toBeNull();
    expect((await read(workspace, "deals", deal))["company"]).toEqual({ id: company, name: "Tessel" });
  });

  test("another member's change is allowed and says whose work it was", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("deals", { name: "Crane", amount: 5 });
    const { changeSetId } = await workspace.call(updateRecord, { object: "deals", id, values: { amount: 9 } });

    await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) }, workspace.member("Marta"));

    expect((await read(workspace, "deals", id))["amount"]).toBe(5);
    await expect(workspace.call(undoChangeSet, { changeSetId: String(changeSetId) })).rejects.toMatchObject({
      code: "precondition_failed",
    });
  });

  test("a change of a record in the trash is a conflict and changes nothing", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("deals", { name: "Crane", amount: 5 });
    const { changeSetId } = await workspace.call(updateRecord, { object: "deals", id, values: { amount: 9 } });
    await workspace.call(deleteRecord, { object: "deals", id });

    const undo = await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });

    expect(undo).toMatchObject({
      undone: 0,
      conflicts: [{ recordName: "Crane", field: "Amount", why: "The record is in the trash." }],
    });
  });

  test("a bulk change takes back all but what somebody touched since", async () => {
    const workspace = await newWorkspace();
    const ids: string[] = [];
    for (let number = 0; number < 5; number += 1)
      ids.push(await workspace.seed("companies", { name: `Company ${number}`, tier: "bronze" }));
    const selection = { object: "companies", where: { field: "tier", op: "eq" as const, value: "bronze" } };
    const bulk = await workspace.call(updateRecords, { selection, values: { tier: "silver", city: "Oslo" } });
    await workspace.call(updateRecord, { object: "companies", id: String(ids[2]), values: { tier: "gold" } });

    const undo = await workspace.call(undoChangeSet, { changeSetId: String(bulk.changeSetId) });

    expect(undo).toMatchObject({ undone: 5, conflicts: [{ recordName: "Company 2", field: "Tier" }] });
    expect(await read(workspace, "companies", String(ids[2]))).toMatchObject({ tier: "gold", city: null });
    expect(await read(workspace, "companies", String(ids[4]))).toMatchObject({ tier: "bronze", city: null });
  });
});

describe("the time of the last activity", () => {
  test("goes back to the activity that remains when a note is undone, and forward when that is undone", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    const about = [{ object: "companies", id }];
    const activity = async (): Promise<unknown> => (await read(workspace, "companies", id))["last_activity_at"];
    const first = later(workspace, 1);
    await workspace.call(createTask, { title: "Call Tessel", about });
    const second = later(workspace, 2);
    const note = await workspace.call(logNote, { body: "They moved.", about });
    later(workspace, 3);

    expect(await activity()).toBe(second.toISOString());
    const undo = await workspace.call(undoChangeSet, { changeSetId: note.changeSetId });
    expect(await activity()).toBe(first.toISOString());
    await workspace.call(undoChangeSet, { changeSetId: undo.changeSetId });
    expect(await activity()).toBe(second.toISOString());
  });

  test("is empty again when the only activity is undone", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    await workspace.call(logNote, { body: "They moved.", about: [{ object: "companies", id }] });

    await workspace.call(undoChangeSet, {});

    expect((await read(workspace, "companies", id))["last_activity_at"]).toBeNull();
  });

  test("stays when a later activity than the undone one stands", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    const about = [{ object: "companies", id }];
    const first = await workspace.call(logNote, { body: "One.", about });
    const second = later(workspace, 5);
    await workspace.call(logNote, { body: "Two.", about });

    await workspace.call(undoChangeSet, { changeSetId: first.changeSetId });

    expect((await read(workspace, "companies", id))["last_activity_at"]).toBe(second.toISOString());
  });
});
