import type { Token } from "@/agent/planner/text/token";
import { absoluteDayAt } from "./absolute-day";
import { boundsOf, type Calendar, isOneDay } from "./calendar";
import { offsets } from "./date-words";
import { periodAt } from "./period";

/** A day to store. A period ("next week", "Q3") has no day: `choices` holds its likely ones, to ask. */
export type DayValue = { to: number; date?: string; choices: string[] };

/** `isComing`: the field holds what is still to come, so a date said without a year is the next one of that name. */
export function dayAt(
  tokens: readonly Token[],
  at: number,
  calendar: Calendar,
  isComing = false,
): DayValue | undefined {
  const start = ["on", "by", "before", "at", "for"].includes(tokens[at]?.lower ?? "") ? at + 1 : at;
  const absolute = absoluteDayAt(tokens, start, calendar);
  if (absolute) {
    const earliest = isComing ? calendar.today : calendar.today.subtract({ months: 2 });
    const isPast = !absolute.hasYear && Temporal.PlainDate.compare(absolute.date, earliest) < 0;
    return {
      to: absolute.to,
      date: (isPast ? absolute.date.add({ years: 1 }) : absolute.date).toString(),
      choices: [],
    };
  }
  const found = periodAt(tokens, start, calendar);
  if (!found || (found.isBare && "year" in found.period && !found.period.month)) return undefined;
  const bounds = boundsOf(found.period, calendar);
  const isGone =
    isComing && Temporal.PlainDate.compare(bounds.to, calendar.today) < 0 && !isAnchored(tokens.slice(start, found.to));
  // Counted from the year's own end, so that the last of February stays the last.
  const year = isGone ? 1 : 0;
  const from = bounds.from.add({ years: year });
  const isMonthEnd = bounds.to.day === bounds.to.daysInMonth;
  const moved = bounds.to.add({ years: year });
  const to = isMonthEnd ? moved.with({ day: moved.daysInMonth }) : moved;
  if (isOneDay(found.period)) return { to: found.to, date: to.toString(), choices: [] };
  return { to: found.to, choices: [from.toString(), to.toString()] };
}

/** A year, or a word that counts from today, says which one is meant. */
const isAnchored = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token) =>
      /^(?:19|20)\d\d$/.test(token.lower) ||
      offsets[token.lower] !== undefined ||
      ["ago", "yesterday", "today", "tonight"].includes(token.lower),
  );
