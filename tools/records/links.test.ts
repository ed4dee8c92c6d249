import { describe, expect, test } from "vitest";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createField } from "@/tools/fields/create-field";
import { updateField } from "@/tools/fields/update-field";
import { createObject } from "@/tools/objects/create-object";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";
import { deleteRecord } from "./delete-record";
import { destroyRecords } from "./destroy-records";
import { getRecord } from "./get-record";
import { linkRecords } from "./link-records";
import { mergeRecords } from "./merge-records";
import { searchRecords } from "./search-records";
import { updateRecord } from "./update-record";
import { updateRecords } from "./update-records";

/** Events with several guests each; a guest goes to several events. */
async function events() {
  const workspace = await newWorkspace();
  await workspace.call(createObject, {
    label: "Event",
    fields: [{ label: "Guests", type: "links", target: "contacts", reverseLabel: "Events" }],
  });
  const guests: string[] = [];
  for (const name of ["Ada Quill", "Bram Wit", "Cleo Ode"]) guests.push(await workspace.seed("contacts", { name }));
  const fair = await workspace.seed("events", { name: "Fair", guests: guests.slice(0, 2) });
  const forum = await workspace.seed("events", { name: "Forum", guests: [guests[1]] });
  const empty = await workspace.seed("events", { name: "Empty" });
  return { workspace, guests: guests as [string, string, string], fair, forum, empty };
}

const guestsOf = async (workspace: TestWorkspace, id: string): Promise<unknown> =>
  (await workspace.call(getRecord, { object: "events", id })).record.values["guests"];

const names = async (workspace: TestWorkspace, object: string, where: object): Promise<string[]> =>
  (await workspace.call(searchRecords, { object, where: where as never, sort: [{ field: "name" }] })).records.map(
    ({ name }) => name,
  );

