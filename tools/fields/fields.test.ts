import { describe, expect, test } from "vitest";
import type { z } from "zod";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createObject } from "@/tools/objects/create-object";
import { deleteObject } from "@/tools/objects/delete-object";
import { describeObjects } from "@/tools/objects/describe-objects";
import { createRecord } from "@/tools/records/create-record";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createField } from "./create-field";
import { deleteField } from "./delete-field";
import { restoreField } from "./restore-field";
import { updateField } from "./update-field";

type Field = Awaited<ReturnType<typeof fieldsOf>>[number];

async function fieldsOf(workspace: TestWorkspace, object = "companies") {
  return (await workspace.call(describeObjects, { object })).objects[0]?.fields ?? [];
}

const fieldOf = async (workspace: TestWorkspace, key: string): Promise<Field | undefined> =>
  (await fieldsOf(workspace)).find((field) => field.key === key);

async function values(workspace: TestWorkspace, id: string, object = "companies"): Promise<Record<string, unknown>> {
  return (await workspace.call(getRecord, { object, id })).record.values;
}

const segment: z.input<typeof createField.input> = {
  object: "companies",
  label: "Segment",
  type: "picklist",
  options: ["North", "South", { label: "West", tint: 3 }],
};

describe("create_field", () => {
  test("is there at once, is in the change log by its name, and undo takes it back", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });

    const { field, changeSetId } = await workspace.call(createField, segment);
    await workspace.call(updateRecord, { object: "companies", id, values: { segment: "South" } });

    expect(field).toMatchObject({
      key: "segment",
      options: [{ key: "north", tint: 1 }, { key: "south" }, { tint: 3 }],
    });
    expect((await values(workspace, id))["segment"]).toBe("south");
    const { changeSets } = await workspace.call(listChanges, { object: "atrium_fields" });
    expect(changeSets[0]).toMatchObject({
      summary: "Added the field Segment to companies",
      changes: [{ recordName: "Field Segment on Companies", kind: "created" }],
    });

    const undo = await workspace.call(undoChangeSet, { changeSetId });
    expect(await fieldOf(workspace, "segment")).toBeUndefined();
    await workspace.call(undoChangeSet, { changeSetId: undo.changeSetId });
    expect((await values(workspace, id))["segment"]).toBe("south");
  });

  test("stores and reads back each type", async () => {
    const workspace = await newWorkspace();
    const made: [string, string, unknown, unknown][] = [
      ["Plain", "text", "a", "a"],
      ["Long", "long_text", "a\nb", "a\nb"],
      ["Count", "number", 1e15, 1e15],
      ["Worth", "currency", 12.5, 12.5],
      ["Flag", "boolean", false, false],
      ["Day", "date", "2026-02-28", "2026-02-28"],
      ["Moment", "datetime", "2026-02-28T10:00:00Z", "2026-02-28T10:00:00.000Z"],
      ["Mail", "email", "a@b.example", "a@b.example"],
      ["Ring", "phone", "+49 1", "+49 1"],
      ["Site", "url", "https://a.example", "https://a.example"],
    ];
    for (const [label, type] of made)
      await workspace.call(createField, { object: "companies", label, type } as z.input<typeof createField.input>);
    const input = Object.fromEntries(made.map(([label, , value]) => [label.toLowerCase(), value]));

    const id = await workspace.seed("companies", { name: "Tessel", ...input });

    expect(await values(workspace, id)).toMatchObject(
      Object.fromEntries(made.map(([label, , , stored]) => [label.toLowerCase(), stored])),
    );
    expect((await fieldOf(workspace, "worth"))?.currency).toBe("EUR");
  });

  test("required asks for a default that the records get, in the same change", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    const required = { ...segment, isRequired: true };
    await expect(workspace.call(createField, required)).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringContaining("1 record has no Segment yet"),
    });

    const { filled, changeSetId } = await workspace.call(createField, { ...required, default: "north" });

    expect(filled).toBe(1);
    expect((await values(workspace, id))["segment"]).toBe("north");
    await expect(
      workspace.call(updateRecord, { object: "companies", id, values: { segment: null } }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    await workspace.call(undoChangeSet, { changeSetId });
    expect(await values(workspace, id)).not.toHaveProperty("segment");
  });

  test("a second link to the same object has a name of its own on the other side", async () => {
    const workspace = await newWorkspace();
    const { field } = await workspace.call(createField, {
      object: "deals",
      label: "Partner",
      type: "lookup",
      target: "Companies",
    });
    const company = await workspace.seed("companies", { name: "Tessel" });
    await workspace.seed("deals", { name: "Crane", partner: company });

    expect(field.reverse).toEqual({ key: "deals_2", label: "Deals" });
    const { related } = await workspace.call(getRecord, { object: "companies", id: company, related: true });
    expect(related?.find((list) => list.key === "deals_2")?.records).toMatchObject([{ name: "Crane" }]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["a label that is there", { label: "tier", type: "text" }, "already has a field"],
    ["an option twice", { label: "Kind", type: "picklist", options: ["A", "a"] }, "there twice"],
    ["options on text", { label: "Kind", type: "text", options: ["A"] }, "has no options"],
    ["unique long text", { label: "Kind", type: "long_text", isUnique: true }, "cannot be unique"],
    ["a default of another type", { label: "Kind", type: "number", default: "many" }, "Kind is a number"],
    ["a link to nothing", { label: "Kind", type: "lookup" }, "points to"],
    ["an empty label", { label: "  ", type: "text" }, "label"],
  ])("refuses %s", async (_, input, message) => {
    const workspace = await newWorkspace();
    const call = workspace.call(createField, { object: "companies", ...input } as z.input<typeof createField.input>);
    await expect(call).rejects.toMatchObject({ message: expect.stringContaining(message) });
    expect(await workspace.call(listChanges, {})).toMatchObject({ changeSets: [] });
  });

  test("keeps columns of the database and odd labels apart", async () => {
    const workspace = await newWorkspace();
    const labels = ["id", "xmin", "select", "🚀", "שדה", "a'b\"c", "x".repeat(120)];
    for (const label of labels) await workspace.call(createField, { object: "deals", label, type: "text" });
    const made = (await fieldsOf(workspace, "deals")).filter((field) => labels.includes(field.label));
    const id = await workspace.seed("deals", {
      name: "Crane",
      ...Object.fromEntries(made.map((field) => [field.key, field.label])),
    });
    const stored = await values(workspace, id, "deals");
    expect(made.map((field) => field.key)).toEqual([
      ...["id_2", "xmin_2", "select", "field", "field_2", "a_b_c"],
      "x".repeat(50),
    ]);
    expect(made.map((field) => stored[field.key])).toEqual(labels);
  });

  test("is for Admins and for this workspace", async () => {
    const workspace = await newWorkspace();
    const other = await newWorkspace();
    for (const name of ["Marta", "Vera"])
      await expect(workspace.call(createField, segment, workspace.member(name))).rejects.toMatchObject({
        code: "forbidden",
      });
    await workspace.call(createField, segment);
    expect(await fieldOf(other, "segment")).toBeUndefined();
  });
});

