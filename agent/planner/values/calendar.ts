import type { PlannerWorld } from "@/agent/planner/world";
import type { DateUnit, Period } from "@/db/query/tree";

export type Calendar = { today: Temporal.PlainDate; firstDayOfWeek: 1 | 7 };

export function calendarOf(world: Pick<PlannerWorld, "now" | "timeZone" | "firstDayOfWeek">): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(world.now.getTime())
    .toZonedDateTimeISO(world.timeZone)
    .toPlainDate();
  return { today, firstDayOfWeek: world.firstDayOfWeek };
}

export function startOf(date: Temporal.PlainDate, unit: DateUnit, firstDayOfWeek: 1 | 7): Temporal.PlainDate {
  if (unit === "day") return date;
  if (unit === "week") return date.subtract({ days: firstDayOfWeek === 7 ? date.dayOfWeek % 7 : date.dayOfWeek - 1 });
  if (unit === "month") return date.with({ day: 1 });
  if (unit === "quarter") return date.with({ day: 1, month: Math.floor((date.month - 1) / 3) * 3 + 1 });
  return date.with({ day: 1, month: 1 });
}

export function addUnits(date: Temporal.PlainDate, unit: DateUnit, count: number): Temporal.PlainDate {
  if (unit === "quarter") return date.add({ months: count * 3 });
  if (unit === "day") return date.add({ days: count });
  if (unit === "week") return date.add({ weeks: count });
  return unit === "month" ? date.add({ months: count }) : date.add({ years: count });
}

/** First and last day of a period, for echoing it, shifting it and picking a day out of it. */
export function boundsOf(
  period: Period,
  { today, firstDayOfWeek }: Calendar,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  if ("offset" in period) {
    const from = addUnits(startOf(today, period.unit, firstDayOfWeek), period.unit, period.offset);
    return { from, to: addUnits(from, period.unit, 1).subtract({ days: 1 }) };
  }
  if ("last" in period) return { from: addUnits(today, period.unit, -period.last), to: today };
  if ("next" in period) return { from: today, to: addUnits(today, period.unit, period.next) };
  if ("ago" in period) return oneDay(addUnits(today, period.unit, -period.ago));
  if ("ahead" in period) return oneDay(addUnits(today, period.unit, period.ahead));
  if ("from" in period) return { from: Temporal.PlainDate.from(period.from), to: Temporal.PlainDate.from(period.to) };
  return yearPart(period);
}

function yearPart(period: Extract<Period, { year: number }>) {
  const month = period.month ?? (period.quarter ? period.quarter * 3 - 2 : 1);
  const months = period.month ? 1 : period.quarter ? 3 : 12;
  const from = Temporal.PlainDate.from({ year: period.year, month, day: 1 });
  return { from, to: from.add({ months }).subtract({ days: 1 }) };
}

const oneDay = (day: Temporal.PlainDate) => ({ from: day, to: day });

export const isOneDay = (period: Period): boolean =>
  ("offset" in period && period.unit === "day") ||
  "ago" in period ||
  "ahead" in period ||
  ("from" in period && period.from === period.to);
