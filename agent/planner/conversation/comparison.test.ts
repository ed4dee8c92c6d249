import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { converse } from "@/agent/planner/testing/conversation";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { workspaces } from "@/agent/planner/testing/sentence-case";
import type { PlannedCall } from "@/agent/planner/world";
import { asObject } from "./state";

const answer = ({ tool, input }: PlannedCall) => {
  const { object, id, values } = asObject(input);
  if (tool === "search_records") return { object, records: [], count: { value: 3 }, query: input };
  if (tool === "aggregate_records") return { object, columns: [], rows: [], query: input };
  return {
    record: { object, id: id ?? "new-1", name: String(asObject(values).name ?? "It"), values: {} },
    changeSetId: "cs",
  };
};
const play = async (workspace: keyof typeof workspaces, sentences: string[]) =>
  converse(memoryWorld(workspaces[workspace]), sentences, answer);
const periods = (input: unknown) =>
  (asObject(input).measures as { where?: unknown }[]).map(({ where }) => {
    const parts = asObject(where).and as unknown[] | undefined;
    return asObject(parts?.at(-1) ?? where).value;
  });
const unit = (name: string, offset: number) => ({ unit: name, offset });

describe("comparisons that lean on the question before", () => {
  test.each<[keyof typeof workspaces, string[], unknown[]]>([
    [
      "crm",
      ["how many deals did we win this month?", "better than last month?"],
      [unit("month", 0), unit("month", -1)],
    ],
    ["crm", ["deals won this quarter", "and compared to last?"], [unit("quarter", 0), unit("quarter", -1)]],
    ["crm", ["how many deals did we win this month", "than the year before"], [unit("month", 0), unit("month", -12)]],
    [
      "crm",
      ["revenue won this year by owner", "is that better than the year before"],
      [unit("year", 0), unit("year", -1)],
    ],
    [
      "shipyard",
      ["failed inspections this quarter", "more than last quarter?"],
      [unit("quarter", 0), unit("quarter", -1)],
    ],
    ["clinic", ["how many appointments in 2025", "against the year before"], [{ year: 2025 }, { year: 2024 }]],
  ])("%s: %s", async (workspace, sentences, expected) => {
    const { calls } = await play(workspace, sentences);

    expect(calls[0]?.tool).toBe("aggregate_records");
    expect(periods(calls[0]?.input)).toEqual(expected);
  });
});

describe("several clauses", () => {
  test.each<[keyof typeof workspaces, string, object[]]>([
    [
      "crm",
      "move Dock lights to negotiation and set the amount to 45k",
      [{ stage: "negotiation" }, { amount: 45_000 }],
    ],
    [
      "crm",
      "move Dock lights to won. set the amount to 12k and the source to web",
      [{ stage: "won" }, { amount: 12_000, source: "web" }],
    ],
    ["shipyard", "mark Hull check as passed and set the fee to 900", [{ result: "passed" }, { fee: 900 }]],
  ])("%s: %s", async (workspace, text, values) => {
    const { calls } = await play(workspace, [text]);

    expect(calls.map((call) => asObject(call.input).values)).toEqual(values);
    expect(new Set(calls.map((call) => asObject(call.input).id)).size).toBe(1);
  });

  test("a choice in a later clause is asked before the first is done, and then both are done", async () => {
    const { last, calls } = await play("crm", ["set the tier of Tessel to gold and give Jordan Blake to Tom", "2"]);

    expect(last.do).toBe("reply");
    expect(calls).toEqual([
      { tool: "update_record", input: { object: "companies", id: "c-tessel", values: { tier: "gold" } } },
      { tool: "update_record", input: { object: "contacts", id: "p-jordan2", values: { owner: "m-tom" } } },
    ]);
  });

  test("nothing is done when a later clause is not understood", async () => {
    const { last, calls } = await play("crm", ["set the tier of Tessel to gold and delete the frobnitz"]);

    expect(calls).toEqual([]);
    expect(last).toMatchObject({ do: "ask", question: expect.stringContaining("nothing yet") });
  });

  test("a name that was not found can be picked, and every clause follows", async () => {
    const { calls } = await play("crm", ["move Dock lights to negotiation and assign it to Martha", "Marta Lindqvist"]);

    expect(calls.map((call) => asObject(call.input).values)).toEqual([{ stage: "negotiation" }, { owner: "m-marta" }]);
  });

  test("the whole message is looked up once", async () => {
    const world = memoryWorld(workspaces.crm);
    let lookUps = 0;
    const matchNames = (phrases: string[]) => {
      lookUps += 1;
      return world.matchNames(phrases);
    };
    const counted = { ...world, matchNames };
    await nextStep(
      [{ role: "user", text: "move Dock lights to won and set the amount to 45k and give Tessel to Tom" }],
      counted,
    );

    expect(lookUps).toBe(1);
  });
});
