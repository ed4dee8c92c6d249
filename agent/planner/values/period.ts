import type { Token } from "@/agent/planner/text/token";
import type { DateUnit, Period } from "@/db/query/tree";
import { absoluteDayAt } from "./absolute-day";
import { boundsOf, type Calendar, startOf } from "./calendar";
import { monthOf, offsets, units, weekdayOf } from "./date-words";
import { numberAt } from "./number";

/** `isBare`: a lone month or year, a date only beside a date word or preposition. */
export type PeriodValue = { to: number; period: Period; isBare?: boolean };
type Reader = (tokens: readonly Token[], at: number, calendar: Calendar) => PeriodValue | undefined;

const word = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";
const fixed = (from: Temporal.PlainDate, to = from): Period => ({ from: from.toString(), to: to.toString() });

/** Periods stay relative to the day they are asked on, so that a saved question moves with the calendar. */
export function periodAt(tokens: readonly Token[], at: number, calendar: Calendar): PeriodValue | undefined {
  const start = ["the", "a"].includes(word(tokens, at)) ? at + 1 : at;
  for (const read of readers) {
    const found = read(tokens, start, calendar);
    if (found) return found;
  }
  return undefined;
}

const namedDay: Reader = (tokens, at) => {
  const days: Readonly<Record<string, number>> = { today: 0, tonight: 0, tomorrow: 1, yesterday: -1 };
  const offset = days[word(tokens, at)];
  if (offset !== undefined) return { to: at + 1, period: { unit: "day", offset } };
  if (word(tokens, at) === "day" && ["after", "before"].includes(word(tokens, at + 1))) {
    if (word(tokens, at + 2) === "tomorrow") return { to: at + 3, period: { unit: "day", offset: 2 } };
    if (word(tokens, at + 2) === "yesterday") return { to: at + 3, period: { unit: "day", offset: -2 } };
  }
  return undefined;
};

const rolling: Reader = (tokens, at) => {
  const offset = offsets[word(tokens, at)];
  if (!offset) return undefined;
  const count =
    numberAt(tokens, at + 1) ??
    (word(tokens, at + 1) === "couple" ? { to: at + (word(tokens, at + 2) === "of" ? 3 : 2), value: 2 } : undefined);
  const unit = count && units[word(tokens, count.to)];
  if (!count || !unit || count.value < 1) return undefined;
  return { to: count.to + 1, period: offset < 0 ? { last: count.value, unit } : { next: count.value, unit } };
};

const calendarUnit: Reader = (tokens, at, calendar) => {
  const offset = offsets[word(tokens, at)];
  if (offset === undefined) return undefined;
  const next = word(tokens, at + 1);
  const unit = units[next];
  if (unit) return { to: at + 2, period: { unit, offset } };
  if (next === "fortnight")
    return { to: at + 2, period: offset < 0 ? { last: 14, unit: "day" } : { next: 14, unit: "day" } };
  if (next === "weekend") {
    const saturday = startOf(calendar.today, "week", 1).add({ days: 5 + offset * 7 });
    return { to: at + 2, period: fixed(saturday, saturday.add({ days: 1 })) };
  }
  const month = monthOf(next);
  if (!month) return undefined;
  const { year } = calendar.today;
  const shift =
    offset > 0 ? Number(month <= calendar.today.month) : offset < 0 ? -Number(month >= calendar.today.month) : 0;
  return { to: at + 2, period: { year: year + shift, month } };
};

const thisWeekend: Reader = (tokens, at, calendar) => {
  if (word(tokens, at) !== "weekend") return undefined;
  const saturday = startOf(calendar.today, "week", 1).add({ days: 5 });
  return { to: at + 1, period: fixed(saturday, saturday.add({ days: 1 })) };
};

const agoOrAhead: Reader = (tokens, at) => {
  const isIn = word(tokens, at) === "in";
  const start = isIn ? at + 1 : at;
  const article = ["a", "an", "one"].includes(word(tokens, start))
    ? { to: start + 1, value: 1 }
    : tokens[start - 1]?.lower === "a" && units[word(tokens, start)]
      ? { to: start, value: 1 }
      : undefined;
  const couple =
    word(tokens, start) === "couple" ? { to: start + (word(tokens, start + 1) === "of" ? 2 : 1), value: 2 } : undefined;
  const count = numberAt(tokens, start) ?? couple ?? article;
  const name = count ? word(tokens, count.to) : "";
  const unit: DateUnit | undefined = name === "fortnight" ? "week" : units[name];
  if (!count || !unit) return undefined;
  const value = name === "fortnight" ? count.value * 2 : count.value;
  if (word(tokens, count.to + 1) === "ago") return { to: count.to + 2, period: { ago: value, unit } };
  if (isIn)
    return { to: count.to + 1 + (word(tokens, count.to + 1) === "time" ? 1 : 0), period: { ahead: value, unit } };
  if (word(tokens, count.to + 1) === "from" && ["now", "today"].includes(word(tokens, count.to + 2)))
    return { to: count.to + 3, period: { ahead: value, unit } };
  return undefined;
};

/** "the first half of December", "the second half of 2026". */
const half: Reader = (tokens, at, calendar) => {
  const place = { first: 1, second: 2, last: 2 }[word(tokens, at)];
  if (!place || word(tokens, at + 1) !== "half") return undefined;
  const start = ["of", "in"].includes(word(tokens, at + 2)) ? at + 3 : at + 2;
  const month = monthOf(word(tokens, start));
  const year = /^20\d\d$/.test(word(tokens, start + (month ? 1 : 0)));
  const inYear = year ? Number(word(tokens, start + (month ? 1 : 0))) : calendar.today.year;
  if (!month && !year) return undefined;
  const first = Temporal.PlainDate.from({
    year: inYear,
    month: month ?? (place === 1 ? 1 : 7),
    day: month && place === 2 ? 16 : 1,
  });
  const last = month
    ? first.with({ day: place === 1 ? 15 : first.daysInMonth })
    : first.add({ months: 6 }).subtract({ days: 1 });
  return { to: start + (month ? 1 : 0) + Number(year), period: fixed(first, last) };
};

