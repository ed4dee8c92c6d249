import { expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { searchRecords } from "./search-records";
import { updateCells } from "./update-cells";

async function withDeals() {
  const workspace = await newWorkspace();
  const company = await workspace.seed("companies", { name: "Tessel" });
  const one = await workspace.seed("deals", { name: "One", amount: 1, next_step: "call" });
  const two = await workspace.seed("deals", { name: "Two", amount: 2 });
  const read = async () => {
    const { records } = await workspace.call(searchRecords, { object: "deals", sort: [{ field: "name" }] });
    return records.map((record) => record.values);
  };
  return { workspace, company, one, two, read };
}

test("each record gets values of its own, as one change that one undo takes back", async () => {
  const { workspace, company, one, two, read } = await withDeals();

  const { changed, failed, changeSetId } = await workspace.call(updateCells, {
    object: "deals",
    rows: [
      { id: one, values: { amount: 1.25, next_step: null, company } },
      { id: two, values: { stage: "Won", close_on: "2026-12-24" } },
    ],
  });

  expect({ changed, failed }).toEqual({ changed: 2, failed: [] });
  expect(await read()).toMatchObject([
    { amount: 1.25, next_step: null, company: { name: "Tessel" } },
    { amount: 2, stage: "won", close_on: "2026-12-24" },
  ]);
  await workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" });
  expect(await read()).toMatchObject([
    { amount: 1, next_step: "call", company: null },
    { amount: 2, close_on: null },
  ]);
});

test("a bad cell is answered and the others are stored; words that changed are found", async () => {
  const { workspace, one, two, read } = await withDeals();
  const nobody = workspace.environment.clock.newId();

  const { changed, failed } = await workspace.call(updateCells, {
    object: "deals",
    rows: [
      { id: one, values: { amount: "much", name: "Quay walls" } },
      { id: two, values: { name: "", company: nobody, nothing: 1, created_at: "2026-01-01T00:00:00Z" } },
      { id: nobody, values: { amount: 5 } },
    ],
  });

  expect(changed).toBe(1);
  expect(failed.map(({ id, field }) => [id, field])).toEqual([
    [one, "amount"],
    [two, "nothing"],
    [two, "created_at"],
    [two, "name"],
    [nobody, null],
    [two, "company"],
  ]);
  expect(await read()).toMatchObject([{ name: "Quay walls", amount: 1 }, { name: "Two" }]);
  const found = await workspace.call(searchRecords, { object: "deals", search: "quay" });
  expect(found.records).toHaveLength(1);
});

test("refuses a record named twice and one of another workspace", async () => {
  const { workspace, one } = await withDeals();
  const other = await withDeals();
  const row = { id: one, values: { amount: 9 } };

  await expect(workspace.call(updateCells, { object: "deals", rows: [row, row] })).rejects.toMatchObject({
    code: "invalid_input",
  });
  const { changed, failed } = await other.workspace.call(updateCells, { object: "deals", rows: [row] });
  expect({ changed, failed }).toMatchObject({ changed: 0, failed: [{ id: one, field: null }] });
});

test("a preview shows every record before and after and changes nothing; a yes is good for what was shown", async () => {
  const { workspace, one, two, read } = await withDeals();
  const input = {
    object: "deals",
    rows: [
      { id: one, values: { amount: 1.1 } },
      { id: two, values: { amount: 2 } },
    ],
  };

  const shown = await workspace.call(updateCells, { ...input, preview: true });

  expect(shown).toMatchObject({
    isPreview: true,
    count: 1,
    changeSetId: null,
    sample: [{ id: one, name: "One", changes: [{ field: "amount", before: 1, after: 1.1 }] }],
  });
  expect(await read()).toMatchObject([{ amount: 1 }, { amount: 2 }]);
  const done = await workspace.call(updateCells, { ...input, expect: shown.fingerprint });
  expect(done).toMatchObject({ isPreview: false, count: 1 });
  await expect(workspace.call(updateCells, { ...input, expect: shown.fingerprint })).rejects.toMatchObject({
    code: "conflict",
  });
});
