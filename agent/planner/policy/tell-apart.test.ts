import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";

const twins = {
  ...crm,
  records: [
    ...crm.records,
    { object: "tasks", id: "t-1", name: "Call purchasing" },
    { object: "tasks", id: "t-2", name: "Call purchasing" },
  ],
};
const rows: Record<string, object> = {
  "t-1": { due_on: "2026-12-03", owner: { id: "m-tom", name: "Tom Okafor" } },
  "t-2": { due_on: "2026-12-09", owner: { id: "m-tom", name: "Tom Okafor" } },
};
const read = (_tool: string, input: unknown) => {
  const id = (input as { where?: { value?: string } }).where?.value ?? "";
  return { records: [{ id, object: "tasks", name: "Call purchasing", values: rows[id] ?? {} }] };
};

describe("choices of one name", () => {
  test("say what tells them apart, and not what they share", async () => {
    const step = await nextStep([{ role: "user", text: "complete Call purchasing" }], memoryWorld(twins, { read }));

    expect(step.do === "ask" ? step.choices.map((choice) => choice.label) : step).toEqual([
      "Call purchasing (due 3 Dec 2026)",
      "Call purchasing (due 9 Dec 2026)",
    ]);
  });
});
