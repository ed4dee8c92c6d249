import { expect, test } from "vitest";

import { dayOf, daysOf, midnight } from "./periods";
import type { Period } from "./tree";

test.each<[string, Period, string, string]>([
  ["2026-11-18", { unit: "day", offset: 0 }, "2026-11-18", "2026-11-19"],
  ["2026-11-22", { unit: "week", offset: 0 }, "2026-11-16", "2026-11-23"],
  ["2026-11-23", { unit: "week", offset: -1 }, "2026-11-16", "2026-11-23"],
  ["2026-01-15", { unit: "month", offset: -1 }, "2025-12-01", "2026-01-01"],
  ["2026-01-15", { unit: "quarter", offset: -1 }, "2025-10-01", "2026-01-01"],
  ["2026-12-31", { unit: "quarter", offset: 1 }, "2027-01-01", "2027-04-01"],
  ["2024-02-29", { unit: "year", offset: 1 }, "2025-01-01", "2026-01-01"],
  ["2024-03-31", { last: 1, unit: "month" }, "2024-02-29", "2024-04-01"],
  ["2026-11-18", { last: 7, unit: "day" }, "2026-11-11", "2026-11-19"],
  ["2026-11-18", { next: 2, unit: "week" }, "2026-11-18", "2026-12-03"],
  ["2026-11-18", { ago: 6, unit: "week" }, "2026-10-07", "2026-10-08"],
  ["2024-02-29", { ahead: 1, unit: "year" }, "2025-02-28", "2025-03-01"],
  ["2026-11-18", { year: 2026, quarter: 2 }, "2026-04-01", "2026-07-01"],
  ["2026-11-18", { year: 2024, month: 2 }, "2024-02-01", "2024-03-01"],
  ["2026-11-18", { year: 2025 }, "2025-01-01", "2026-01-01"],
  ["2026-11-18", { from: "2026-02-27", to: "2026-02-28" }, "2026-02-27", "2026-03-01"],
])("on %s, %j is from %s until %s", (today, period, from, to) => {
  const range = daysOf(period, Temporal.PlainDate.from(today));
  expect([range.from.toString(), range.to.toString()]).toEqual([from, to]);
});

test("the day and midnight are the person's own, across a change of clocks", () => {
  const lateEvening = new Date("2026-03-28T23:30:00Z");
  expect(dayOf(lateEvening, "Europe/Berlin").toString()).toBe("2026-03-29");
  expect(dayOf(lateEvening, "America/New_York").toString()).toBe("2026-03-28");
  expect(midnight(Temporal.PlainDate.from("2026-03-29"), "Europe/Berlin")).toBe("2026-03-28T23:00:00Z");
  expect(midnight(Temporal.PlainDate.from("2026-03-30"), "Europe/Berlin")).toBe("2026-03-29T22:00:00Z");
});