describe("update_field", () => {
  test("renames a field without touching its key or data", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel", tier: "gold" });

    const renamed = await workspace.call(updateField, { object: "companies", field: "Tier", label: "Segment" });

    expect(renamed).toMatchObject({
      field: { key: "tier", label: "Segment" },
      changes: [{ label: "Name", before: "Tier", after: "Segment" }],
    });
    expect((await values(workspace, id))["tier"]).toBe("gold");
    await workspace.call(undoChangeSet, {});
    expect((await fieldOf(workspace, "tier"))?.label).toBe("Tier");
  });

  test("an option keeps its records when renamed; one in use goes only for another", async () => {
    const workspace = await newWorkspace();
    const gold = await workspace.seed("companies", { name: "Tessel", tier: "gold" });
    const bronze = await workspace.seed("companies", { name: "Ampel", tier: "bronze" });
    const options = [{ key: "gold", label: "Key account" }, "Silver", "Iron"];
    await expect(workspace.call(updateField, { object: "companies", field: "tier", options })).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringContaining("1 record has the option Bronze"),
    });

    const changed = await workspace.call(updateField, {
      object: "companies",
      field: "tier",
      options,
      replaceOptions: { bronze: "silver" },
    });

    expect(changed.field.options?.map((option) => option.key)).toEqual(["gold", "silver", "iron"]);
    expect([(await values(workspace, gold))["tier"], (await values(workspace, bronze))["tier"]]).toEqual([
      "gold",
      "silver",
    ]);
    await workspace.call(undoChangeSet, {});
    expect((await values(workspace, bronze))["tier"]).toBe("bronze");
    expect((await fieldOf(workspace, "tier"))?.options?.map((option) => option.label)).toEqual([
      ...["Gold", "Silver", "Bronze"],
    ]);
  });

  test("options of several are replaced without doubling", async () => {
    const workspace = await newWorkspace();
    const both = await workspace.seed("contacts", { name: "Ivo", interests: ["pricing", "security"] });
    const one = await workspace.seed("contacts", { name: "Wanda", interests: ["pricing"] });
    const field = (await fieldsOf(workspace, "contacts")).find((each) => each.key === "interests");
    const options = (field?.options ?? []).filter((option) => option.key !== "pricing");

    const change = { object: "contacts", field: "interests", options };
    await workspace.call(updateField, { ...change, replaceOptions: { pricing: "security" } });

    expect((await values(workspace, both, "contacts"))["interests"]).toEqual(["security"]);
    expect((await values(workspace, one, "contacts"))["interests"]).toEqual(["security"]);
    await workspace.call(undoChangeSet, {});
    expect((await values(workspace, both, "contacts"))["interests"]).toEqual(["pricing", "security"]);
  });

  test("undo of an added option leaves it where records hold it, and says so", async () => {
    const workspace = await newWorkspace();
    const { changeSetId } = await workspace.call(updateField, {
      object: "companies",
      field: "tier",
      options: ["Gold", "Silver", "Bronze", "Iron"],
    });
    await workspace.seed("companies", { name: "Tessel", tier: "iron" });

    const undo = await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });

    expect(undo.conflicts).toMatchObject([
      { recordName: "Field Tier on Companies", why: "Records hold Iron, so it stays." },
    ]);
    expect((await fieldOf(workspace, "tier"))?.options?.map((option) => option.key)).toContain("iron");
  });

  test("required counts the records without a value, and fills them when there is a default", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel" });
    await expect(
      workspace.call(updateField, { object: "companies", field: "city", isRequired: true }),
    ).rejects.toMatchObject({ message: expect.stringContaining("1 record has no City") });

    const filled = { object: "companies", field: "city", isRequired: true, default: "Oslo" };
    expect(await workspace.call(updateField, { ...filled, preview: true })).toMatchObject({
      records: 1,
      changeSetId: null,
    });
    expect((await values(workspace, id))["city"]).toBeNull();
    await workspace.call(updateField, filled);

    expect((await values(workspace, id))["city"]).toBe("Oslo");
    expect((await values(workspace, await workspace.seed("companies", { name: "Ampel" })))["city"]).toBe("Oslo");
    await workspace.call(updateField, { object: "companies", field: "city", isRequired: false, default: null });
    expect((await values(workspace, await workspace.seed("companies", { name: "Nobody" })))["city"]).toBeNull();
  });

  test("unique shows who stands in the way, and then holds", async () => {
    const workspace = await newWorkspace();
    const first = await workspace.seed("companies", { name: "Tessel", domain: "Tessel.example" });
    await workspace.seed("companies", { name: "Tessel two", domain: "tessel.example" });
    const unique = { object: "companies", field: "domain", isUnique: true };
    await expect(workspace.call(updateField, unique)).rejects.toMatchObject({
      message: expect.stringMatching(/tessel\.example" \(2 records\)/i),
    });
    await workspace.call(updateRecord, { object: "companies", id: first, values: { domain: "other.example" } });

    await workspace.call(updateField, unique);

    const again = { object: "companies", values: { name: "Third", domain: "OTHER.example" } };
    await expect(workspace.call(createRecord, again)).rejects.toMatchObject({ code: "conflict" });
    await workspace.call(undoChangeSet, {});
    await workspace.call(createRecord, again);
  });

  test("an unknown field is answered with the nearest, a viewer with why not", async () => {
    const workspace = await newWorkspace();
    const change = { object: "companies", field: "teir", label: "X" };
    await expect(workspace.call(updateField, change)).rejects.toMatchObject({
      message: expect.stringContaining("Tier"),
    });
    await expect(workspace.call(updateField, change, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("moves to another place", async () => {
    const workspace = await newWorkspace();
    await workspace.call(updateField, { object: "companies", field: "tier", position: 1 });
    expect((await fieldsOf(workspace)).slice(0, 3).map((field) => field.key)).toEqual(["name", "tier", "domain"]);
  });
});

describe("delete_field and restore_field", () => {
  test("take values out of sight and search, and bring them back", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("companies", { name: "Tessel", city: "Oslo" });
    const found = async () =>
      (await workspace.call(searchRecords, { object: "companies", search: "oslo" })).records.length;

    const deleted = await workspace.call(deleteField, { object: "companies", field: "city" });

    expect(deleted).toMatchObject({ name: "City", records: 1 });
    expect(await values(workspace, id)).not.toHaveProperty("city");
    expect(await found()).toBe(0);
    const { trash } = await workspace.call(describeObjects, { object: "companies", includeDeleted: true });
    expect(trash?.fields).toMatchObject([{ object: "companies", field: { key: "city" } }]);

    await workspace.call(restoreField, { object: "companies", field: "City" });
    expect((await values(workspace, id))["city"]).toBe("Oslo");
    expect(await found()).toBe(1);
  });

  test("lift unique and required, and what was broken meanwhile stays lifted", async () => {
    const workspace = await newWorkspace();
    const code = { object: "companies", label: "Code", type: "text" as const, isUnique: true, isRequired: true };
    await workspace.call(createField, code);
    await workspace.seed("companies", { name: "Tessel", code: "a" });
    await workspace.call(deleteField, { object: "companies", field: "code" });
    await workspace.seed("companies", { name: "Ampel" });

    const restored = await workspace.call(restoreField, { object: "companies", field: "code" });

    expect(restored.notes).toEqual(["Code: 1 record has no value, so it is not required."]);
    expect(restored.field).toMatchObject({ isUnique: true });
    expect(restored.field.isRequired).toBeUndefined();
  });

  test("refuse the name, fields of Atrium and a label taken meanwhile", async () => {
    const workspace = await newWorkspace();
    for (const [object, field] of [
      ["companies", "name"],
      ["companies", "last_activity_at"],
      ["tasks", "status"],
    ] as const)
      await expect(workspace.call(deleteField, { object, field })).rejects.toMatchObject({
        code: "precondition_failed",
      });
    await workspace.call(deleteField, { object: "companies", field: "region" });
    const again = await workspace.call(createField, { object: "companies", label: "Region", type: "number" });
    expect(again.field.key).toBe("region_2");
    await expect(workspace.call(restoreField, { object: "companies", field: "region" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("a link whose object went to the trash comes back only after it", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createObject, { label: "Vessel" });
    await workspace.call(createField, { object: "deals", label: "Ship", type: "lookup", target: "vessels" });
    await workspace.call(deleteField, { object: "deals", field: "ship" });
    await workspace.call(deleteObject, { object: "vessels" });
    await expect(workspace.call(restoreField, { object: "deals", field: "ship" })).rejects.toMatchObject({
      code: "precondition_failed",
    });
  });
});
