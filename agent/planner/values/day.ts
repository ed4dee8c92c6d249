import type { Token } from "@/agent/planner/text/token";
import { absoluteDayAt } from "./absolute-day";
import { boundsOf, type Calendar, isOneDay } from "./calendar";
import { periodAt } from "./period";

/** A day to store. A period ("next week", "Q3") has no day: `choices` holds its likely ones, to ask. */
export type DayValue = { to: number; date?: string; choices: string[] };

export function dayAt(tokens: readonly Token[], at: number, calendar: Calendar): DayValue | undefined {
  const start = ["on", "by", "before", "at", "for"].includes(tokens[at]?.lower ?? "") ? at + 1 : at;
  const absolute = absoluteDayAt(tokens, start, calendar);
  if (absolute) {
    const isPast =
      !absolute.hasYear && Temporal.PlainDate.compare(absolute.date, calendar.today.subtract({ months: 2 })) < 0;
    return {
      to: absolute.to,
      date: (isPast ? absolute.date.add({ years: 1 }) : absolute.date).toString(),
      choices: [],
    };
  }
  const found = periodAt(tokens, start, calendar);
  if (!found || (found.isBare && "year" in found.period && !found.period.month)) return undefined;
  const { from, to } = boundsOf(found.period, calendar);
  if (isOneDay(found.period)) return { to: found.to, date: from.toString(), choices: [] };
  return { to: found.to, choices: [from.toString(), to.toString()] };
}
