import { describe, expect, test } from "vitest";

import { dayOfValue, daysShown, onDay, step, weekStart } from "./calendar-days";

describe("the days that a calendar shows", () => {
  test("are whole weeks around the month, Monday first or as the locale has it", () => {
    const monday = daysShown("2026-11-18", "month", 1);
    const sunday = daysShown("2026-11-18", "month", 7);

    expect([monday[0], monday.at(-1), monday.length]).toEqual(["2026-10-26", "2026-12-06", 42]);
    expect([sunday[0], sunday.at(-1), sunday.length]).toEqual(["2026-11-01", "2026-12-05", 35]);
    expect(daysShown("2027-02-01", "month", 1)).toHaveLength(28);
    expect(weekStart("en-US")).toBe(7);
    expect(weekStart("de-DE")).toBe(1);
  });

  test("are seven in a week, also over the end of a year", () => {
    expect(daysShown("2027-01-01", "week", 1)).toEqual([
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
      "2027-01-03",
    ]);
  });

  test("go on from the 31st to the last of a shorter month", () => {
    expect(step("2027-01-31", "month", 1)).toBe("2027-02-28");
    expect(step("2026-12-28", "week", 1)).toBe("2027-01-04");
  });
});

describe("a value on another day", () => {
  test("is that day, or the same time of that day by the person's clock", () => {
    expect(onDay("2026-11-18", "2026-12-01", "Europe/Berlin")).toBe("2026-12-01");
    // 09:30 in Berlin in winter and in summer.
    expect(onDay("2026-03-20T08:30:00.000Z", "2026-04-02", "Europe/Berlin")).toBe("2026-04-02T07:30:00.000Z");
  });

  test("does not fall into the gap of a change to summer time", () => {
    expect(onDay("2026-03-20T01:30:00.000Z", "2026-03-29", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  });

  test("falls where the person's midnight says", () => {
    expect(dayOfValue("2026-11-17T23:30:00Z", "Europe/Berlin")).toBe("2026-11-18");
    expect(dayOfValue("2026-11-17T23:30:00Z", "America/New_York")).toBe("2026-11-17");
  });
});
