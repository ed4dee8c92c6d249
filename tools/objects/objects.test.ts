import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createObject } from "./create-object";
import { deleteObject } from "./delete-object";
import { describeObjects } from "./describe-objects";
import { restoreObject } from "./restore-object";
import { updateObject } from "./update-object";

const vessels = {
  label: "Vessel",
  icon: "ship",
  fields: [
    { label: "Tonnage", type: "number" as const, isIndexed: true },
    { label: "Flag", type: "picklist" as const, options: ["Norway", "Malta"] },
    { label: "Company", type: "lookup" as const, target: "companies" },
  ],
};

async function keys(workspace: TestWorkspace): Promise<string[]> {
  return (await workspace.call(describeObjects, {})).objects.map((object) => object.key);
}

describe("create_object", () => {
  test("makes an object that records, lists, figures and relations know at once", async () => {
    const workspace = await newWorkspace();
    const company = await workspace.seed("companies", { name: "Tessel" });

    const { object } = await workspace.call(createObject, vessels);
    const id = await workspace.seed("vessels", { name: "Aurora", tonnage: 900, flag: "Malta", company });

    expect(object).toMatchObject({ key: "vessels", plural: "Vessels", isCustom: true, nameField: "name" });
    const page = await workspace.call(searchRecords, {
      object: "vessels",
      where: { field: "tonnage", op: "gte", value: 900 },
    });
    expect(page.records).toMatchObject([{ id, values: { flag: "malta", company: { id: company, name: "Tessel" } } }]);
    const figures = await workspace.call(aggregateRecords, {
      object: "vessels",
      measures: [{ fn: "sum", field: "tonnage" }],
    });
    expect(Object.values(figures.rows[0] ?? {})).toContain(900);
    const { related } = await workspace.call(getRecord, { object: "companies", id: company, related: true });
    expect(related?.find((list) => list.object === "vessels")?.records).toMatchObject([{ name: "Aurora" }]);
  });

  test.each([
    ["quotes", 'The "best"; drop table deals', "the_best_drop_table_deals"],
    ["emoji", "🚢🚢", "object"],
    ["right to left", "سفن", "object"],
    ["more than 64 bytes", "Ä".repeat(100), "a".repeat(50)],
    ["words of the database", "Money", "money_2"],
    ["digits first", "2024 audits", "object_2024_audits"],
  ])("takes a name with %s", async (_, plural, key) => {
    const workspace = await newWorkspace();

    const { object } = await workspace.call(createObject, { label: `${plural}!`, plural });
    const id = await workspace.seed(object.key, { name: "One" });
    await workspace.call(updateObject, { object: object.key, help: "What it is." });

    expect(object).toMatchObject({ key, plural });
    expect((await workspace.call(getRecord, { object: key, id })).record.name).toBe("One");
  });

  test.each([
    ["a name that exists", { label: "company" }, "There is already an object called Companies."],
    ["a name kept for Atrium", { label: "Atrium thing" }, "kept for Atrium"],
    [
      "two fields of one name",
      {
        label: "Ship",
        fields: [
          { label: "Flag", type: "text" as const },
          { label: "flag", type: "text" as const },
        ],
      },
      "already has a field",
    ],
    [
      "an unknown target",
      { label: "Ship", fields: [{ label: "Port", type: "lookup" as const, target: "ports" }] },
      "ports",
    ],
    ["a picklist without options", { label: "Ship", fields: [{ label: "Flag", type: "picklist" as const }] }, "option"],
  ])("refuses %s and makes nothing", async (_, input, message) => {
    const workspace = await newWorkspace();
    const before = await keys(workspace);

    await expect(workspace.call(createObject, input)).rejects.toMatchObject({
      message: expect.stringContaining(message),
    });
    expect(await keys(workspace)).toEqual(before);
  });

  test("is for Admins, and another workspace does not see it", async () => {
    const workspace = await newWorkspace();
    const other = await newWorkspace();
    await expect(workspace.call(createObject, vessels, workspace.member("Marta"))).rejects.toMatchObject({
      code: "forbidden",
    });

    await workspace.call(createObject, vessels);

    expect(await keys(other)).not.toContain("vessels");
  });

  test("is undone and done again, with its records", async () => {
    const workspace = await newWorkspace();
    const { changeSetId } = await workspace.call(createObject, vessels);
    const id = await workspace.seed("vessels", { name: "Aurora" });

    const undo = await workspace.call(undoChangeSet, { changeSetId });
    expect(await keys(workspace)).not.toContain("vessels");
    await workspace.call(undoChangeSet, { changeSetId: undo.changeSetId });

    expect((await workspace.call(getRecord, { object: "vessels", id })).record.name).toBe("Aurora");
  });
});

