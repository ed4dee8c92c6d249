import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { workspaces } from "@/agent/planner/testing/sentence-case";

const values = { amount: 10_000, fee: 800, close_on: "2026-12-10", due_on: "2026-11-22", inspect_on: "2026-12-01" };
const updatedAt = "2026-11-01T09:00:00.000Z";

type Many = { field: string; before: unknown[]; count?: number };

/** One record for every read of a record, and for lists one for each value given. */
function say(workspace: keyof typeof workspaces, text: string, many?: Many) {
  const read = (tool: string, input: unknown) => {
    if (tool === "get_record")
      return { record: { ...(input as object), name: "It", values: { ...values, updated_at: updatedAt } } };
    const { object } = input as { object: string };
    const records = many?.before.map((value, index) => ({
      id: `r-${index}`,
      object,
      name: `Record ${index}`,
      values: { [many.field]: value },
    }));
    return records ? { records, count: { value: many?.count ?? records.length, isCapped: false } } : undefined;
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

  test.each([
    ["raise all open deals by 10%", "amount", [100, 250, null], [110, 275]],
    ["cut every lost deal of Tom by half a percent", "amount", [200], undefined],
    ["postpone my overdue tasks by a day", "due_on", ["2026-11-18", "2026-11-20"], ["2026-11-19", "2026-11-21"]],
    ["push the close date of all deals in proposal back by two weeks", "close_on", ["2026-12-01"], ["2026-12-15"]],
    ["reduce the amount of Tessel's open deals by 500", "amount", [800, 900], [300, 400]],
  ])("%s: each record by its own value, in one change", async (text, field, before, after) => {
    const step = await say("crm", text, { field, before });

    const rows = after?.map((value, index) => ({ id: `r-${index}`, values: { [field]: value } }));
    if (rows) expect(step).toMatchObject({ do: "call", calls: [{ tool: "update_cells", input: { rows } }] });
    else expect(step.do).not.toBe("call");
  });

  test("every record of a kind, with no condition, is asked about first", async () => {
    const step = await say("crm", "raise all deals by 10%", { field: "amount", before: [100, 200] });

    expect(step).toMatchObject({ do: "ask", question: expect.stringContaining("every one of the 2 deals") });
  });

  test("more records than are read at once are not changed in part", async () => {
    const step = await say("crm", "raise all open deals by 10%", { field: "amount", before: [1], count: 600 });

    expect(step).toMatchObject({ do: "reply", text: expect.stringContaining("these are 600 deals") });
  });

  test.each([
    ["should I raise the amount of Dock lights by 10%?", ""],
    ["don't raise the amount of Dock lights by 10%", "changed nothing"],
    ["move Dock lights forward by a week", ""],
    ["double check Dock lights", ""],
    ["double check the amount of Dock lights", ""],
  ])("%s changes nothing", async (text, words) => {
    const step = await say("crm", text);

    expect(step.do).not.toBe("call");
    expect(step.do === "reply" ? step.text : "").toContain(words);
  });
});
