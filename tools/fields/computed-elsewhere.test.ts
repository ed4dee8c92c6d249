import { expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { exportRecords } from "@/tools/exports/export-records";
import { createImport } from "@/tools/imports/create-import";
import { finish, textOf, upload } from "@/tools/imports/testing/import-test";
import { updateImport } from "@/tools/imports/update-import";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { getRecord } from "@/tools/records/get-record";
import { mergeRecords } from "@/tools/records/merge-records";
import { searchRecords } from "@/tools/records/search-records";
import { updateCells } from "@/tools/records/update-cells";
import { updateRecords } from "@/tools/records/update-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createView } from "@/tools/views/create-view";
import { getView } from "@/tools/views/get-view";
import { createField } from "./create-field";

/** Two companies with 2 and 1 deals, how many they have as a rollup, and a shout of their name as a formula. */
async function withComputed(): Promise<{ workspace: TestWorkspace; busy: string; calm: string }> {
  const workspace = await newWorkspace();
  await workspace.call(createField, {
    object: "companies",
    label: "Deal count",
    computed: { kind: "rollup", relation: "deals", fn: "count" },
  });
  await workspace.call(createField, {
    object: "companies",
    label: "Shout",
    computed: { kind: "formula", expression: 'upper(name) & "!"' },
  });
  const busy = await workspace.seed("companies", { name: "Tessel" });
  const calm = await workspace.seed("companies", { name: "Arvika" });
  for (const company of [busy, busy, calm]) await workspace.seed("deals", { name: "Deal", company });
  return { workspace, busy, calm };
}

test("an export has what is computed, as the list shows it", async () => {
  const { workspace } = await withComputed();
  const query = { object: "companies", fields: ["name", "deal_count", "shout"], sort: [{ field: "deal_count" }] };

  const { jobId, fileId } = await workspace.call(exportRecords, { query });
  await finish(workspace, jobId);

  const text = await textOf(workspace, fileId);
  expect(text.replace(/^[0-9a-f-]{36}/gm, "ID")).toContain("ID,Arvika,1,ARVIKA!\nID,Tessel,2,TESSEL!\n");
});

test("an import proposes no computed field for a column of its name, and takes none", async () => {
  const { workspace } = await withComputed();
  const fileId = await upload(workspace, "firms.csv", "Name,Deal count\nNew,7\n");

  const { import: opened } = await workspace.call(createImport, { fileId, object: "companies" });

  expect(opened.plan?.mapping).toEqual([{ columns: [0], field: "name" }]);
  const mapping = [...(opened.plan?.mapping ?? []), { columns: [1], field: "deal_count" }];
  await expect(workspace.call(updateImport, { importId: opened.id, plan: { mapping } })).rejects.toMatchObject({
    message: expect.stringContaining("is computed"),
  });
});

test("pasted cells and bulk changes are refused, and a bulk change may choose by it", async () => {
  const { workspace, busy, calm } = await withComputed();

  const pasted = await workspace.call(updateCells, {
    object: "companies",
    rows: [{ id: busy, values: { deal_count: 9, city: "Oslo" } }],
  });
  expect(pasted.failed).toMatchObject([{ field: "deal_count", message: expect.stringContaining("is computed") }]);
  const selection = { object: "companies", where: { field: "deal_count", op: "gt" as const, value: 1 } };
  await expect(workspace.call(updateRecords, { selection, values: { shout: "x" } })).rejects.toMatchObject({
    message: expect.stringContaining("is computed"),
  });
  const changed = await workspace.call(updateRecords, { selection, values: { city: "Bergen" } });
  expect(changed.count).toBe(1);
  const { record } = await workspace.call(getRecord, { object: "companies", id: calm });
  expect(record.values).toMatchObject({ city: null, deal_count: 1 });
});

test("a merge brings no computed value over, and counts the deals of both", async () => {
  const { workspace, busy, calm } = await withComputed();

  const merged = await workspace.call(mergeRecords, { object: "companies", keepId: busy, mergeIds: [calm] });

  expect(merged.changes.map((change) => change.field)).not.toContain("deal_count");
  const { record } = await workspace.call(getRecord, { object: "companies", id: busy });
  expect(record.values["deal_count"]).toBe(3);
  await workspace.call(undoChangeSet, { changeSetId: String(merged.changeSetId) });
  const back = await workspace.call(getRecord, { object: "companies", id: calm });
  expect(back.record.values["deal_count"]).toBe(1);
});

test("figures are made of it, and groups by it", async () => {
  const { workspace } = await withComputed();

  const groups = await workspace.call(aggregateRecords, {
    object: "companies",
    group: [{ field: "deal_count" }],
    measures: [{ fn: "count" }, { fn: "max", field: "deal_count" }],
    sort: [{ field: "deal_count" }],
  });
  const across = await workspace.call(aggregateRecords, {
    object: "deals",
    group: [{ field: "company.shout" }],
    measures: [{ fn: "sum", field: "company.deal_count" }],
    sort: [{ field: "company.shout" }],
  });

  expect(groups.rows).toEqual([
    { deal_count: 1, count: 1, max_deal_count: 1 },
    { deal_count: 2, count: 1, max_deal_count: 2 },
  ]);
  expect(across.rows).toEqual([
    { "company.shout": "ARVIKA!", sum_company_deal_count: 1 },
    { "company.shout": "TESSEL!", sum_company_deal_count: 4 },
  ]);
});

test("a search does not read it, and a view says when it broke", async () => {
  const { workspace } = await withComputed();
  const made = await workspace.call(createField, { object: "companies", label: "Staff", type: "number" });
  await workspace.call(createField, {
    object: "companies",
    label: "Teams",
    computed: { kind: "formula", expression: "ceil(staff / 7)" },
  });
  await workspace.call(createField, {
    object: "companies",
    label: "Animal",
    computed: { kind: "formula", expression: '"giraffe"' },
  });
  const { view } = await workspace.call(createView, {
    object: "companies",
    name: "Teams",
    fields: ["name", "teams"],
    where: { field: "teams", op: "gt", value: 1 },
  });

  await workspace.call(undoChangeSet, { changeSetId: made.changeSetId });

  const { view: opened } = await workspace.call(getView, { id: view.id });
  expect(opened?.problems).toMatchObject([{ part: "where" }, { part: "fields", index: 1 }]);
  expect(opened?.problems[0]?.message).toContain("staff");
  const { records } = await workspace.call(searchRecords, { object: "companies", search: "giraffe" });
  expect(records).toEqual([]);
});
