import { describe, expect, test } from "vitest";

import { asObject } from "@/agent/planner/conversation/state";
import { nextStep } from "@/agent/planner/plan-turn";
import { type Answer, converse } from "@/agent/planner/testing/conversation";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import type { PlannerTurn } from "@/agent/planner/world";

const answer: Answer = ({ tool, input }) => {
  const { object, id } = asObject(input);
  const record = { id: id ?? "new-1", object: tool === "create_task" ? "tasks" : object, name: "It" };
  if (tool === "search_records") return { query: input, records: [] };
  return tool === "aggregate_records" ? { query: input, rows: [] } : { record, changeSetId: "changes-1" };
};
const callsAfter = async (...sentences: string[]) => (await converse(memoryWorld(crm), sentences, answer)).calls;
const open = { field: "stage", op: "in", value: ["lead", "qualified", "proposal", "negotiation"] };

describe("what leans on the turn before", () => {
  test("another person takes the place of the one before", async () => {
    const where = { and: [open, { field: "owner", op: "eq", value: "m-yuki" }] };

    expect(await callsAfter("show me Marta's open deals", "what about Yuki?")).toMatchObject([{ input: { where } }]);
  });

  test("“how much is that” adds up the list", async () => {
    expect(await callsAfter("open deals", "how much is that in total?")).toMatchObject([
      { tool: "aggregate_records", input: { where: open, measures: [{ fn: "sum", field: "amount" }] } },
    ]);
  });

  test("a value of the list's own object narrows it, though it may name another object", async () => {
    expect(await callsAfter("contacts in Norway", "just the customers")).toMatchObject([
      { input: { object: "contacts", where: { and: [{}, { field: "status", op: "eq", value: "customer" }] } } },
    ]);
  });

  test("“there” is the record in view", async () => {
    expect(await callsAfter("tell me about Tessel", "who works there?")).toMatchObject([
      { input: { object: "contacts", where: { field: "company", op: "eq", value: "c-tessel" } } },
    ]);
  });

  test("every part of a change to “it” is carried out", async () => {
    expect(await callsAfter("remind me to check the port", "make it high priority and due on Monday")).toMatchObject([
      { input: { id: "new-1", values: { priority: "high", due_on: "2026-11-23" } } },
    ]);
  });

  test.each([
    ["show me Tessel", "change owner to Yuki", "c-tessel", { owner: "m-yuki" }],
    ["what is the phone of Tessel?", "set it to +353 21 555 0190", "c-tessel", { phone: "+353 21 555 0190" }],
    ["move Dock lights to won", "and the date to today", "d-dock", { close_on: "2026-11-22" }],
    ["open Hull check", "won", "d-hull", { stage: "won" }],
    ["show me Northwind", "they have 900 people now", "c-north", { employees: 900 }],
    ["what is the next step of Dock lights?", 'change it to "Sign"', "d-dock", { next_step: "Sign" }],
  ])("what stands at hand gets the value: %s; %s", async (first, second, id, values) => {
    expect(await callsAfter(first, second)).toMatchObject([{ tool: "update_record", input: { id, values } }]);
  });

  test("“the ones” are those of the list that fit what is said of them", async () => {
    const where = { and: [open, { field: "owner", op: "eq", value: "m-yuki" }] };

    expect(await callsAfter("open deals", "push the ones from Yuki to 7 December")).toMatchObject([
      { tool: "update_records", input: { selection: { object: "deals", where }, values: { close_on: "2026-12-07" } } },
    ]);
  });

  test("“undo both” takes back the two changes before, though each was an answer of its own", async () => {
    const ids = ["changes-1", "changes-2"];
    const each: Answer = (call) => ({ ...asObject(answer(call)), changeSetId: ids.shift() });
    const said = ["set the amount of Dock lights to 20k", "and the stage to proposal", "undo both"];
    const { calls } = await converse(memoryWorld(crm), said, each);

    expect(calls).toMatchObject([{ tool: "undo_turn", input: { changeSetIds: ["changes-1", "changes-2"] } }]);
  });

  test("an undo that is explained undoes, and does nothing else", async () => {
    expect(await callsAfter("set Tessel to gold", "no wait, silver was right, undo that")).toMatchObject([
      { tool: "undo_change_set", input: { changeSetId: "changes-1" } },
    ]);
    expect(await callsAfter("delete the task Site visit", "hmm no, I needed that one, undo")).toMatchObject([
      { tool: "undo_change_set" },
    ]);
  });

  test.each([
    ["set Tessel to gold", "actually no, silver", "c-tessel", { tier: "silver" }],
    ["hand Dock lights to Yuki", "sorry, I meant Marta", "d-dock", { owner: "m-marta" }],
    ["set the amount of Dock lights to 40k", "no wait, 45k", "d-dock", { amount: 45_000 }],
    ["remind me to check the port", "actually no, due on Wednesday", "new-1", { due_on: "2026-11-25" }],
  ])("%s; %s", async (first, second, id, values) => {
    expect(await callsAfter(first, second)).toMatchObject([{ tool: "update_record", input: { id, values } }]);
  });

  test.each([
    ["set Tessel to gold", "and Northwind too", "c-north", { tier: "gold" }],
    ["create a deal Alpha for Tessel", "worth 45k", "new-1", { amount: 45_000 }],
    ["create a deal Alpha for Tessel", "stage proposal", "new-1", { stage: "proposal" }],
  ])("%s; %s", async (first, second, id, values) => {
    expect(await callsAfter(first, second)).toMatchObject([{ tool: "update_record", input: { id, values } }]);
  });

  test("what belongs to another record after all takes its change back there", async () => {
    expect(await callsAfter("set Tessel to gold", "sorry, I meant Northwind")).toMatchObject([
      { tool: "undo_change_set", input: { changeSetId: "changes-1" } },
      { tool: "update_record", input: { id: "c-north", values: { tier: "gold" } } },
    ]);
  });

  test.each([
    ["create a company Nordkai", "city of Tessel"],
    ["create a deal Alpha for Tessel", "amount per month"],
    ["create a deal Alpha for Tessel", "phone number of Ivy Fischer"],
    ["add Training to Ivy Fischer's interests", "and Jordan Blake too"],
  ])("%s; %s asks and changes nothing", async (first, second) => {
    expect((await callsAfter(first, second)).filter(({ tool }) => /^(?:update|create|delete)_/.test(tool))).toEqual([]);
  });

  test("nothing is corrected where nothing was written", async () => {
    expect(await callsAfter("open deals", "no, silver")).toEqual([]);
  });
});

describe("undo", () => {
  const turns = (call: { denied?: boolean; error?: { code: string; message: string } }): PlannerTurn[] => [
    { role: "user", text: "close all overdue tasks" },
    {
      role: "assistant",
      text: "",
      calls: [{ toolCallId: "1", tool: "update_records", input: { selection: { object: "tasks" } }, ...call }],
    },
    { role: "user", text: "undo" },
  ];

  test.each([{ denied: true }, { error: { code: "failed", message: "It was not carried out." } }])(
    "reaches past no change that was never made: %j",
    async (call) => {
      expect(await nextStep(turns(call), memoryWorld(crm))).toMatchObject({
        do: "reply",
        text: "There is nothing to undo: the last change that you asked for was not made.",
      });
    },
  );
});

test("a change of no record is not put to the person", async () => {
  const world = memoryWorld(crm, { read: () => ({ records: [], count: { value: 0, isCapped: false } }) });

  const step = await nextStep([{ role: "user", text: "close all my tasks about Tessel" }], world);

  expect(step).toMatchObject({ do: "reply", text: expect.stringContaining("no tasks match that") });
});
