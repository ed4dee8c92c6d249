import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { workspaces } from "@/agent/planner/testing/sentence-case";

const values = { amount: 10_000, fee: 800, close_on: "2026-12-10", due_on: "2026-11-22", inspect_on: "2026-12-01" };
const updatedAt = "2026-11-01T09:00:00.000Z";

/** One record for every read of a record, and for groups the days or figures given. */
function say(workspace: keyof typeof workspaces, text: string, groups: unknown[] = []) {
  const read = (tool: string, input: unknown) => {
    if (tool === "get_record")
      return { record: { ...(input as object), name: "It", values: { ...values, updated_at: updatedAt } } };
    const field = (input as { group?: { field: string }[] }).group?.[0]?.field ?? "";
    return tool === "aggregate_records" ? { rows: groups.map((value) => ({ [field]: value, count: 2 })) } : undefined;
  };
  return nextStep([{ role: "user", text }], memoryWorld(workspaces[workspace], { read }));
}

describe("values worked out from what there is", () => {
  test.each<[keyof typeof workspaces, string, Record<string, unknown>]>([
    ["crm", "raise the amount of Dock lights by 10%", { amount: 11_000 }],
    ["crm", "cut the amount of Dock lights by 2k", { amount: 8000 }],
    ["crm", "add 5k to Dock lights", { amount: 15_000 }],
    ["crm", "take 10% off Dock lights", { amount: 9000 }],
    ["crm", "double the amount of Dock lights", { amount: 20_000 }],
    ["crm", "push the close date of Dock lights by two weeks", { close_on: "2026-12-24" }],
    ["crm", "postpone Dock lights by a month", { close_on: "2027-01-10" }],
    ["crm", "bring Dock lights forward by 3 days", { close_on: "2026-12-07" }],
    ["shipyard", "increase the fee of Boiler check by 50%", { fee: 1200 }],
    ["shipyard", "move Boiler check a week later", { inspect_on: "2026-12-08" }],
  ])("%s: %s", async (workspace, text, expected) => {
    const step = await say(workspace, text);

    expect(step).toMatchObject({
      do: "call",
      calls: [{ tool: "update_record", input: { values: expected, ifUnchangedSince: updatedAt } }],
    });
  });

  test("several records with one value are one change", async () => {
    const step = await say("crm", "postpone all my tasks due today by a day", ["2026-11-22"]);

    expect(step).toMatchObject({
      do: "call",
      calls: [{ tool: "update_records", input: { values: { due_on: "2026-11-23" } } }],
    });
  });

  test("few values are asked about, the furthest first", async () => {
    const step = await say("crm", "postpone my overdue tasks by a day", ["2026-11-18", "2026-11-20"]);

    expect(step).toMatchObject({ do: "ask", question: expect.stringContaining("2 different values of due date") });
    const calls = step.do === "ask" ? step.plan.options[0]?.calls : [];
    expect(calls?.map((call) => (call.input as { values: object }).values)).toEqual([
      { due_on: "2026-11-21" },
      { due_on: "2026-11-19" },
    ]);
  });

  test.each([
    ["raise all open deals by 10%", [1, 2, 3, 4, 5], "5 different values"],
    ["should I raise the amount of Dock lights by 10%?", [], ""],
    ["don't raise the amount of Dock lights by 10%", [], "changed nothing"],
    ["move Dock lights forward by a week", [], ""],
    ["double check Dock lights", [], ""],
    ["double check the amount of Dock lights", [], ""],
  ])("%s changes nothing", async (text, groups, words) => {
    const step = await say("crm", text, groups);

    expect(step.do).not.toBe("call");
    expect(step.do === "reply" ? step.text : "").toContain(words);
  });
});
