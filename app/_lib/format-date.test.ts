import { afterEach, describe, expect, test } from "vitest";

import { addDays, dayOf, formatBucket, formatDay, monthOrDay, shortDay } from "./format-date";
import { setRegion } from "./region";

afterEach(() => setRegion({ locale: "en-GB", timeZone: "UTC" }));

describe("days in words", () => {
  const now = "2026-11-22";

  test.each([
    [0, "Today"],
    [1, "Tomorrow"],
    [-1, "Yesterday"],
    [-3, "3 days ago"],
    [6, "In 6 days"],
  ])("says %i days away as %s", (distance, text) => {
    expect(formatDay(addDays(now, distance), now)).toBe(text);
  });

  test("is day and month from a week on, with the year only when it differs", () => {
    setRegion({ locale: "en-GB", timeZone: "UTC" });

    expect(formatDay("2026-11-29", now)).toBe("29 Nov");
    expect(shortDay("2027-01-15", now)).toBe("15 Jan 2027");
  });

  test("takes the day from the person's own time zone", () => {
    const moment = new Date("2026-11-22T23:30:00Z");
    setRegion({ locale: "en-GB", timeZone: "Europe/Berlin" });
    expect(dayOf(moment)).toBe("2026-11-23");

    setRegion({ locale: "en-GB", timeZone: "America/New_York" });
    expect(dayOf(moment)).toBe("2026-11-22");
  });

  test.each([
    ["2026-11-22T01:00:00Z", "Today"],
    ["2026-11-21T23:00:00Z", "Yesterday"],
    ["2026-11-02T10:00:00Z", "November"],
    ["2025-11-02T10:00:00Z", "November 2025"],
  ])("heads %s with %s", (iso, heading) => {
    expect(monthOrDay(iso, new Date("2026-11-22T12:00:00Z"))).toBe(heading);
  });

  test("names buckets by their unit", () => {
    expect(formatBucket("2026-04-01", "quarter")).toBe("Q2 2026");
    expect(formatBucket("2026-04-01", "year")).toBe("2026");
  });

  test("falls back when a locale or zone is unknown", () => {
    setRegion({ locale: "not a locale", timeZone: "Mars/Olympus" });

    expect(dayOf(new Date("2026-11-22T12:00:00Z"))).toMatch(/^2026-11-2\d$/);
  });
});
