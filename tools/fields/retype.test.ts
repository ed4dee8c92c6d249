import { describe, expect, test } from "vitest";
import type { z } from "zod";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { describeObjects } from "@/tools/objects/describe-objects";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createField } from "./create-field";
import { updateField } from "./update-field";

type NewField = Omit<z.input<typeof createField.input>, "object" | "label">;
type Change = Omit<z.input<typeof updateField.input>, "object" | "field">;

async function withField(
  field: NewField,
  values: unknown[],
): Promise<{
  workspace: TestWorkspace;
  ids: string[];
  read(): Promise<unknown[]>;
  change(change: Change): ReturnType<typeof apply>;
}> {
  const workspace = await newWorkspace();
  await workspace.call(createField, { object: "companies", label: "Mark", ...field } as z.input<
    typeof createField.input
  >);
  const ids: string[] = [];
  for (const [place, mark] of values.entries())
    ids.push(await workspace.seed("companies", { name: `Company ${place}`, mark }));
  const read = async () => {
    const records = [];
    for (const id of ids)
      records.push((await workspace.call(getRecord, { object: "companies", id })).record.values["mark"]);
    return records;
  };
  return { workspace, ids, read, change: (change) => apply(workspace, change) };
}

const apply = (workspace: TestWorkspace, change: Change) =>
  workspace.call(updateField, { object: "companies", field: "mark", ...change });

describe("another type carries the values over, and undo brings them back", () => {
  test.each<[string, NewField, unknown[], Change, unknown[]]>([
    [
      "text to number",
      { type: "text", isIndexed: true },
      ["12", "1,200.5", null],
      { type: "number" },
      [12, 1200.5, null],
    ],
    ["number to text", { type: "number" }, [12.5, -3], { type: "text" }, ["12.5", "-3"]],
    ["number to money", { type: "number" }, [12.5], { type: "currency" }, [12.5]],
    ["text to a day", { type: "text" }, ["2026-02-28"], { type: "date" }, ["2026-02-28"]],
    ["a day to a moment", { type: "date" }, ["2026-02-28"], { type: "datetime" }, ["2026-02-28T00:00:00.000Z"]],
    ["text to yes or no", { type: "text" }, ["Yes", "No"], { type: "boolean" }, [true, false]],
    [
      "text to a list",
      { type: "text" },
      ["Far north", "South", "Far north"],
      { type: "picklist" },
      ["far_north", "south", "far_north"],
    ],
    ["a list to text", { type: "picklist", options: ["Far north"] }, ["far_north"], { type: "text" }, ["Far north"]],
    ["one to several", { type: "picklist", options: ["A", "B"] }, ["a", null], { type: "multi_select" }, [["a"], null]],
    ["several to one", { type: "multi_select", options: ["A", "B"] }, [["b"]], { type: "picklist" }, ["b"]],
    ["text to e-mail", { type: "text" }, ["a@b.example"], { type: "email" }, ["a@b.example"]],
  ])("%s", async (_, field, values, change, after) => {
    const { read, change: apply, workspace } = await withField(field, values);
    const before = await read();

    const preview = await apply({ ...change, preview: true });
    expect(preview.conversion).toMatchObject({ fails: 0, converts: values.filter((value) => value !== null).length });
    expect(await read()).toEqual(before);

    const { changeSetId } = await apply(change);
    expect(await read()).toEqual(after);
    const where = { field: "mark", op: "not_empty" as const };
    const found = await workspace.call(searchRecords, { object: "companies", where });
    expect(found.records).toHaveLength(values.filter((value) => value !== null).length);

    const undo = await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });
    const back = await read();
    expect(undo.conflicts).toEqual([]);
    expect(back.map((value) => String(value).replace(",", ""))).toEqual(
      before.map((value) => String(value).replace(",", "")),
    );
  });
});

describe("a change of type that would lose values", () => {
  test("is previewed with those values, and refused", async () => {
    const { read, change } = await withField({ type: "text" }, ["12", "about 5", "n/a"]);

    expect((await change({ type: "number", preview: true })).conversion).toEqual({
      converts: 1,
      fails: 2,
      sample: ["about 5", "n/a"],
    });
    await expect(change({ type: "number" })).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringContaining('2 values of Mark would be lost: "about 5", "n/a"'),
    });
    expect(await read()).toEqual(["12", "about 5", "n/a"]);
  });

  test.each<[string, string, Change["type"], string]>([
    ["the name", "name", "number", "names the records"],
    ["a field of Atrium", "last_activity_at", "text", "Atrium itself"],
    ["a link", "owner", "number", "cannot become number"],
  ])("is refused for %s", async (_, field, type, message) => {
    const workspace = await newWorkspace();
    await expect(workspace.call(updateField, { object: "companies", field, type })).rejects.toMatchObject({
      message: expect.stringContaining(message),
    });
  });

  test("an undo that no longer fits leaves the type, and says so", async () => {
    const { workspace, ids, change, read } = await withField({ type: "picklist", options: ["A"] }, ["a"]);
    const { changeSetId } = await change({ type: "text" });
    await workspace.call(updateRecord, { object: "companies", id: String(ids[0]), values: { mark: "Something else" } });

    const undo = await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });

    expect(undo.conflicts).toMatchObject([{ why: "1 value does not fit the type before." }]);
    expect(await read()).toEqual(["Something else"]);
    const { objects } = await workspace.call(describeObjects, { object: "companies" });
    expect(objects[0]?.fields.find((field) => field.key === "mark")?.type).toBe("text");
  });

  test("older changes of its values are conflicts of an undo, not errors", async () => {
    const { workspace, ids, change, read } = await withField({ type: "text" }, ["old"]);
    const values = { mark: "12", city: "Oslo" };
    const older = await workspace.call(updateRecord, { object: "companies", id: String(ids[0]), values });
    await change({ type: "number" });

    const undo = await workspace.call(undoChangeSet, { changeSetId: String(older.changeSetId) });

    expect(undo).toMatchObject({
      undone: 1,
      conflicts: [{ field: "Mark", why: "The type of the field was changed since." }],
    });
    expect(await read()).toEqual([12]);
  });
});