describe("a field of several links", () => {
  test("is read with names in its order, and seen from the other side", async () => {
    const { workspace, guests, fair } = await events();
    const { related } = await workspace.call(getRecord, { object: "contacts", id: guests[1], related: true });
    expect(await guestsOf(workspace, fair)).toEqual([
      { id: guests[0], name: "Ada Quill" },
      { id: guests[1], name: "Bram Wit" },
    ]);
    const list = related.find(({ key }) => key === "events");
    expect(list).toMatchObject({ label: "Events", field: "guests", count: { value: 2 } });
    expect(list?.records.map(({ name }) => name).sort()).toEqual(["Fair", "Forum"]);
  });

  test("is filtered by every operator, from both sides, and counted", async () => {
    const { workspace, guests } = await events();
    const [ada, bram, cleo] = guests;
    const cases: [string, unknown, string[]][] = [
      ["has_any", [ada, cleo], ["Fair"]],
      ["has_all", [ada, bram], ["Fair"]],
      ["has_none", [ada], ["Empty", "Forum"]],
      ["eq", bram, ["Fair", "Forum"]],
      ["eq", [bram], ["Forum"]],
      ["ne", [bram], ["Empty", "Fair"]],
      ["in", [ada, bram], ["Fair", "Forum"]],
      ["not_in", [bram], ["Empty"]],
      ["empty", undefined, ["Empty"]],
      ["not_empty", undefined, ["Fair", "Forum"]],
    ];
    for (const [op, value, expected] of cases)
      expect([op, await names(workspace, "events", { field: "guests", op, value })]).toEqual([op, expected]);
    const isAda = { field: "name", op: "starts_with", value: "Ada" };
    expect(await names(workspace, "events", { related: "guests", where: isAda })).toEqual(["Fair"]);
    const inFair = { related: "events", where: { field: "name", op: "eq", value: "Fair" } };
    expect(await names(workspace, "contacts", inFair)).toEqual(["Ada Quill", "Bram Wit"]);
    const busy = { related: "events", count: { op: "gte", value: 2 } };
    expect(await names(workspace, "contacts", busy)).toEqual(["Bram Wit"]);
    expect(await names(workspace, "contacts", { related: "events", count: { op: "eq", value: 0 } })).toEqual([
      "Cleo Ode",
    ]);
  });

  test("makes a group for each link, and one for none", async () => {
    const { workspace } = await events();
    const { rows } = await workspace.call(aggregateRecords, {
      object: "events",
      group: [{ field: "guests" }],
      measures: [{ fn: "count" }],
    });
    const count = (name: string | null): unknown =>
      rows.find((row) => ((row["guests"] as { name: string } | null)?.name ?? null) === name)?.["count"];
    expect(rows).toHaveLength(3);
    expect([count("Ada Quill"), count("Bram Wit"), count(null)]).toEqual([1, 2, 1]);
  });

  test("is counted and added up by rollups on both sides", async () => {
    const { workspace } = await events();
    const rollup = (relation: string) => ({ kind: "rollup" as const, relation, fn: "count" as const });
    await workspace.call(createField, { object: "contacts", label: "Visits", computed: rollup("events") });
    await workspace.call(createField, { object: "events", label: "Size", computed: rollup("guests") });
    const most = { field: "size", op: "gte", value: 1 };
    expect(await names(workspace, "events", most)).toEqual(["Fair", "Forum"]);
    expect(await names(workspace, "contacts", { field: "visits", op: "eq", value: 2 })).toEqual(["Bram Wit"]);
    expect(await names(workspace, "contacts", { field: "visits", op: "eq", value: 0 })).toEqual(["Cleo Ode"]);
  });

  test("refuses what is no contact, another workspace's contact, a sort and a path", async () => {
    const { workspace, fair } = await events();
    const other = await newWorkspace();
    const foreign = await other.seed("contacts", { name: "Elsewhere" });
    for (const guests of [["Ada"], [foreign], [fair]])
      await expect(
        workspace.call(updateRecord, { object: "events", id: fair, values: { guests } }),
      ).rejects.toMatchObject({ code: "invalid_input" });
    for (const query of [{ sort: [{ field: "guests" }] }, { fields: ["guests.name"] }])
      await expect(workspace.call(searchRecords, { object: "events", ...query })).rejects.toMatchObject({
        code: "invalid_input",
      });
  });

  test("leaves out what is in the trash and what was destroyed", async () => {
    const { workspace, guests, fair } = await events();
    await workspace.call(deleteRecord, { object: "contacts", id: guests[0] });
    const trashed = await guestsOf(workspace, fair);
    await workspace.call(destroyRecords, { selection: { object: "contacts" } });
    expect(trashed).toEqual([{ id: guests[1], name: "Bram Wit" }]);
    expect(await names(workspace, "events", { field: "guests", op: "eq", value: [guests[1]] })).toEqual([
      "Fair",
      "Forum",
    ]);
  });

  test("follows a merge and comes back by its undo", async () => {
    const { workspace, guests, fair, forum } = await events();
    const [ada, bram] = guests;
    const merged = await workspace.call(mergeRecords, { object: "contacts", keepId: ada, mergeIds: [bram] });
    const after = [await guestsOf(workspace, fair), await guestsOf(workspace, forum)];
    await workspace.call(undoChangeSet, { changeSetId: merged.changeSetId ?? "" });
    expect(merged.links).toEqual([{ object: "events", label: "Events", count: 2 }]);
    expect(after).toEqual([[{ id: ada, name: "Ada Quill" }], [{ id: ada, name: "Ada Quill" }]]);
    expect(await guestsOf(workspace, forum)).toEqual([{ id: bram, name: "Bram Wit" }]);
  });

  test("brings the links of merged records together", async () => {
    const { workspace, guests, fair, forum, empty } = await events();
    const input = { object: "events", keepId: forum, mergeIds: [fair, empty] };
    const preview = await workspace.call(mergeRecords, { ...input, preview: true });
    await workspace.call(mergeRecords, input);
    const together = [
      { id: guests[1], name: "Bram Wit" },
      { id: guests[0], name: "Ada Quill" },
    ];
    expect(preview.record.values["guests"]).toEqual(together);
    expect(await guestsOf(workspace, forum)).toEqual(together);
  });

  test("is set on many records with names in the preview", async () => {
    const { workspace, guests } = await events();
    const outcome = await workspace.call(updateRecords, {
      selection: { object: "events" },
      values: { guests: [guests[1]] },
      preview: true,
    });
    expect(outcome).toMatchObject({ count: 2, skipped: [{ count: 1 }] });
    expect(outcome.sample.flatMap(({ changes }) => changes)[0]).toMatchObject({
      after: [{ id: guests[1], name: "Bram Wit" }],
    });
  });

  test("becomes a single link where no record has two, and back", async () => {
    const { workspace, guests, fair, forum } = await events();
    const retype = { object: "events", field: "guests", type: "lookup" as const };
    await expect(workspace.call(updateField, retype)).rejects.toMatchObject({ code: "precondition_failed" });
    await workspace.call(updateRecord, { object: "events", id: fair, values: { guests: [guests[2]] } });
    await workspace.call(updateField, retype);
    expect(await guestsOf(workspace, forum)).toEqual({ id: guests[1], name: "Bram Wit" });
    await workspace.call(updateField, { ...retype, type: "links" });
    expect(await guestsOf(workspace, fair)).toEqual([{ id: guests[2], name: "Cleo Ode" }]);
  });
});

