import { describe, expect, test } from "vitest";

import { converse } from "@/agent/planner/testing/conversation";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { workspaces } from "@/agent/planner/testing/sentence-case";

const file = { id: "01900000-0000-7000-8000-00000000f11e", name: "guests.csv" };
const { crm, shipyard } = workspaces;

const callsOf = async (sentence: string, options: Parameters<typeof memoryWorld>[1] = {}, workspace = crm) =>
  (await converse(memoryWorld(workspace as typeof crm, options), [sentence])).calls;

describe("export by sentence", () => {
  test.each([
    ["export all contacts", { object: "contacts" }],
    ["export deals to csv", { object: "deals" }],
    ["download the gold companies as csv", { object: "companies", where: { field: "tier", op: "eq", value: "gold" } }],
    [
      "could you export the gold companies to excel please",
      { object: "companies", where: { field: "tier", op: "eq", value: "gold" } },
    ],
    ["give me a spreadsheet of all contacts", { object: "contacts" }],
    ["put all companies into a csv file", { object: "companies" }],
  ])("%s", async (sentence, query) => {
    expect(await callsOf(sentence)).toEqual([{ tool: "export_records", input: { query } }]);
  });

  test("means the open list by “this”, whole and in its order", async () => {
    const query = { object: "deals", search: "tea", sort: [{ field: "amount" }], fields: ["name"], limit: 50 };

    const calls = await callsOf("export this to csv", { context: { object: "deals", query } });

    expect(calls).toEqual([
      {
        tool: "export_records",
        input: { query: { object: "deals", search: "tea", sort: [{ field: "amount" }], fields: ["name"] } },
      },
    ]);
  });

  test("says that figures are not a list, and asks what it has not understood", async () => {
    const figures = await converse(memoryWorld(crm), ["export the total amount of deals by stage"]);
    const nothing = await converse(memoryWorld(crm), ["export that"]);

    expect(figures.calls).toEqual([]);
    expect(figures.last).toMatchObject({ do: "reply", text: expect.stringContaining("not figures") });
    expect(nothing.last).toMatchObject({ do: "reply", text: expect.stringContaining("no list to export yet") });
    expect(await callsOf("do not export the contacts")).toEqual([]);
    expect(await callsOf("export the frobnicated companies")).toEqual([]);
  });
});

describe("import by sentence", () => {
  const checks = (object: string, more = {}) => [
    { tool: "import_records", input: { fileId: file.id, object, ...more, preview: true } },
  ];

  test.each([
    ["import this file into contacts", checks("contacts")],
    ["import guests.csv as contacts, matching by email", checks("contacts", { matchBy: "email" })],
    ["check this file against companies", checks("companies")],
    ["please upload these companies", checks("companies")],
  ])("%s", async (sentence, calls) => {
    expect(await callsOf(sentence, { files: [file] })).toEqual(calls);
  });

  test("takes the open list's object where none is named, and asks where there is none", async () => {
    const open = await callsOf("import this", { files: [file], context: { object: "deals" } });
    const asked = await converse(memoryWorld(crm, { files: [file] }), ["import this file"]);

    expect(open).toEqual(checks("deals"));
    expect(asked.last).toMatchObject({ do: "ask", question: "Into which records?" });
  });

  test("does nothing without a file, with a field that is not there, or where it is told not to", async () => {
    const without = await converse(memoryWorld(crm), ["import this file into contacts"]);
    const unknown = await converse(memoryWorld(crm, { files: [file] }), ["import this into contacts by shoe size"]);

    expect(without.last).toMatchObject({ do: "reply", text: expect.stringContaining("Attach the file first") });
    expect(unknown.last).toMatchObject({ do: "reply", text: expect.stringContaining("no field “shoe size”") });
    expect(await callsOf("don't import this file into contacts", { files: [file] })).toEqual([]);
  });

  test("the writing starts when the person says so, once", async () => {
    const world = memoryWorld(crm, { files: [file] });
    const answer = () => ({ import: { id: "import-1", object: "contacts", fileName: file.name } });

    const { calls } = await converse(world, ["import this into contacts", "ok, run the import"], answer);
    const again = await converse(world, ["import this into contacts", "run the import", "yes"], answer);

    expect(calls).toEqual([{ tool: "run_import", input: { importId: "import-1" } }]);
    expect(again.calls).toEqual([]);
  });
});

describe("merge by sentence", () => {
  const named = (name: string, workspace = crm) => {
    const record = (workspace as typeof crm).records.find((each) => each.name === name);
    if (!record) throw new Error(`There is no ${name}.`);
    return record;
  };
  const [one, two] = crm.records.filter(({ object, isDeleted }) => object === "companies" && !isDeleted);
  if (!one || !two) throw new Error("Two companies are needed.");
  const merge = (keep: { id: string }, gone: { id: string }) => ({
    tool: "merge_records",
    input: { object: "companies", keepId: keep.id, mergeIds: [gone.id] },
  });

  test("into the one that is named last", async () => {
    expect(await callsOf(`merge ${one.name} into ${two.name}`)).toEqual([merge(two, one)]);
    expect(await callsOf(`${one.name} is a duplicate of ${two.name}`)).toEqual([merge(two, one)]);
    expect(await callsOf(`combine the companies ${two.name} into ${one.name}`)).toEqual([merge(one, two)]);
  });

  test("which one stays is asked where it was not said", async () => {
    const { steps, calls } = await converse(memoryWorld(crm), [
      `merge ${one.name} and ${two.name}`,
      `Keep ${two.name}`,
    ]);

    expect(steps[0]).toMatchObject({
      do: "ask",
      choices: [{ label: `Keep ${one.name}` }, {}, { label: "Never mind" }],
    });
    expect(calls).toEqual([merge(two, one)]);
  });

  test("never merges a record with itself, with another kind, or with a name it does not know", async () => {
    const contact = crm.records.find(({ object, isDeleted }) => object === "contacts" && !isDeleted);
    for (const sentence of [
      `merge ${one.name} into ${one.name}`,
      `merge ${one.name} into ${named(contact?.name ?? "").name}`,
      `merge ${one.name} into Nobody Knows GmbH`,
      `don't merge ${one.name} into ${two.name}`,
      "merge these",
    ])
      expect(await callsOf(sentence), sentence).toEqual([]);
    expect(await callsOf("merge duplicate contacts")).toEqual([
      { tool: "list_duplicates", input: { object: "contacts" } },
    ]);
  });

  test("works on objects of one's own", async () => {
    const [ship, other] = shipyard.records.filter(
      ({ object, isDeleted }) => object === shipyard.records[0]?.object && !isDeleted,
    );
    if (!ship || !other) throw new Error("Two ships are needed.");
    expect(await callsOf(`merge ${ship.name} into ${other.name}`, {}, shipyard as never)).toEqual([
      { tool: "merge_records", input: { object: ship.object, keepId: other.id, mergeIds: [ship.id] } },
    ]);
  });
});
