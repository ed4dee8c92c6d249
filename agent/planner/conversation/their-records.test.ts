import { describe, expect, test } from "vitest";

import { converse } from "@/agent/planner/testing/conversation";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { shipyard } from "@/agent/planner/testing/shipyard";

const echo = (call: { input: unknown }) => ({ query: call.input, records: [] });

describe("their records", () => {
  test("are those of every row of the list before", async () => {
    const { calls } = await converse(memoryWorld(crm), ["gold companies in Bergen", "and their contacts"], echo);

    expect(calls).toEqual([
      {
        tool: "search_records",
        input: {
          object: "contacts",
          where: {
            and: [
              { field: "company.tier", op: "eq", value: "gold" },
              { field: "company.city", op: "eq", value: "Bergen" },
            ],
          },
          count: "capped",
        },
      },
    ]);
  });

  test("are found through the lookups of any object", async () => {
    const { calls } = await converse(memoryWorld(shipyard), ["vessels in Oslo", "show me their inspections"], echo);

    expect(calls).toEqual([
      {
        tool: "search_records",
        input: {
          object: "inspections",
          where: { field: "vessel.home_port", op: "eq", value: "Oslo" },
          count: "capped",
        },
      },
    ]);
  });

  test.each([
    ["how many contacts do they have?", "aggregate_records", { measures: [{ fn: "count" }] }],
    ["contacts there", "search_records", { count: "capped" }],
  ])("are counted or listed however they are asked for: %s", async (sentence, tool, asked) => {
    const { calls } = await converse(memoryWorld(crm), ["companies in Bergen", sentence], echo);

    const where = { field: "company.city", op: "eq", value: "Bergen" };
    expect(calls).toEqual([{ tool, input: { object: "contacts", where, ...asked } }]);
  });

  test("a figure of the record that was opened is set by “its”", async () => {
    const opened = (call: { input: unknown }) => ({ record: { ...(call.input as object), name: "Hull check" } });
    const { calls } = await converse(memoryWorld(shipyard), ["open Hull check", "set its fee to 400"], opened);

    expect(calls).toEqual([
      { tool: "update_record", input: { object: "inspections", id: "i-hull", values: { fee: 400 } } },
    ]);
  });
});
