import { Temporal } from "temporal-polyfill";

export type Span = "month" | "week";

/** Days as 2026-11-30. The first day of a week is the locale's; Monday where it does not say. */
export function weekStart(locale: string | undefined): number {
  try {
    const known = new Intl.Locale(locale ?? navigator.language) as Intl.Locale & {
      getWeekInfo?: () => { firstDay: number };
    };
    return known.getWeekInfo?.().firstDay ?? 1;
  } catch {
    return 1;
  }
}

/** The whole weeks that show a month, or the week around a day. */
export function daysShown(day: string, span: Span, firstDay: number): string[] {
  const around = Temporal.PlainDate.from(day);
  const start = startOfWeek(span === "month" ? around.with({ day: 1 }) : around, firstDay);
  const lastOfMonth = around.with({ day: around.daysInMonth });
  const end = span === "month" ? startOfWeek(lastOfMonth, firstDay).add({ days: 6 }) : start.add({ days: 6 });
  const count = start.until(end).days + 1;
  return Array.from({ length: count }, (_, at) => start.add({ days: at }).toString());
}

function startOfWeek(day: Temporal.PlainDate, firstDay: number): Temporal.PlainDate {
  return day.subtract({ days: (day.dayOfWeek - firstDay + 7) % 7 });
}

/** A month further, or a week; the 31st becomes the last of a shorter month. */
export function step(day: string, span: Span, by: number): string {
  return Temporal.PlainDate.from(day)
    .add(span === "month" ? { months: by } : { weeks: by })
    .toString();
}

export function plusDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The day on which a stored value falls for this person. */
export function dayOfValue(value: string, timeZone: string): string {
  if (value.length === 10) return value;
  return Temporal.Instant.from(value).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The same value on another day: a moment keeps its time on the clock, also across a change of summer time. */
export function onDay(value: string, day: string, timeZone: string): string {
  if (value.length === 10) return day;
  const { year, month, day: date } = Temporal.PlainDate.from(day);
  return Temporal.Instant.from(value)
    .toZonedDateTimeISO(timeZone)
    .with({ year, month, day: date })
    .toInstant()
    .toString({ smallestUnit: "millisecond" });
}
