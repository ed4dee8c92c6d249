import { describe, expect, test } from "vitest";

import { tokenize } from "@/agent/planner/text/tokenize";
import { boundsOf, calendarOf } from "./calendar";
import { dayAt } from "./day";
import { periodAt } from "./period";

const at = (day: string, firstDayOfWeek: 1 | 7 = 1, timeZone = "Europe/Berlin") =>
  calendarOf({ now: new Date(day.includes("T") ? day : `${day}T12:00:00Z`), timeZone, firstDayOfWeek });

describe("periods", () => {
  test.each<[text: string, today: string, from: string, to: string]>([
    ["today", "2026-11-22", "2026-11-22", "2026-11-22"],
    ["yesterday", "2024-03-01", "2024-02-29", "2024-02-29"],
    ["tomorrow", "2026-12-31", "2027-01-01", "2027-01-01"],
    ["this week", "2026-11-22", "2026-11-16", "2026-11-22"],
    ["next week", "2026-11-22", "2026-11-23", "2026-11-29"],
    ["last week", "2026-01-01", "2025-12-22", "2025-12-28"],
    ["last month", "2026-01-15", "2025-12-01", "2025-12-31"],
    ["this month", "2024-02-10", "2024-02-01", "2024-02-29"],
    ["next month", "2026-01-31", "2026-02-01", "2026-02-28"],
    ["this quarter", "2026-11-22", "2026-10-01", "2026-12-31"],
    ["last quarter", "2026-02-01", "2025-10-01", "2025-12-31"],
    ["next year", "2026-11-22", "2027-01-01", "2027-12-31"],
    ["q1 2027", "2026-11-22", "2027-01-01", "2027-03-31"],
    ["second quarter of 2025", "2026-11-22", "2025-04-01", "2025-06-30"],
    ["h2 2026", "2026-11-22", "2026-07-01", "2026-12-31"],
    ["march 2024", "2026-11-22", "2024-03-01", "2024-03-31"],
    ["last march", "2026-11-22", "2026-03-01", "2026-03-31"],
    ["next may", "2026-11-22", "2027-05-01", "2027-05-31"],
    ["the last 30 days", "2026-11-22", "2026-10-23", "2026-11-22"],
    ["the next two weeks", "2026-11-22", "2026-11-22", "2026-12-06"],
    ["3 days ago", "2026-11-22", "2026-11-19", "2026-11-19"],
    ["a month ago", "2024-03-31", "2024-02-29", "2024-02-29"],
    ["in 3 days", "2026-12-30", "2027-01-02", "2027-01-02"],
    ["friday", "2026-11-22", "2026-11-27", "2026-11-27"],
    ["next friday", "2026-11-25", "2026-12-04", "2026-12-04"],
    ["last friday", "2026-11-22", "2026-11-20", "2026-11-20"],
    ["end of june", "2026-11-22", "2026-06-30", "2026-06-30"],
    ["end of the month", "2024-02-10", "2024-02-29", "2024-02-29"],
    ["start of next year", "2026-11-22", "2027-01-01", "2027-01-01"],
    ["first week of may", "2026-11-22", "2026-05-01", "2026-05-07"],
    ["march 3rd 2027", "2026-11-22", "2027-03-03", "2027-03-03"],
    ["3 march", "2026-11-22", "2026-03-03", "2026-03-03"],
    ["2026-02-28", "2026-11-22", "2026-02-28", "2026-02-28"],
    ["22.11.2026", "2026-01-01", "2026-11-22", "2026-11-22"],
    ["11/22/2026", "2026-01-01", "2026-11-22", "2026-11-22"],
    ["the weekend", "2026-11-18", "2026-11-21", "2026-11-22"],
  ])("%s on %s", (text, today, from, to) => {
    const calendar = at(today);

    const found = periodAt(tokenize(text), 0, calendar);

    expect(
      found && {
        from: String(boundsOf(found.period, calendar).from),
        to: String(boundsOf(found.period, calendar).to),
        words: found.to,
      },
    ).toEqual({ from, to, words: tokenize(text).length });
  });

  test("a week may begin on Sunday", () => {
    const calendar = at("2026-11-22", 7);

    const found = periodAt(tokenize("this week"), 0, calendar);

    expect(found && String(boundsOf(found.period, calendar).from)).toBe("2026-11-22");
  });

  test("today is the person's day, not the server's, also on the night the clocks change", () => {
    expect(String(at("2026-10-24T22:30:00Z").today)).toBe("2026-10-25");
    expect(String(at("2026-03-29T00:30:00Z", 1, "America/New_York").today)).toBe("2026-03-28");
  });

  test.each(["sun holdings", "may", "the second", "31 february", "30 people"])("%s is no day to store", (text) => {
    expect(dayAt(tokenize(text), 0, at("2026-11-22"))?.date).toBeUndefined();
  });

  test("a period as a day to store gives days to choose from", () => {
    expect(dayAt(tokenize("next week"), 0, at("2026-11-22"))).toEqual({ to: 2, choices: ["2026-11-23", "2026-11-29"] });
  });
});
