import type { Random } from "./random";

const day = 86_400_000;
const homeZone = "Europe/Berlin";

export type Calendar = {
  now: Date;
  /** The day it is for the demo's Admin, as an ISO date. */
  today: string;
  quarterStart: string;
  /** The ISO date that many days from today. */
  dateIn: (days: number) => string;
  /** A moment in office hours on the working day that lies that many days back, or just before; never after now. */
  workTime: (random: Random, daysAgo: number) => string;
  /** A moment in office hours on a given date; never after now. */
  timeOn: (random: Random, date: string) => string;
};

export function createCalendar(now: Date): Calendar {
  // The Swedish form of a date is the ISO form.
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: homeZone }).format(now);
  const quarterMonth = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const quarterStart = `${today.slice(0, 5)}${String(quarterMonth).padStart(2, "0")}-01`;
  const dateIn = (days: number) => addDays(today, days);

  function timeOn(random: Random, date: string) {
    const planned = Date.parse(date) + random.int(7 * 60, 15 * 60 + 30) * 60_000;
    return new Date(Math.min(planned, now.getTime() - random.int(3, 90) * 60_000)).toISOString();
  }

  return {
    now,
    today,
    quarterStart,
    dateIn,
    timeOn,
    workTime: (random, ago) => timeOn(random, workdayBefore(dateIn(-ago))),
  };
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** Whole days from one ISO date or moment to another. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / day);
}

/** The date itself on a working day, else the Friday before it. */
export function workdayBefore(date: string): string {
  return addDays(date, { 0: -2, 6: -1 }[weekday(date)] ?? 0);
}

/** The date itself on a working day, else the Monday after it. */
export function workdayAfter(date: string): string {
  return addDays(date, { 0: 1, 6: 2 }[weekday(date)] ?? 0);
}

function weekday(date: string): number {
  return new Date(Date.parse(date)).getUTCDay();
}

const inWords = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long" });

/** "4 March", as people write it in a note. */
export function spokenDate(date: string): string {
  return inWords.format(new Date(Date.parse(date)));
}
