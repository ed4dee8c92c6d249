import type { DateUnit } from "@/db/query/tree";

export const units: Readonly<Record<string, DateUnit>> = {
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
  quarter: "quarter",
  quarters: "quarter",
  year: "year",
  years: "year",
};

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const months = new Map(
  monthNames.flatMap((name, at) => [name, name.slice(0, 3)].map((key): [string, number] => [key, at + 1])),
).set("sept", 9);

/** Three letters or the whole name; 1 to 12. */
export const monthOf = (lower: string): number | undefined => months.get(lower);

const dayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** 1 is Monday. Short forms are made whole by the shorthand table, except "wed", "sat" and "sun", which are words or names. */
export function weekdayOf(lower: string): number | undefined {
  const at = dayNames.indexOf(lower);
  return at < 0 ? undefined : at + 1;
}

export const offsets: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
  upcoming: 1,
  last: -1,
  previous: -1,
  past: -1,
  prior: -1,
};

/** Adverbs that count by a unit of time. */
export const unitAdverbs: Readonly<Record<string, DateUnit>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annually: "year",
};
