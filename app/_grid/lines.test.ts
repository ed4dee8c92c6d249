import { expect, test } from "vitest";

import type { FieldDefinition } from "@/app/_lib/types";
import { canGroup, groupCondition } from "./lines";

const field = (type: FieldDefinition["type"], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key: "it",
  label: "It",
  type,
  ...more,
});

test("the records of a group are asked for by its value, whatever the type", () => {
  const of = (type: FieldDefinition["type"], value: Parameters<typeof groupCondition>[2]) =>
    groupCondition(field(type), { field: "it" }, value);

  expect(of("picklist", "won")).toEqual({ field: "it", op: "eq", value: "won" });
  expect(of("picklist", null)).toEqual({ field: "it", op: "empty" });
  expect(of("owner", { id: "42", name: "Elin" })).toEqual({ field: "it", op: "eq", value: "42" });
  expect(of("multi_select", "a")).toEqual({ field: "it", op: "has_any", value: ["a"] });
  expect(of("boolean", false)).toEqual({ field: "it", op: "eq", value: false });
});

test("a bucket of days ends before the next begins, also at the end of February and of the year", () => {
  const last = (value: string, bucket: "day" | "week" | "month" | "quarter" | "year") =>
    groupCondition(field("date"), { field: "it", bucket }, value);

  expect(last("2028-02-01", "month")).toMatchObject({ value: { from: "2028-02-01", to: "2028-02-29" } });
  expect(last("2026-12-28", "week")).toMatchObject({ value: { to: "2027-01-03" } });
  expect(last("2026-10-01", "quarter")).toMatchObject({ value: { to: "2026-12-31" } });
  expect(last("2026-01-01", "year")).toMatchObject({ value: { to: "2026-12-31" } });
  expect(last("2026-01-01", "day")).toMatchObject({ value: { to: "2026-01-01" } });
});

test("free text is no group, a word that people filter by is", () => {
  expect(canGroup(field("text"))).toBe(false);
  expect(canGroup(field("text", { isFilterable: true }))).toBe(true);
  expect(canGroup(field("long_text"))).toBe(false);
});
