import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createObject } from "@/tools/objects/create-object";
import { deleteObject } from "@/tools/objects/delete-object";
import { describeObjects } from "@/tools/objects/describe-objects";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { createRecord } from "@/tools/records/create-record";
import { deleteRecord } from "@/tools/records/delete-record";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateRecord } from "@/tools/records/update-record";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createField } from "./create-field";
import { deleteField } from "./delete-field";
import { previewComputedField } from "./preview-computed-field";
import { restoreField } from "./restore-field";
import { updateField } from "./update-field";

const formula = (expression: string) => ({ kind: "formula" as const, expression });

async function openTasks(workspace: TestWorkspace, object = "companies") {
  const done = (await workspace.call(describeObjects, { object: "tasks" })).objects[0]?.fields.find(
    (field) => field.key === "completed_at",
  );
  expect(done).toBeDefined();
  return workspace.call(createField, {
    object,
    label: "Open tasks",
    computed: { kind: "rollup", relation: "tasks", fn: "count", where: { field: "completed_at", op: "empty" } },
  });
}

async function read(workspace: TestWorkspace, object: string, id: string, field: string) {
  return (await workspace.call(getRecord, { object, id })).record.values[field];
}

describe("a formula", () => {
  test("has the type of its result and is there to list, filter, sort and add up", async () => {
    const workspace = await newWorkspace();
    const { field } = await workspace.call(createField, {
      object: "deals",
      label: "Margin",
      computed: formula("amount * 0.2"),
    });
    for (const amount of [1000, 500, null]) await workspace.seed("deals", { name: `Deal ${amount}`, amount });

    expect(field).toMatchObject({ key: "margin", type: "currency", currency: "EUR" });
    const page = await workspace.call(searchRecords, {
      object: "deals",
      where: { field: "margin", op: "gte", value: 50 },
      sort: [{ field: "margin", direction: "desc" }],
      fields: ["margin"],
    });
    expect(page.records.map((record) => record.values["margin"])).toEqual([200, 100]);
    const figures = await workspace.call(aggregateRecords, {
      object: "deals",
      group: [{ field: "margin" }],
      measures: [{ fn: "sum", field: "margin" }, { fn: "count" }],
    });
    expect(figures.rows.map((row) => row["sum_margin"])).toEqual([200, 100, null]);
  });

  test("pages by a value with more digits than a column keeps", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createField, { object: "deals", label: "Third", computed: formula("amount / 3") });
    for (const amount of [1, 2, 4, 5, 7, null]) await workspace.seed("deals", { name: "Deal", amount });
    const query = { object: "deals", sort: [{ field: "third" }], limit: 2 };

    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof next>> = await next(cursor);
      seen.push(...page.records.map((record) => record.values["amount"]));
      cursor = page.nextCursor;
    } while (cursor);

    expect(seen).toEqual([1, 2, 4, 5, 7, null]);
    function next(from: string | null) {
      return workspace.call(searchRecords, { ...query, ...(from ? { cursor: from } : {}) });
    }
  });

  test("is answered by a write, which it is no part of", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createField, { object: "deals", label: "Margin", computed: formula("amount * 0.2") });

    const made = await workspace.call(createRecord, { object: "deals", values: { name: "Acme", amount: 10 } });
    const changed = await workspace.call(updateRecord, { object: "deals", id: made.record.id, values: { amount: 20 } });

    expect([made.record.values["margin"], changed.record.values["margin"]]).toEqual([2, 4]);
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    expect(changeSets[0]?.changes?.[0]?.diffs.map((diff) => diff.field)).toEqual(["amount"]);
    await expect(
      workspace.call(updateRecord, { object: "deals", id: made.record.id, values: { margin: 1 } }),
    ).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("Margin is computed") });
  });

  test.each([
    ["an unknown field", "amuont * 2", /no field "amuont" on Deals.*amount/],
    ["an unknown function", "rond(amount)", /no function rond\(\).*round/],
    ["a wrong type", "name * 2", /name is text, and "\*" takes numbers/],
    ["a text joined with +", 'name + "x"', /joined with &/],
    ["what cannot be read", "amount * (", /cannot be read at character/],
    ["two things", "amount amount", /one expression|cannot be read/],
    ["an unknown option", 'stage = "wonn"', /no option "wonn".*won/],
    ["a member", "name.constructor", /has a dot/],
    ["an assignment to the parser", "constructor", /no field "constructor"/],
    ["too long a text", `${"amount + ".repeat(300)}1`, /2,000|2000/],
    ["too deep a nesting", `${"(".repeat(200)}${"abs(".repeat(80)}1${")".repeat(280)}`, /deep/],
    ["nothing", "null", /always be empty/],
    ["several values", "tags & 1", /no field|several values/],
  ])("refuses %s and says where", async (_, expression, message) => {
    const workspace = await newWorkspace();
    await expect(
      workspace.call(createField, { object: "deals", label: "Bad", computed: formula(expression) }),
    ).rejects.toMatchObject({ code: "invalid_input", message: expect.stringMatching(message) });
  });

  test.each([
    ["isRequired", { isRequired: true }],
    ["isIndexed", { isIndexed: true }],
    ["default", { default: 1 }],
    ["currency", { currency: "USD" }],
    ["type", { type: "text" as const }],
  ])("takes no %s, which is for what people write", async (setting, settings) => {
    const workspace = await newWorkspace();
    const field = { object: "deals", label: "Net", computed: formula("amount * 0.8") };

    await expect(workspace.call(createField, { ...field, ...settings })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(setting),
    });
  });

  test("is renamed and written anew, which one undo takes back; a written field does not become one", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createField, { object: "deals", label: "Net", computed: formula("amount * 0.8") });
    const id = await workspace.seed("deals", { name: "Acme", amount: 100 });

    const { field, changes, changeSetId } = await workspace.call(updateField, {
      object: "deals",
      field: "net",
      label: "Large",
      computed: formula("amount > 50"),
    });

    expect(field).toMatchObject({ key: "net", label: "Large", type: "boolean" });
    expect(changes).toContainEqual(expect.objectContaining({ label: "Computed as", after: "amount > 50" }));
    expect(await read(workspace, "deals", id, "net")).toBe(true);
    await workspace.call(undoChangeSet, { changeSetId: String(changeSetId) });
    expect(await read(workspace, "deals", id, "net")).toBe(80);
    await expect(
      workspace.call(updateField, { object: "deals", field: "amount", computed: formula("1 + 1") }),
    ).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("people wrote") });
  });

  test("may use another formula, but not in a circle", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createField, { object: "deals", label: "Net", computed: formula("amount * 0.8") });
    await workspace.call(createField, { object: "deals", label: "Half", computed: formula("net / 2") });
    const id = await workspace.seed("deals", { name: "Acme", amount: 100 });

    expect(await read(workspace, "deals", id, "half")).toBe(40);
    await expect(
      workspace.call(updateField, { object: "deals", field: "net", computed: formula("half * 2") }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/circle/) });
  });

  test("keeps quotes, backslashes, dollars and emoji of a text as they are", async () => {
    const workspace = await newWorkspace();
    const text = `a'); drop table deals; -- \\' $1 😀 "q"`;
    const expression = `name & ${JSON.stringify(text)}`;
    await workspace.call(createField, { object: "deals", label: "Odd", computed: formula(expression) });
    const id = await workspace.seed("deals", { name: "x" });

    expect(await read(workspace, "deals", id, "odd")).toBe(`x${text}`);
    const { records } = await workspace.call(searchRecords, {
      object: "deals",
      where: { field: "odd", op: "contains", value: "drop table" },
    });
    expect(records).toHaveLength(1);
  });
});

