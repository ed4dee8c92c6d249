import type { DateUnit, Period } from "./tree";

/** Calendar days, `to` not included. */
export type DayRange = { from: Temporal.PlainDate; to: Temporal.PlainDate };

const days = (unit: DateUnit, count: number): Temporal.DurationLike => {
  if (unit === "quarter") return { months: 3 * count };
  return { [`${unit}s`]: count };
};

/** Where the calendar unit around a day begins; weeks begin on Monday. */
export function startOf(unit: DateUnit, day: Temporal.PlainDate): Temporal.PlainDate {
  if (unit === "week") return day.subtract({ days: day.dayOfWeek - 1 });
  if (unit === "month") return day.with({ day: 1 });
  if (unit === "quarter") return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
  if (unit === "year") return day.with({ day: 1, month: 1 });
  return day;
}

/** The days that a period means today. */
export function daysOf(period: Period, today: Temporal.PlainDate): DayRange {
  if ("offset" in period) {
    const from = startOf(period.unit, today).add(days(period.unit, period.offset));
    return { from, to: from.add(days(period.unit, 1)) };
  }
  if ("last" in period) return { from: today.subtract(days(period.unit, period.last)), to: today.add({ days: 1 }) };
  if ("next" in period) return { from: today, to: today.add(days(period.unit, period.next)).add({ days: 1 }) };
  if ("ago" in period) return oneDay(today.subtract(days(period.unit, period.ago)));
  if ("ahead" in period) return oneDay(today.add(days(period.unit, period.ahead)));
  if ("year" in period) return fixed(period);
  return { from: Temporal.PlainDate.from(period.from), to: Temporal.PlainDate.from(period.to).add({ days: 1 }) };
}

function oneDay(day: Temporal.PlainDate): DayRange {
  return { from: day, to: day.add({ days: 1 }) };
}

function fixed(period: { year: number; quarter?: number | undefined; month?: number | undefined }): DayRange {
  const month = period.month ?? (period.quarter ? period.quarter * 3 - 2 : 1);
  const from = Temporal.PlainDate.from({ year: period.year, month, day: 1 });
  const length = period.month ? 1 : period.quarter ? 3 : 12;
  return { from, to: from.add({ months: length }) };
}

/** The calendar day on which an instant falls for this person. */
export function dayOf(now: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Midnight of a day, as an instant in that zone. */
export function midnight(day: Temporal.PlainDate, timeZone: string): string {
  return day.toZonedDateTime(timeZone).toInstant().toString();
}
