import { describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { updateField } from "@/tools/fields/update-field";
import { createObject } from "@/tools/objects/create-object";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { deleteRecord } from "./delete-record";
import { deleteRecords } from "./delete-records";
import { destroyRecords } from "./destroy-records";
import { restoreRecord } from "./restore-record";
import { searchRecords } from "./search-records";
import { updateRecord } from "./update-record";

type Rule = "clear" | "refuse" | "cascade";

/** Vessels of companies, cabins of vessels, and vessels that a vessel tows. */
async function fleet(rule: Rule, isRequired = false) {
  const workspace = await newWorkspace();
  await workspace.call(createObject, {
    label: "Vessel",
    fields: [
      { label: "Company", type: "lookup", target: "companies", onDelete: rule, isRequired },
      { label: "Tug", type: "lookup", target: "Vessels", onDelete: "cascade", reverseLabel: "Towed" },
    ],
  });
  await workspace.call(createObject, {
    label: "Cabin",
    fields: [{ label: "Vessel", type: "lookup", target: "vessels", onDelete: "cascade" }],
  });
  const company = await workspace.seed("companies", { name: "Tessel" });
  const other = await workspace.seed("companies", { name: "Other" });
  const aurora = await workspace.seed("vessels", { name: "Aurora", company });
  const boreas = await workspace.seed("vessels", { name: "Boreas", company: other, tug: aurora });
  await workspace.seed("cabins", { name: "A1", vessel: aurora });
  await workspace.seed("cabins", { name: "B1", vessel: boreas });
  return { workspace, company, other, aurora, boreas };
}

const left = async (workspace: TestWorkspace): Promise<string[]> => {
  const found: string[] = [];
  for (const object of ["companies", "vessels", "cabins"])
    found.push(
      ...(await workspace.call(searchRecords, { object, sort: [{ field: "name" }] })).records.map((r) => r.name),
    );
  return found;
};

const everything = ["Other", "Tessel", "Aurora", "Boreas", "A1", "B1"];

describe("a delete rule", () => {
  test("of clear leaves what pointed there", async () => {
    const { workspace, company } = await fleet("clear");
    expect(await workspace.call(deleteRecord, { object: "companies", id: company })).toMatchObject({ also: [] });
    expect(await left(workspace)).toEqual(["Other", "Aurora", "Boreas", "A1", "B1"]);
  });

  test("of cascade takes along whatever hangs below, and undo and restore bring all of it back", async () => {
    const { workspace, company } = await fleet("cascade");
    const also = [
      { object: "vessels", label: "Vessels", count: 2 },
      { object: "cabins", label: "Cabins", count: 2 },
    ];
    const selection = { object: "companies", where: { field: "name", op: "eq" as const, value: "Tessel" } };
    const preview = await workspace.call(deleteRecords, { selection, preview: true });
    expect(preview).toMatchObject({ count: 1, also, changeSetId: null });
    expect(await left(workspace)).toEqual(everything);

    const done = await workspace.call(deleteRecords, { selection, expect: preview.fingerprint });
    expect(done).toMatchObject({ count: 1, also });
    expect(await left(workspace)).toEqual(["Other"]);
    await workspace.call(undoChangeSet, { changeSetId: done.changeSetId ?? "" });
    expect(await left(workspace)).toEqual(everything);

    await workspace.call(deleteRecord, { object: "companies", id: company });
    await workspace.call(restoreRecord, { object: "companies", id: company });
    expect(await left(workspace)).toEqual(everything);
  });

  test("brings back with a record only what went with it", async () => {
    const { workspace, company, boreas } = await fleet("cascade");
    await workspace.call(deleteRecord, { object: "vessels", id: boreas });
    await workspace.call(deleteRecord, { object: "companies", id: company });
    await workspace.call(restoreRecord, { object: "companies", id: company });
    expect(await left(workspace)).toEqual(["Other", "Tessel", "Aurora", "A1"]);
  });

  test("of refuse keeps the record and says what holds it, until nothing does", async () => {
    const { workspace, company, aurora } = await fleet("refuse");
    const input = { object: "companies", id: company };
    await expect(workspace.call(deleteRecord, input)).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringContaining("1 vessel is linked by Company"),
    });
    const selection = { object: "companies", where: { field: "name", op: "not_empty" as const } };
    await expect(workspace.call(deleteRecords, { selection, preview: true })).rejects.toMatchObject({
      code: "precondition_failed",
    });
    expect(await left(workspace)).toEqual(everything);
    await workspace.call(deleteRecord, { object: "vessels", id: aurora });
    await workspace.call(deleteRecord, input);
    expect(await left(workspace)).toEqual(["Other"]);
  });

  test("does not run in circles", async () => {
    const { workspace, aurora, boreas } = await fleet("clear");
    await workspace.call(updateField, { object: "vessels", field: "company", onDelete: "cascade" });
    await workspace.call(updateRecord, { object: "vessels", id: aurora, values: { tug: boreas } });
    const done = await workspace.call(deleteRecord, { object: "vessels", id: aurora });
    expect(done.also).toEqual([{ object: "cabins", label: "Cabins", count: 2 }]);
    expect(await left(workspace)).toEqual(["Other", "Tessel"]);
  });

  test("is asked of a link alone, and a required link keeps its record from being destroyed", async () => {
    const { workspace, company } = await fleet("clear", true);
    const name = { object: "vessels", field: "name", onDelete: "refuse" as const };
    await expect(workspace.call(updateField, name)).rejects.toMatchObject({ code: "invalid_input" });
    await workspace.call(deleteRecord, { object: "companies", id: company });
    await expect(workspace.call(destroyRecords, { selection: { object: "companies" } })).rejects.toMatchObject({
      code: "precondition_failed",
    });
  });
});
