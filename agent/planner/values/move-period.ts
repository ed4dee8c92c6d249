import type { DateUnit, Period } from "@/db/query/tree";

/** The period that is `step` of its own lengths away. */
export function movedPeriod(period: Period, step: number): Period {
  if ("offset" in period) return { ...period, offset: period.offset + step };
  if ("year" in period) return movedYear(period, step);
  if (!("from" in period)) return period;
  const from = Temporal.PlainDate.from(period.from);
  const to = Temporal.PlainDate.from(period.to);
  const days = (from.until(to).days + 1) * step;
  return { from: from.add({ days }).toString(), to: to.add({ days }).toString() };
}

function movedYear(period: Extract<Period, { year: number }>, step: number): Period {
  if (period.quarter)
    return {
      year: period.year + Math.floor((period.quarter - 1 + step) / 4),
      quarter: ((period.quarter - 1 + step + 4) % 4) + 1,
    };
  if (period.month)
    return {
      year: period.year + Math.floor((period.month - 1 + step) / 12),
      month: ((period.month - 1 + step + 12) % 12) + 1,
    };
  return { year: period.year + step };
}

const perYear: Readonly<Record<DateUnit, number>> = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };

/** The same stretch of the calendar one year earlier. */
export function yearEarlier(period: Period): Period {
  if ("offset" in period) return { ...period, offset: period.offset - perYear[period.unit] };
  if ("year" in period) return { ...period, year: period.year - 1 };
  if (!("from" in period)) return period;
  const back = (day: string) => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();
  return { from: back(period.from), to: back(period.to) };
}