const quarter: Reader = (tokens, at, { today }) => {
  const short = /^q([1-4])$/.exec(word(tokens, at))?.[1];
  const half = /^h([12])$/.exec(word(tokens, at))?.[1];
  const long = ["first", "second", "third", "fourth"].indexOf(word(tokens, at)) + 1;
  const isLong = long > 0 && word(tokens, at + 1) === "quarter";
  if (!short && !half && !isLong) return undefined;
  const after = isLong ? at + 2 : at + 1;
  const { to, year, offset } = yearAfter(tokens, after, today.year);
  if (half) {
    const from = Temporal.PlainDate.from({ year: year + offset, month: half === "1" ? 1 : 7, day: 1 });
    return { to, period: fixed(from, from.add({ months: 6 }).subtract({ days: 1 })) };
  }
  return { to, period: { year: year + offset, quarter: short ? Number(short) : long } };
};

const edgeOfUnit: Reader = (tokens, at, calendar) => {
  const isEnd = ["end", "close"].includes(word(tokens, at));
  if (!isEnd && !["start", "beginning"].includes(word(tokens, at))) return undefined;
  let to = at + 1;
  if (word(tokens, to) === "of") to += 1;
  if (["the", "this"].includes(word(tokens, to)) && units[word(tokens, to + 1)]) to += 1;
  const unit = units[word(tokens, to)];
  const inner = unit
    ? { to: to + 1, period: { unit, offset: 0 } satisfies Period }
    : (calendarUnit(tokens, to, calendar) ?? monthYear(tokens, to, calendar) ?? quarter(tokens, to, calendar));
  if (!inner) return undefined;
  const bounds = boundsOf(inner.period, calendar);
  return { to: inner.to, period: fixed(isEnd ? bounds.to : bounds.from) };
};

/** "before year end", "by month end". */
const unitEdge: Reader = (tokens, at, calendar) => {
  const unit = units[word(tokens, at)];
  const edge = word(tokens, at + 1);
  if (!unit || !["end", "start"].includes(edge) || word(tokens, at + 2) === "of") return undefined;
  const bounds = boundsOf({ unit, offset: 0 }, calendar);
  return { to: at + 2, period: fixed(edge === "end" ? bounds.to : bounds.from) };
};

const weekOfMonth: Reader = (tokens, at, calendar) => {
  const place = ["first", "second", "third", "fourth"].indexOf(word(tokens, at));
  if (place < 0 || word(tokens, at + 1) !== "week") return undefined;
  const month = monthYear(tokens, word(tokens, at + 2) === "of" ? at + 3 : at + 2, calendar);
  if (!month) return undefined;
  const from = boundsOf(month.period, calendar).from.add({ days: place * 7 });
  return { to: month.to, period: fixed(from, from.add({ days: 6 })) };
};

const absolute: Reader = (tokens, at, calendar) => {
  const day = absoluteDayAt(tokens, at, calendar);
  return day && { to: day.to, period: fixed(day.date) };
};

const weekday: Reader = (tokens, at, { today }) => {
  const offset = offsets[word(tokens, at)];
  const start = offset === undefined ? at : at + 1;
  const day = weekdayOf(word(tokens, start));
  if (!day) return undefined;
  const monday = startOf(today, "week", 1);
  if (offset !== undefined && offset !== 0) {
    const inWeek = monday.add({ days: day - 1 });
    const date =
      offset > 0
        ? inWeek.add({ days: 7 })
        : Temporal.PlainDate.compare(inWeek, today) < 0
          ? inWeek
          : inWeek.subtract({ days: 7 });
    return { to: start + 1, period: fixed(date) };
  }
  const ahead = (day - today.dayOfWeek + 7) % 7;
  return { to: start + 1, period: fixed(today.add({ days: ahead === 0 && offset === undefined ? 7 : ahead })) };
};

const monthYear: Reader = (tokens, at, { today }) => {
  const month = monthOf(word(tokens, at));
  if (!month) return undefined;
  const { to, year, offset } = yearAfter(tokens, at + 1, today.year);
  return { to, period: { year: year + offset, month }, isBare: to === at + 1 };
};

const bareYear: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind !== "number" || !/^(19|20)\d\d$/.test(token.text)) return undefined;
  return { to: at + 1, period: { year: Number(token.text) }, isBare: true };
};

function yearAfter(
  tokens: readonly Token[],
  at: number,
  current: number,
): { to: number; year: number; offset: number } {
  const start = word(tokens, at) === "of" || word(tokens, at) === "," ? at + 1 : at;
  if (/^(19|20)\d\d$/.test(word(tokens, start)) && tokens[start]?.kind === "number")
    return { to: start + 1, year: Number(word(tokens, start)), offset: 0 };
  const offset = offsets[word(tokens, start)];
  if (offset !== undefined && word(tokens, start + 1) === "year") return { to: start + 2, year: current, offset };
  return { to: at, year: current, offset: 0 };
}

const readers: readonly Reader[] = [
  namedDay,
  thisWeekend,
  rolling,
  weekOfMonth,
  calendarUnit,
  agoOrAhead,
  half,
  quarter,
  edgeOfUnit,
  unitEdge,
  absolute,
  weekday,
  monthYear,
  bareYear,
];