describe("link_records", () => {
  test("adds and removes from both sides, keeps the others, and is undone", async () => {
    const { workspace, guests, fair, forum } = await events();
    const own = { object: "events", id: fair, relation: "Guests", add: [guests[2], guests[1]], remove: [guests[0]] };
    const changed = await workspace.call(linkRecords, own);
    const after = (await guestsOf(workspace, fair)) as { name: string }[];
    const fromThere = { object: "contacts", id: guests[2], relation: "events", add: [forum], remove: [fair] };
    const there = await workspace.call(linkRecords, fromThere);
    expect(changed).toMatchObject({ changed: 1, name: "Fair" });
    expect(after.map(({ name }) => name)).toEqual(["Bram Wit", "Cleo Ode"]);
    expect(there.changed).toBe(2);
    expect(((await guestsOf(workspace, forum)) as unknown[]).length).toBe(2);
    await workspace.call(undoChangeSet, { changeSetId: there.changeSetId ?? "" });
    expect(((await guestsOf(workspace, fair)) as unknown[]).length).toBe(2);
    expect(await workspace.call(linkRecords, { ...own, add: [guests[1]] })).toMatchObject({ changeSetId: null });
  });

  test("moves records that point here by one link", async () => {
    const { workspace, guests } = await events();
    const company = await workspace.seed("companies", { name: "Tessel" });
    const input = { object: "companies", id: company, relation: "contacts" };
    await workspace.call(linkRecords, { ...input, add: guests.slice(0, 2) });
    await workspace.call(linkRecords, { ...input, remove: guests.slice(0, 1) });
    const where = { field: "company", op: "eq", value: company };
    expect(await names(workspace, "contacts", where)).toEqual(["Bram Wit"]);
  });

  test("refuses an unknown relation, a record that is not there, and a viewer", async () => {
    const { workspace, guests, fair } = await events();
    const input = { object: "events", id: fair, add: [guests[2]] };
    const gone = "00000000-0000-7000-8000-000000000000";
    const wrong = [
      [{ ...input, relation: "visitors" }, "invalid_input"],
      [{ ...input, relation: "guests", add: [gone] }, "not_found"],
      [{ ...input, relation: "guests", id: gone }, "not_found"],
      [{ ...input, relation: "guests", add: [] }, "invalid_input"],
    ] as const;
    for (const [given, code] of wrong)
      await expect(workspace.call(linkRecords, { ...given, add: [...given.add] })).rejects.toMatchObject({ code });
    const viewer = workspace.call(linkRecords, { ...input, relation: "guests" }, workspace.member("Vera"));
    await expect(viewer).rejects.toMatchObject({ code: "forbidden" });
    await expect((await newWorkspace()).call(linkRecords, { ...input, relation: "guests" })).rejects.toBeTruthy();
  });
});