describe("a rollup", () => {
  test("counts related records that are not in the trash, for a filter and through a link", async () => {
    const workspace = await newWorkspace();
    const { field } = await openTasks(workspace);
    const [busy, idle] = [
      await workspace.seed("companies", { name: "Busy" }),
      await workspace.seed("companies", { name: "Idle" }),
    ];
    const tasks = [];
    for (const title of ["One", "Two", "Three"]) tasks.push(await workspace.seed("tasks", { title, company: busy }));
    await workspace.call(deleteRecord, { object: "tasks", id: String(tasks[0]) });
    const deal = await workspace.seed("deals", { name: "Deal", company: busy });
    await workspace.seed("deals", { name: "Alone" });

    expect(field.type).toBe("number");
    expect(await read(workspace, "companies", busy, "open_tasks")).toBe(2);
    expect(await read(workspace, "companies", idle, "open_tasks")).toBe(0);
    const page = await workspace.call(searchRecords, {
      object: "deals",
      where: { field: "company.open_tasks", op: "gt", value: 1 },
    });
    expect(page.records.map((record) => record.id)).toEqual([deal]);
    const all = await workspace.call(searchRecords, { object: "deals", fields: ["company.open_tasks"] });
    expect(all.records.map((record) => record.values["company.open_tasks"])).toEqual([null, 2]);
  });

  test("adds up, takes the least, and the value of the newest", async () => {
    const workspace = await newWorkspace();
    const company = await workspace.seed("companies", { name: "Acme" });
    for (const amount of [100, 300, 200]) await workspace.seed("deals", { name: `Deal ${amount}`, amount, company });
    const add = (label: string, fn: "sum" | "min" | "latest" | "avg", field: string) =>
      workspace.call(createField, {
        object: "companies",
        label,
        computed: { kind: "rollup", relation: "deals", fn, field },
      });

    const total = await add("Total", "sum", "amount");
    await add("Least", "min", "amount");
    const newest = await add("Newest", "latest", "name");
    await add("Newest stage", "latest", "stage");

    expect([total.field.type, newest.field.type]).toEqual(["currency", "text"]);
    const { values } = (await workspace.call(getRecord, { object: "companies", id: company })).record;
    expect(values).toMatchObject({ total: 600, least: 100, newest: "Deal 200" });
    await expect(add("Average", "avg", "name")).rejects.toMatchObject({
      message: expect.stringMatching(/takes a number/),
    });
  });

  test("does not see another workspace", async () => {
    const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
    await openTasks(mine);
    const company = await theirs.seed("companies", { name: "Theirs" });
    await theirs.seed("tasks", { title: "Call", company });
    const { objects } = await theirs.call(describeObjects, { object: "companies" });

    expect(objects[0]?.fields.map((field) => field.key)).not.toContain("open_tasks");
  });

  test("is refused to a viewer and for an unknown relation", async () => {
    const workspace = await newWorkspace();
    const computed = { kind: "rollup" as const, relation: "taks", fn: "count" as const };
    const input = { object: "companies", label: "Open", computed };

    await expect(workspace.call(createField, input, workspace.member("Vera"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(workspace.call(createField, input)).rejects.toMatchObject({ message: expect.stringMatching(/tasks/) });
  });
});

describe("preview_computed_field", () => {
  test("shows the type and the values, or what is wrong, and changes nothing", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("deals", { name: "Acme", amount: 50 });
    const ask = (expression: string) =>
      workspace.call(
        previewComputedField,
        { object: "deals", computed: formula(expression) },
        workspace.member("Vera"),
      );

    const good = await ask("amount * 2");
    expect(good).toMatchObject({ type: "currency", currency: "EUR", problem: null });
    expect(good.values).toEqual([{ id, name: "Acme", value: 100 }]);
    expect(good.functions).toContainEqual(expect.objectContaining({ signature: "round(number, places)" }));
    expect(await ask("amuont * 2")).toMatchObject({ type: null, problem: { fix: expect.stringContaining("amount") } });
    const { objects } = await workspace.call(describeObjects, { object: "deals" });
    expect(objects[0]?.fields.some((field) => field.computed)).toBe(false);
  });

  test("tells a circle when a field would be changed", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createField, { object: "deals", label: "Net", computed: formula("amount * 0.8") });
    const computed = formula("net + 1");

    const { problem } = await workspace.call(previewComputedField, { object: "deals", field: "net", computed });

    expect(problem?.message).toContain("circle");
  });
});

