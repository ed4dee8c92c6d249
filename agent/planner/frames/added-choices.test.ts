import { expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";

const records = [
  { id: "p-1", object: "contacts", name: "Ivy", values: { interests: ["pricing"] } },
  { id: "p-2", object: "contacts", name: "Wim", values: { interests: null } },
];
const say = (text: string, count = records.length) =>
  nextStep(
    [{ role: "user", text }],
    memoryWorld(crm, { read: () => ({ records, count: { value: count, isCapped: false } }) }),
  );

test("a choice said of many is added to those that each of them has", async () => {
  expect(await say("every contact with status customer at Tessel gets interest Training")).toMatchObject({
    do: "call",
    calls: [
      {
        tool: "update_cells",
        input: {
          object: "contacts",
          rows: [
            { id: "p-1", values: { interests: ["pricing", "training"] } },
            { id: "p-2", values: { interests: ["training"] } },
          ],
        },
      },
    ],
  });
});

test("more records than are read at once are not changed in part", async () => {
  expect(await say("every contact with status customer at Tessel gets interest Training", 700)).toMatchObject({
    do: "reply",
    text: expect.stringContaining("700 contacts"),
  });
});
