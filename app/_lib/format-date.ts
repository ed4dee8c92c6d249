import { dateFormat, getRegion } from "./region";

const dayLength = 86_400_000;

/** The calendar day of a moment in the person's time zone, as 2026-11-22. */
export function dayOf(moment: Date): string {
  const zone = getRegion().timeZone;
  const parts = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    ...(zone ? { timeZone: zone } : {}),
  }).format(moment);
  return parts.slice(0, 10);
}

export function today(): string {
  return dayOf(new Date());
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

/** Words within a week, then day and month, and the year only when it is another one. */
export function formatDay(day: string, now: string = today()): string {
  const distance = daysBetween(now, day);
  if (Number.isNaN(distance)) return day;
  if (distance === 0) return "Today";
  if (distance === -1) return "Yesterday";
  if (distance === 1) return "Tomorrow";
  if (distance < 0 && distance > -7) return `${-distance} days ago`;
  if (distance > 0 && distance < 7) return `In ${distance} days`;
  return shortDay(day, now);
}

export function shortDay(day: string, now: string = today()): string {
  const isThisYear = day.slice(0, 4) === now.slice(0, 4);
  return dateFormat({
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

export function longDay(day: string): string {
  return dateFormat({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function formatMoment(iso: string, now: Date = new Date()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const day = dayOf(moment);
  if (day === dayOf(now)) return formatTime(moment);
  return formatDay(day, dayOf(now));
}

/** A heading of a list by time: today, yesterday, then months, with the year when it is another one. */
export function monthOrDay(iso: string, now: Date = new Date()): string {
  const [day, thisDay] = [dayOf(new Date(iso)), dayOf(now)];
  const distance = daysBetween(thisDay, day);
  if (distance === 0 || distance === -1) return formatDay(day, thisDay);
  const isThisYear = day.slice(0, 4) === thisDay.slice(0, 4);
  return dateFormat({ month: "long", ...(isThisYear ? {} : { year: "numeric" }), timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function formatTime(moment: Date): string {
  const zone = getRegion().timeZone;
  return dateFormat({ hour: "2-digit", minute: "2-digit", ...(zone ? { timeZone: zone } : {}) }).format(moment);
}

/** For tooltips: nothing left out. */
export function exactMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const zone = getRegion().timeZone;
  return dateFormat({
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...(zone ? { timeZone: zone } : {}),
  }).format(moment);
}

/** A calendar bucket of an aggregate: its first day, named by its unit. */
export function formatBucket(day: string, unit: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  if (unit === "year") return String(date.getUTCFullYear());
  if (unit === "quarter") return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
  if (unit === "month") {
    const isThisYear = day.slice(0, 4) === today().slice(0, 4);
    return dateFormat({ month: "short", ...(isThisYear ? {} : { year: "numeric" }), timeZone: "UTC" }).format(date);
  }
  return dateFormat({ day: "numeric", month: "short", timeZone: "UTC" }).format(date);
}
