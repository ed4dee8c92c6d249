import { describe, expect, test } from "vitest";

import { type Answer, converse } from "@/agent/planner/testing/conversation";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import type { PlannedCall } from "@/agent/planner/world";
import { asObject } from "./state";

const rows = ["Alpha", "Beta", "Gamma"].map((name, index) => ({ id: `d-${index + 1}`, name, values: {} }));

const answer: Answer = ({ tool, input }: PlannedCall) => {
  const { object, limit, values, id } = asObject(input);
  if (tool === "search_records")
    return {
      object,
      records: rows.slice(0, Number(limit ?? 3)).map((row) => ({ ...row, object })),
      count: { value: 3, isCapped: false },
      query: input,
    };
  if (tool === "aggregate_records") return { object, columns: [], rows: [], query: input };
  if (tool === "create_record")
    return { record: { id: "new-1", object, name: String(asObject(values).name), values }, changeSetId: "cs-1" };
  if (tool === "update_record" || tool === "get_record")
    return { record: { id, object, name: "It", values: {} }, changes: [], related: [], changeSetId: "cs-2" };
  return { changeSetId: "cs-3" };
};

const play = async (sentences: string[], context = {}) =>
  (await converse(memoryWorld(crm, { context }), sentences, answer)).calls;
const open = { field: "stage", op: "in", value: ["lead", "qualified", "proposal", "negotiation"] };
const ids = (...value: string[]) => ({ field: "id", op: "in", value });

describe("follow-ups", () => {
  test.each<[string[], PlannedCall]>([
    [
      ["open deals", "only the ones over 5k"],
      {
        tool: "search_records",
        input: { object: "deals", where: { and: [open, { field: "amount", op: "gt", value: 5000 }] }, count: "capped" },
      },
    ],
    [
      ["contacts in Berlin", "same for Oslo"],
      {
        tool: "search_records",
        input: { object: "contacts", where: { field: "city", op: "eq", value: "Oslo" }, count: "capped" },
      },
    ],
    [
      ["contacts in Berlin", "how many of those?"],
      {
        tool: "aggregate_records",
        input: { object: "contacts", where: { field: "city", op: "eq", value: "Berlin" }, measures: [{ fn: "count" }] },
      },
    ],
    [
      ["contacts in Berlin", "with no owner"],
      {
        tool: "search_records",
        input: {
          object: "contacts",
          where: {
            and: [
              { field: "city", op: "eq", value: "Berlin" },
              { field: "owner", op: "empty" },
            ],
          },
          count: "capped",
        },
      },
    ],
    [
      ["deals by stage", "by month instead"],
      {
        tool: "aggregate_records",
        input: { object: "deals", group: [{ field: "close_on", bucket: "month" }], measures: [{ fn: "count" }] },
      },
    ],
    [
      ["deals by stage", "as total value"],
      {
        tool: "aggregate_records",
        input: { object: "deals", group: [{ field: "stage" }], measures: [{ fn: "sum", field: "amount" }] },
      },
    ],
    [
      ["deals", "sort them by amount"],
      {
        tool: "search_records",
        input: { object: "deals", sort: [{ field: "amount", direction: "desc" }], count: "capped" },
      },
    ],
    [
      ["open deals", "open the second one"],
      { tool: "get_record", input: { object: "deals", id: "d-2", related: true } },
    ],
    [
      ["open deals", "assign the first two to Yuki"],
      {
        tool: "update_records",
        input: { selection: { object: "deals", where: ids("d-1", "d-2") }, values: { owner: "m-yuki" } },
      },
    ],
    [
      ["open deals", "give them all to Yuki"],
      { tool: "update_records", input: { selection: { object: "deals", where: open }, values: { owner: "m-yuki" } } },
    ],
    [
      ["top 3 deals by amount", "give them to Marta"],
      {
        tool: "update_records",
        input: { selection: { object: "deals", where: ids("d-1", "d-2", "d-3") }, values: { owner: "m-marta" } },
      },
    ],
    [["move Dock lights to won", "undo that"], { tool: "undo_change_set", input: { changeSetId: "cs-2" } }],
    [
      ["show me Tessel", "what is its phone?"],
      { tool: "get_record", input: { object: "companies", id: "c-tessel", related: true } },
    ],
  ])("%j", async (sentences, call) => {
    const calls = await play(sentences);

    expect(calls.at(-1)).toEqual(call);
  });

  test("the quarter before moves the period by its own length", async () => {
    const calls = await play(["deals won this quarter", "what about last quarter?", "the quarter before"]);

    expect(JSON.stringify(calls.at(-1))).toContain('{"unit":"quarter","offset":-2}');
  });

  test("a full sentence stands alone", async () => {
    const calls = await play(["contacts in Berlin", "show me all companies"]);

    expect(calls.at(-1)).toEqual({ tool: "search_records", input: { object: "companies", count: "capped" } });
  });
});

