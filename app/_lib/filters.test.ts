import { describe, expect, test } from "vitest";

import { describeCondition } from "./describe-condition";
import { joinWhere, splitWhere } from "./describe-query";
import {
  completeParts,
  describePeriod,
  describeValue,
  isComplete,
  operatorsFor,
  resolvePath,
  startCondition,
  withOperator,
} from "./filters";
import { setRegion } from "./region";
import type { FieldDefinition, ObjectDefinition } from "./types";

setRegion({ locale: "en-GB", timeZone: "UTC" });

const stage: FieldDefinition = {
  key: "stage",
  label: "Stage",
  type: "picklist",
  options: [
    { key: "lead", label: "Lead", kind: "open" },
    { key: "proposal", label: "Proposal", kind: "open" },
    { key: "won", label: "Won", kind: "won" },
  ],
};
const amount: FieldDefinition = { key: "amount", label: "Amount", type: "currency", currency: "EUR" };
const company: FieldDefinition = {
  key: "company",
  label: "Company",
  type: "lookup",
  target: "companies",
  reverse: { key: "deals", label: "Deals" },
};
const objects: ObjectDefinition[] = [
  {
    key: "companies",
    label: "Company",
    plural: "Companies",
    icon: "building-2",
    nameField: "name",
    fields: [{ key: "city", label: "City", type: "text" }],
  },
  {
    key: "deals",
    label: "Deal",
    plural: "Deals",
    icon: "handshake",
    nameField: "name",
    fields: [stage, amount, company],
  },
];

describe("filters as chips", () => {
  test("take a condition apart and put it together again", () => {
    const parts = [
      { field: "amount", op: "gt" as const, value: 1 },
      { or: [{ field: "stage", op: "empty" as const }] },
    ];

    expect(splitWhere(joinWhere(parts))).toEqual(parts);
    expect(splitWhere({ and: [parts[0] ?? { and: [] }, { and: parts }] })).toHaveLength(3);
    expect(joinWhere([])).toBeUndefined();
    expect(joinWhere(parts.slice(0, 1))).toEqual(parts[0]);
  });

  test("follow lookups to the field at the end", () => {
    expect(resolvePath(objects, "deals", "company.city")).toMatchObject({
      label: "Company City",
      field: { key: "city" },
    });
    expect(resolvePath(objects, "deals", "company.nothing")).toBeNull();
    expect(resolvePath(objects, "deals", "stage.city")).toBeNull();
  });

  test("start unfinished where a value has to be chosen, and are not asked until then", () => {
    expect(isComplete(startCondition(stage))).toBe(false);
    expect(isComplete(startCondition(amount))).toBe(false);
    expect(isComplete({ field: "amount", op: "empty" })).toBe(true);
    expect(isComplete({ field: "stage", op: "in", value: ["won"] })).toBe(true);
  });

  test("keep the value when the operator changes and it still fits", () => {
    const one = { field: "stage", op: "eq" as const, value: "won" };

    expect(withOperator(one, "not_in", "picklist")).toEqual({ field: "stage", op: "not_in", value: ["won"] });
    expect(withOperator(one, "empty", "picklist")).toEqual({ field: "stage", op: "empty" });
    expect(withOperator({ field: "amount", op: "between", value: [1, 2] }, "gt", "currency")).toEqual({
      field: "amount",
      op: "gt",
      value: 1,
    });
    expect(withOperator({ field: "amount", op: "gt", value: 1 }, "between", "currency")).toEqual({
      field: "amount",
      op: "between",
    });
  });

  test("offer something for every type", () => {
    expect(operatorsFor("boolean")).toHaveLength(1);
    expect(operatorsFor("datetime").map(({ op }) => op)).toContain("lt");
  });
});

describe("filters in words", () => {
  test("say all open stages as open", () => {
    expect(describeValue({ field: "stage", op: "in", value: ["proposal", "lead"] }, stage)).toBe("open");
    expect(describeValue({ field: "stage", op: "in", value: ["won", "lead"] }, stage)).toBe("Won, Lead");
  });

  test.each([
    [{ unit: "month", offset: 0 }, "this month"],
    [{ unit: "week", offset: -1 }, "last week"],
    [{ last: 30, unit: "day" }, "the last 30 days"],
    [{ ago: 21, unit: "day" }, "21 days ago"],
    [{ year: 2026, quarter: 2 }, "Q2 2026"],
    [{ unit: "day", offset: 1 }, "tomorrow"],
  ] as const)("say %o as %s", (period, text) => {
    expect(describePeriod(period)).toBe(text);
  });

  test("tell what is too deep for one chip", () => {
    const none = {
      related: "deals",
      where: { field: "stage", op: "in" as const, value: ["won"] },
      count: { op: "eq" as const, value: 0 },
    };

    expect(describeCondition(none, objects, "companies")).toBe("no deals where Stage is Won");
    expect(
      describeCondition(
        {
          or: [
            { field: "amount", op: "gt", value: 5 },
            { field: "amount", op: "empty" },
          ],
        },
        objects,
        "deals",
      ),
    ).toBe("Amount over €5 or Amount is empty");
    expect(describeCondition({ field: "id", op: "in", value: ["a", "b"] }, objects, "deals")).toBe("2 chosen records");
  });
});

test("a filter without its value is not asked, nor is a group that has nothing else", () => {
  const ready = { field: "amount", op: "gt" as const, value: 1 };
  const open = { field: "stage", op: "in" as const, value: [] };

  expect(completeParts([ready, open, { or: [ready, open] }, { or: [open] }])).toEqual([ready, { or: [ready] }]);
});