describe("what a computed field is made of", () => {
  test("stays while it is needed, and is free once the computed field is gone", async () => {
    const workspace = await newWorkspace();
    const { object } = await workspace.call(createObject, {
      label: "Visit",
      fields: [
        { label: "Miles", type: "number" },
        { label: "Company", type: "lookup", target: "companies" },
      ],
    });
    await workspace.call(createField, { object: "visits", label: "Cost", computed: formula("miles * 0.4") });
    await workspace.call(createField, {
      object: "companies",
      label: "Travel",
      computed: { kind: "rollup", relation: "visits", fn: "sum", field: "cost" },
    });

    await expect(workspace.call(deleteField, { object: "visits", field: "miles" })).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringMatching(/Cost of Visits.*Travel of Companies|Travel of Companies.*Cost of Visits/),
    });
    await expect(workspace.call(updateField, { object: "visits", field: "miles", type: "text" })).rejects.toMatchObject(
      { code: "precondition_failed" },
    );
    await expect(workspace.call(deleteObject, { object: object.key })).rejects.toMatchObject({
      message: expect.stringMatching(/Travel of Companies/),
    });

    const removed = await workspace.call(deleteField, { object: "companies", field: "travel" });
    expect(removed.records).toBe(0);
    await workspace.call(deleteField, { object: "visits", field: "cost" });
    await workspace.call(deleteField, { object: "visits", field: "miles" });
    const { field } = await workspace.call(restoreField, { object: "visits", field: "cost" });
    expect(field.key).toBe("cost");
  });

  test("may go by an undo: the field then reads as empty, and no page fails", async () => {
    const workspace = await newWorkspace();
    const made = await workspace.call(createField, { object: "deals", label: "Hours", type: "number" });
    await workspace.call(createField, { object: "deals", label: "Fee", computed: formula("hours * 90") });
    const id = await workspace.seed("deals", { name: "Acme", hours: 2 });
    expect(await read(workspace, "deals", id, "fee")).toBe(180);

    await workspace.call(undoChangeSet, { changeSetId: made.changeSetId });

    expect(await read(workspace, "deals", id, "fee")).toBeNull();
    const { records } = await workspace.call(searchRecords, { object: "deals" });
    expect(records).toMatchObject([{ id, values: { fee: null } }]);
    const { problems } = await workspace.call(describeObjects, { object: "deals" });
    expect(problems).toMatchObject([{ field: "fee", message: expect.stringContaining("hours") }]);
    await expect(
      workspace.call(searchRecords, { object: "deals", where: { field: "fee", op: "empty" } }),
    ).rejects.toMatchObject({ code: "invalid_input" });
  });
});