describe("update_object", () => {
  test("renames a standard object, keeps its key, and can be undone", async () => {
    const workspace = await newWorkspace();
    const renamed = await workspace.call(updateObject, { object: "Companies", label: "Account", plural: "Accounts" });

    expect(renamed.object).toMatchObject({ key: "companies", label: "Account", plural: "Accounts" });
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    expect(changeSets[0]?.changes).toMatchObject([
      {
        recordName: "Object Accounts",
        kind: "updated",
        diffs: [
          { label: "Name", before: "Company", after: "Account" },
          { label: "Plural", before: "Companies", after: "Accounts" },
        ],
      },
    ]);
    await expect(
      workspace.call(undoChangeSet, { changeSetId: String(renamed.changeSetId) }, workspace.member("Marta")),
    ).rejects.toMatchObject({ code: "forbidden" });
    await workspace.call(undoChangeSet, {});
    expect((await workspace.call(describeObjects, { object: "companies" })).objects[0]?.plural).toBe("Companies");
  });

  test("puts fields in another order", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createObject, vessels);

    const { object } = await workspace.call(updateObject, {
      object: "vessels",
      fieldOrder: ["name", "company", "flag", "tonnage"],
    });

    expect(object.fields.slice(0, 4).map((field) => field.key)).toEqual(["name", "company", "flag", "tonnage"]);
  });

  test("answers that nothing changed, and says which name is near an unknown one", async () => {
    const workspace = await newWorkspace();
    expect(await workspace.call(updateObject, { object: "deals", icon: "handshake" })).toMatchObject({
      changeSetId: null,
    });
    await expect(workspace.call(updateObject, { object: "deels", icon: "box" })).rejects.toMatchObject({
      code: "not_found",
      message: expect.stringContaining("Deals"),
    });
  });
});

describe("delete_object and restore_object", () => {
  test("hide the object with the links to it, and bring both back with the records", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createObject, vessels);
    await workspace.call(createObject, {
      label: "Port",
      fields: [{ label: "Ship", type: "lookup", target: "Vessels", reverseLabel: "Home ports" }],
    });
    const vessel = await workspace.seed("vessels", { name: "Aurora" });
    const port = await workspace.seed("ports", { name: "Bergen", ship: vessel });

    const deleted = await workspace.call(deleteObject, { object: "vessels" });

    expect(deleted).toMatchObject({ name: "Vessels", records: 1, hidden: [{ object: "ports", label: "Ship" }] });
    expect((await workspace.call(getRecord, { object: "ports", id: port })).record.values).not.toHaveProperty("ship");
    await expect(workspace.call(searchRecords, { object: "vessels" })).rejects.toMatchObject({ code: "invalid_input" });
    const { trash } = await workspace.call(describeObjects, { includeDeleted: true });
    expect(trash?.objects).toMatchObject([{ key: "vessels" }]);

    await workspace.call(restoreObject, { object: "Vessels" });

    const restored = await workspace.call(getRecord, { object: "ports", id: port });
    expect(restored.record.values["ship"]).toEqual({ id: vessel, name: "Aurora" });
  });

  test("refuse a standard object, a viewer, and a name taken meanwhile", async () => {
    const workspace = await newWorkspace();
    await expect(workspace.call(deleteObject, { object: "deals" })).rejects.toMatchObject({
      code: "precondition_failed",
    });
    await workspace.call(createObject, { label: "Vessel" });
    await expect(workspace.call(deleteObject, { object: "vessels" }, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await workspace.call(deleteObject, { object: "vessels" });
    const again = await workspace.call(createObject, { label: "Vessel" });
    expect(again.object.key).toBe("vessels_2");
    await expect(workspace.call(restoreObject, { object: "vessels" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("are taken back by undo", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createObject, vessels);
    const { changeSetId } = await workspace.call(deleteObject, { object: "vessels" });
    await workspace.call(undoChangeSet, { changeSetId });
    expect(await keys(workspace)).toContain("vessels");
  });
});
