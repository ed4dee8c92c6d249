import { beforeAll, describe, expect, test } from "vitest";

import type { GroupQuery } from "@/db/query/tree";
import { createField } from "@/tools/fields/create-field";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { aggregateRecords } from "./aggregate-records";

// The clock stands at Wednesday 2026-11-18, 10:00 UTC; everyone is in Berlin.
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await newWorkspace();
  await workspace.call(createField, { object: "deals", label: "Fee", type: "currency", currency: "USD" });
  const deal = (name: string, values: Record<string, unknown>) => workspace.seed("deals", { name, ...values });
  await deal("One", { amount: 100, stage: "won", source: "web", close_on: "2026-11-02" });
  await deal("Two", { amount: 300, stage: "won", source: "web", close_on: "2026-08-03" });
  await deal("Three", { amount: 50, stage: "lost", source: "event", close_on: "2026-11-05" });
  await deal("Four", { amount: 150, stage: "lead", source: "partner" });
  await deal("Five", { amount: null, stage: "lead" });
});

const ask = (query: Omit<GroupQuery, "object">) => workspace.call(aggregateRecords, { object: "deals", ...query });
const quarter = (offset: number) => ({
  field: "close_on",
  op: "eq" as const,
  value: { unit: "quarter" as const, offset },
});

describe("derived figures", () => {
  test("two periods stand side by side with difference and change, nothing counting as 0", async () => {
    const { rows, columns } = await ask({
      group: [{ field: "source" }],
      measures: [
        { fn: "sum", field: "amount", where: quarter(0), as: "now" },
        { fn: "sum", field: "amount", where: quarter(-1), as: "before" },
      ],
      derived: [
        { as: "difference", fn: "difference", of: "now", from: "before" },
        { as: "change", fn: "change", of: "now", from: "before" },
      ],
      limit: 2,
    });

    expect(rows).toEqual([
      { source: "web", now: 100, before: 300, difference: -200, change: -2 / 3 },
      { source: "event", now: 50, before: null, difference: 50, change: null },
    ]);
    expect(columns.at(-2)).toMatchObject({ type: "currency", currency: "EUR", label: "Difference" });
  });

  test("a share is of all records that were asked for, also of those beyond the limit", async () => {
    const { rows, rest } = await ask({
      group: [{ field: "source" }],
      measures: [{ fn: "sum", field: "amount" }],
      derived: [{ as: "share", fn: "share", of: "sum_amount" }],
      limit: 1,
      rest: true,
    });

    expect(rows).toEqual([{ source: "web", sum_amount: 400, share: 400 / 600 }]);
    expect(rest).toEqual({ sum_amount: 200, share: 200 / 600 });
  });

  test("the rest of an average is the average of its records, and is left out when nothing is left", async () => {
    const query = { group: [{ field: "stage" }], measures: [{ fn: "avg" as const, field: "amount" }], rest: true };

    expect((await ask({ ...query, limit: 1 })).rest).toEqual({ avg_amount: 100 });
    expect((await ask({ ...query, limit: 3 })).rest).toBeUndefined();
  });
});

describe("mistakes are refused with what would work", () => {
  const count = [{ fn: "count" as const }];
  const money: GroupQuery["measures"] = [
    { fn: "sum", field: "amount", as: "euros" },
    { fn: "sum", field: "fee", as: "dollars" },
  ];
  test.each<[string, Omit<GroupQuery, "object">, string]>([
    [
      "a quotient of two currencies",
      { measures: money, ratios: [{ as: "r", numerator: "euros", denominator: "dollars" }] },
      "EUR and USD",
    ],
    [
      "a difference of two currencies",
      { measures: money, derived: [{ as: "d", fn: "difference", of: "euros", from: "dollars" }] },
      "EUR and USD",
    ],
    ["a median of options", { measures: [{ fn: "median", field: "stage" }] }, "number or currency"],
    ["a percentile without its percent", { measures: [{ fn: "percentile", field: "amount" }] }, "needs percent"],
    ["days from what is no date", { measures: [{ fn: "avg", days: { from: "amount" } }] }, "not a date"],
    [
      "a running total without dates",
      { group: [{ field: "stage" }], measures: count, derived: [{ as: "r", fn: "running", of: "count" }] },
      "along dates",
    ],
    [
      "a share of an average",
      { measures: [{ fn: "avg", field: "amount" }], derived: [{ as: "s", fn: "share", of: "avg_amount" }] },
      "count or a sum",
    ],
    ["a change from nothing", { measures: count, derived: [{ as: "c", fn: "change", of: "count" }] }, "needs from"],
    ["a rest without a limit", { group: [{ field: "stage" }], measures: count, rest: true }, "needs a limit"],
    [
      "a condition on groups without groups",
      { measures: count, having: [{ field: "count", op: "gt", value: 1 }] },
      "nothing to keep",
    ],
    [
      "a condition on what is not there",
      { group: [{ field: "stage" }], measures: count, having: [{ field: "cuont", op: "gt", value: 1 }] },
      "count",
    ],
    ["two columns of one name", { measures: [{ fn: "count" }, { fn: "count" }] }, 'called "count"'],
  ])("%s", async (_, query, message) => {
    await expect(ask(query)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(message),
    });
  });
});
