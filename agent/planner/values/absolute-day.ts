import type { Token } from "@/agent/planner/text/token";
import type { Calendar } from "./calendar";
import { monthOf, weekdayOf } from "./date-words";

/** Days known by a name; the coming one is meant. */
const feasts: Readonly<Record<string, { month: number; day: number }>> = {
  christmas: { month: 12, day: 25 },
  xmas: { month: 12, day: 25 },
  "new year": { month: 1, day: 1 },
};

type Day = { to: number; date: Temporal.PlainDate; hasYear: boolean };

/** 2026-11-22, 22.11.2026, 3 March, March 3rd 2027, Friday the 3rd of March. Without a year it is the year of today. */
export function absoluteDayAt(tokens: readonly Token[], at: number, calendar: Calendar): Day | undefined {
  const start = weekdayOf(lower(tokens, at)) ? skip(tokens, at + 1, [",", "the"]) : at;
  const first = tokens[start];
  if (!first) return undefined;
  if (first.kind === "date") return written(first.text, start + 1);

  const feast = feasts[first.lower] ?? feasts[`${first.lower} ${lower(tokens, start + 1)}`];
  if (feast) {
    const to = start + (feasts[first.lower] ? 1 : 2) + (["day", "eve"].includes(lower(tokens, start + 1)) ? 1 : 0);
    const shift = lower(tokens, start + 1) === "eve" || lower(tokens, start + 2) === "eve" ? 1 : 0;
    const date = make(calendar.today.year + Number(feast.month === 1), feast.month, feast.day)?.subtract({
      days: shift,
    });
    return date && { to, date, hasYear: true };
  }
  const month = monthOf(first.lower);
  if (month) return afterMonth(tokens, start, month, calendar);
  const monthAt = skip(tokens, start + 1, ["of"]);
  const laterMonth = monthOf(lower(tokens, monthAt));
  const day = first.number;
  if (!laterMonth || day === undefined || (first.kind !== "number" && first.kind !== "ordinal")) return undefined;
  return withYear(tokens, monthAt + 1, { month: laterMonth, day }, calendar);
}

function afterMonth(tokens: readonly Token[], start: number, month: number, calendar: Calendar): Day | undefined {
  const dayAt = skip(tokens, start + 1, ["the"]);
  const token = tokens[dayAt];
  const isDay = token && (token.kind === "ordinal" || (token.kind === "number" && /^\d{1,2}$/.test(token.text)));
  return isDay && token.number !== undefined
    ? withYear(tokens, dayAt + 1, { month, day: token.number }, calendar)
    : undefined;
}

function withYear(
  tokens: readonly Token[],
  at: number,
  { month, day }: { month: number; day: number },
  { today }: Calendar,
): Day | undefined {
  const yearAt = skip(tokens, at, [","]);
  const hasYear = tokens[yearAt]?.kind === "number" && /^(19|20)\d\d$/.test(lower(tokens, yearAt));
  const date = make(hasYear ? Number(lower(tokens, yearAt)) : today.year, month, day);
  return date && { to: hasYear ? yearAt + 1 : at, date, hasYear };
}

/** Day before month, as most of the world writes it with dots and slashes, unless only the other order is a date. */
function written(text: string, to: number): Day | undefined {
  const [one = 0, two = 0, three = 0] = text.split(/[-./]/).map(Number);
  const date = text.includes("-") ? make(one, two, three) : (make(three, two, one) ?? make(three, one, two));
  return date && { to, date, hasYear: true };
}

function make(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return day > days ? undefined : Temporal.PlainDate.from({ year, month, day });
}

const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";
const skip = (tokens: readonly Token[], at: number, words: string[]): number =>
  words.includes(lower(tokens, at)) ? at + 1 : at;