describe("the open page", () => {
  test.each<[string, object, PlannedCall]>([
    [
      "assign these to Marta",
      { object: "deals", selectedIds: ["d-1", "d-2"] },
      {
        tool: "update_records",
        input: { selection: { object: "deals", where: ids("d-1", "d-2") }, values: { owner: "m-marta" } },
      },
    ],
    [
      "delete them",
      { object: "tasks", selectedIds: ["t-1", "t-2"] },
      { tool: "delete_records", input: { selection: { object: "tasks", where: ids("t-1", "t-2") } } },
    ],
    [
      "move this to won",
      { record: { object: "deals", id: "d-9" } },
      { tool: "update_record", input: { object: "deals", id: "d-9", values: { stage: "won" } } },
    ],
    [
      "log a note: called, no answer",
      { record: { object: "companies", id: "c-1" } },
      { tool: "log_note", input: { body: "called, no answer", about: [{ object: "companies", id: "c-1" }] } },
    ],
    [
      "only the gold ones",
      { object: "companies", query: { object: "companies" } },
      {
        tool: "search_records",
        input: { object: "companies", where: { field: "tier", op: "eq", value: "gold" }, count: "capped" },
      },
    ],
  ])("%s", async (sentence, context, call) => {
    expect(await play([sentence], context)).toEqual([call]);
  });
});

describe("words that point", () => {
  const selected = { object: "deals", selectedIds: ["d-1", "d-2"] };

  test.each([
    "move these open deals to Marta",
    "assign these deals to Marta",
    "assign those open deals to Marta",
    "give all of these to Marta",
  ])("%s stays inside the selection", async (sentence) => {
    const calls = await play([sentence], selected);

    expect(calls.length === 0 || JSON.stringify(calls).includes('"in","value":["d-1","d-2"]')).toBe(true);
  });

  test.each([
    "move all his open deals to Yuki",
    "set these companies to gold",
    "delete their lost deals",
    "delete those lost deals",
    "Zoe has left, move all his open deals to Yuki please",
  ])("%s never widens", async (sentence) => {
    expect(await play([sentence])).toEqual([]);
  });

  test("whose deals is said in the reason before", async () => {
    expect(await play(["Tom has left, move all his open deals to Yuki please"])).toEqual([
      {
        tool: "update_records",
        input: {
          selection: { object: "deals", where: { and: [{ field: "owner", op: "eq", value: "m-tom" }, open] } },
          values: { owner: "m-yuki" },
        },
      },
    ]);
  });
});

describe("several clauses", () => {
  test("a later clause means what an earlier one made", async () => {
    expect(await play(["create company Pinecrest and add a note to it: met at the fair"])).toEqual([
      { tool: "create_record", input: { object: "companies", values: { name: "Pinecrest" } } },
      { tool: "log_note", input: { body: "met at the fair", about: [{ object: "companies", id: "new-1" }] } },
    ]);
  });

  test("a write and a question run in order", async () => {
    const calls = await play(["set gold companies to silver, then show me silver companies"]);

    expect(calls.map((call) => call.tool)).toEqual(["update_records", "search_records"]);
  });
});

describe("questions", () => {
  const toPriya = (owner: string) => ({
    tool: "update_record",
    input: { object: "deals", id: "d-dock", values: { owner } },
  });

  test.each(["Shah", "2", "the second one", "Priya Shah", "priya.shah@atrium.example"])(
    "answered by %s",
    async (said) => {
      expect(await play(["assign Dock lights to Priya", said])).toEqual([toPriya("m-priya2")]);
    },
  );

  test("no means nothing happens", async () => {
    expect(await play(["assign Dock lights to Priya", "never mind"])).toEqual([]);
  });

  test("something else starts anew", async () => {
    expect((await play(["assign Dock lights to Priya", "how many deals?"])).map((call) => call.tool)).toEqual([
      "aggregate_records",
    ]);
  });

  test("words fill the gap of a plan", async () => {
    expect(await play(["add a new deal for Tessel worth 5k", "Harbour works"])).toEqual([
      {
        tool: "create_record",
        input: { object: "deals", values: { name: "Harbour works", company: "c-tessel", amount: 5000 } },
      },
    ]);
  });
});
