import { beforeAll, describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { createRecord } from "@/tools/records/create-record";
import { deleteRecord } from "@/tools/records/delete-record";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateRecord } from "@/tools/records/update-record";
import { updateRecords } from "@/tools/records/update-records";
import { newRights, type RightsWorkspace } from "@/tools/testing/rights-workspace";

const own = {
  read: "own",
  update: "own",
  delete: "own",
  create: true,
  destroy: false,
  import: false,
  export: true,
} as const;

describe("a role that reaches its own deals only", () => {
  let place: RightsWorkspace;
  let marta: RightsWorkspace["marta"];
  let mine: string;
  let theirs: string;

  beforeAll(async () => {
    place = await newRights({ objects: { deals: own } });
    marta = place.marta;
    mine = await place.workspace.seed("deals", { name: "Mine", owner: marta.memberId, amount: 100 });
    theirs = await place.workspace.seed("deals", {
      name: "Secret of Jonas",
      owner: place.jonas.memberId,
      amount: 7000,
    });
  });

  test("does not see the others in a list, a search, a sum or by id", async () => {
    const { workspace } = place;
    const list = await workspace.call(searchRecords, { object: "deals", count: "exact" }, marta);
    const found = await workspace.call(searchRecords, { object: "deals", search: "Secret" }, marta);
    const sum = await workspace.call(
      aggregateRecords,
      { object: "deals", measures: [{ fn: "sum", field: "amount" }] },
      marta,
    );

    expect(list.records.map(({ id }) => id)).toEqual([mine]);
    expect(list.count).toMatchObject({ value: 1 });
    expect(found.records).toEqual([]);
    expect(sum.rows[0]).toMatchObject({ sum_amount: 100 });
    await expect(workspace.call(getRecord, { object: "deals", id: theirs }, marta)).rejects.toMatchObject({
      code: "not_found",
      message: "There is no deal with that id. It may be in the trash.",
    });
  });

  test("gets for a hidden record the very answer that a record which never was gets", async () => {
    const never = "0198c0de-0000-7000-8000-000000000000";
    const say = async (id: string): Promise<unknown> =>
      place.workspace.call(updateRecord, { object: "deals", id, values: { amount: 1 } }, marta).catch((error) => ({
        code: error.code,
        message: error.message,
        details: error.details,
      }));

    expect(await say(theirs)).toEqual(await say(never));
  });

  test("changes its own, and reaches no other by a condition that takes all", async () => {
    const { workspace } = place;
    const selection = { object: "deals", where: { field: "amount", op: "gt" as const, value: 0 } };
    const done = await workspace.call(updateRecords, { selection, values: { amount: 200 } }, marta);
    const untouched = await workspace.call(getRecord, { object: "deals", id: theirs });

    expect(done.count).toBe(1);
    expect(untouched.record.values["amount"]).toBe(7000);
  });

  test("hands a record over, no longer sees it then, and can take that back", async () => {
    const { workspace, jonas } = place;
    const { record } = await workspace.call(createRecord, { object: "deals", values: { name: "Handed" } }, marta);
    const handed = await workspace.call(
      updateRecord,
      { object: "deals", id: record.id, values: { owner: jonas.memberId } },
      marta,
    );
    const gone = workspace.call(getRecord, { object: "deals", id: record.id }, marta);
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
    const undone = await workspace.call(undoChangeSet, { changeSetId: handed.changeSetId ?? "" }, marta);
    const back = await workspace.call(getRecord, { object: "deals", id: record.id }, marta);

    expect(record.values["owner"]).toMatchObject({ id: marta.memberId });
    expect(undone).toMatchObject({ undone: 1, conflicts: [] });
    expect(back.record.values["owner"]).toMatchObject({ id: marta.memberId });
    await workspace.call(deleteRecord, { object: "deals", id: record.id }, marta);
  });

  test("creates a record for somebody else and is told what became of it", async () => {
    const { workspace, jonas } = place;
    const values = { name: "For Jonas", owner: jonas.memberId };
    const { record } = await workspace.call(createRecord, { object: "deals", values }, marta);

    expect(record).toMatchObject({ name: "For Jonas", values: { owner: { id: jonas.memberId } } });
    await expect(workspace.call(getRecord, { object: "deals", id: record.id }, marta)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("finds in the change log nothing of records that it does not see", async () => {
    const { changeSets } = await place.workspace.call(listChanges, {}, marta);

    expect(JSON.stringify(changeSets)).not.toContain("Secret of Jonas");
  });

  test("cannot take back what somebody else did", async () => {
    const { changeSets } = await place.workspace.call(listChanges, { object: "deals", recordId: theirs });
    const undo = () => place.workspace.call(undoChangeSet, { changeSetId: changeSets[0]?.id ?? "" }, marta);

    await expect(undo()).rejects.toMatchObject({ code: "not_found" });
  });

  test("sees a company's deals, and their sum, as far as they are its own", async () => {
    const { workspace, jonas } = place;
    const company = await workspace.seed("companies", { name: "Shared" });
    await workspace.seed("deals", { name: "Shared one", company, owner: marta.memberId });
    await workspace.seed("deals", { name: "Shared two", company, owner: jonas.memberId });
    const { related } = await workspace.call(getRecord, { object: "companies", id: company, related: true }, marta);
    const having = {
      object: "companies",
      where: { related: "deals", where: { field: "name", op: "eq" as const, value: "Shared two" } },
    };
    const by = await workspace.call(searchRecords, having, marta);

    expect(related.find(({ object }) => object === "deals")).toMatchObject({ count: { value: 1 } });
    expect(by.records).toEqual([]);
  });
});

describe("a role that reads its team's and changes its own", () => {
  test("reads what a colleague below has, may not change it, and is told so", async () => {
    const place = await newRights({ objects: { deals: { ...own, read: "team" } } });
    const { workspace, marta, jonas } = place;
    await place.inTeams();
    const theirs = await workspace.seed("deals", { name: "Of Jonas", owner: jonas.memberId, amount: 1 });
    await workspace.seed("deals", { name: "Of nobody here", owner: workspace.member("Vera").memberId });
    const reader = await place.reopen("Marta");
    const list = await workspace.call(searchRecords, { object: "deals" }, reader);
    const change = () => workspace.call(updateRecord, { object: "deals", id: theirs, values: { amount: 2 } }, reader);
    const bulk = () =>
      workspace.call(
        updateRecords,
        {
          selection: { object: "deals", where: { field: "name", op: "contains", value: "of" } },
          values: { amount: 3 },
        },
        reader,
      );

    expect(marta.memberId).toBe(reader.memberId);
    expect(list.records.map(({ name }) => name)).toEqual(["Of Jonas"]);
    await expect(change()).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("your own only"),
    });
    await expect(bulk()).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("fields", () => {
  test("that a role may not read are in no answer, condition, search or suggestion", async () => {
    const { workspace, marta } = await newRights({
      fields: { "deals.amount": "none", "companies.city": "none" },
    });
    const id = await workspace.seed("deals", { name: "Priced", amount: 4711 });
    await workspace.seed("companies", { name: "Quiet", city: "zanzibar project" });
    const { record } = await workspace.call(getRecord, { object: "deals", id }, marta);
    const by = () =>
      workspace.call(searchRecords, { object: "deals", where: { field: "amount", op: "gt", value: 1 } }, marta);
    const words = await workspace.call(searchRecords, { object: "companies", search: "zanzibar" }, marta);
    const all = await workspace.call(searchRecords, { object: "companies", search: "zanzibar" });
    const { changeSets } = await workspace.call(listChanges, {}, marta);

    expect(record.values).not.toHaveProperty("amount");
    await expect(by()).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining('no field "amount"'),
    });
    expect(words.records).toEqual([]);
    expect(all.records).toHaveLength(1);
    expect(JSON.stringify(changeSets)).not.toMatch(/4711|zanzibar/);
  });

  test("that a role may only read are not written, and keep their defaults", async () => {
    const { workspace, marta } = await newRights({ fields: { "deals.stage": "read" } });
    const { record } = await workspace.call(createRecord, { object: "deals", values: { name: "New" } }, marta);
    const write = () =>
      workspace.call(updateRecord, { object: "deals", id: record.id, values: { stage: "won" } }, marta);

    expect(record.values["stage"]).toBe("lead");
    await expect(write()).rejects.toMatchObject({
      code: "invalid_input",
      message: "Your role may read Stage and not change it.",
    });
  });

  test("that are hidden stay in the words by which others find the record", async () => {
    const { workspace, marta } = await newRights({ fields: { "companies.city": "none" } });
    const id = await workspace.seed("companies", { name: "Kept", city: "zanzibar" });
    await workspace.call(updateRecord, { object: "companies", id, values: { domain: "kept.example" } }, marta);
    const found = await workspace.call(searchRecords, { object: "companies", search: "zanzibar" });

    expect(found.records).toHaveLength(1);
  });
});

describe("objects", () => {
  test("that a role may not read do not exist for it", async () => {
    const none = {
      read: "none",
      update: "none",
      delete: "none",
      create: false,
      destroy: false,
      import: false,
      export: false,
    } as const;
    const { workspace, marta } = await newRights({ objects: { deals: none } });
    const company = await workspace.seed("companies", { name: "Alone" });
    await workspace.seed("deals", { name: "Unseen", company });
    const list = () => workspace.call(searchRecords, { object: "deals" }, marta);
    const { related } = await workspace.call(getRecord, { object: "companies", id: company, related: true }, marta);
    const { changeSets } = await workspace.call(listChanges, {}, marta);

    await expect(list()).rejects.toMatchObject({ message: expect.stringContaining('There is no object "deals"') });
    expect(related.map(({ object }) => object)).not.toContain("deals");
    expect(JSON.stringify(changeSets)).not.toContain("Unseen");
  });

  test("that a role may only read refuse every change, undo of others' included", async () => {
    const reading = { ...own, read: "all", update: "none", delete: "none", create: false } as const;
    const { workspace, marta } = await newRights({ objects: { deals: reading } });
    const id = await workspace.seed("deals", { name: "Fixed", amount: 1 });
    const { changeSets } = await workspace.call(listChanges, { object: "deals", recordId: id });
    const attempts = [
      () => workspace.call(updateRecord, { object: "deals", id, values: { amount: 2 } }, marta),
      () => workspace.call(deleteRecord, { object: "deals", id }, marta),
      () => workspace.call(createRecord, { object: "deals", values: { name: "More" } }, marta),
      () => workspace.call(undoChangeSet, { changeSetId: changeSets[0]?.id ?? "" }, marta),
    ];

    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  });
});
