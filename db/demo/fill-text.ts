import { type Calendar, spokenDate } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import type { Deal } from "./demo-deals";
import type { Random } from "./random";
import { readSections } from "./read-data";

export type Subject = { company?: Company | undefined; contact?: Contact | undefined; deal?: Deal | undefined };

const euros = new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** Puts values in the place of `{first}`, `{12-40}` (a number between) and `{date:-62}` (that many days from today). */
export function createFiller(random: Random, calendar: Calendar) {
  const words = readSections("words");

  return function fill(text: string, { company, contact, deal }: Subject, daysAgo = 0): string {
    // A note speaks of the month after it was written, not of the month after today.
    const nextMonth = new Date(Date.parse(`${calendar.dateIn(-daysAgo).slice(0, 7)}-15`) + 31 * 86_400_000);
    const values: Record<string, () => string | undefined> = {
      first: () => contact?.first,
      company: () => company?.short,
      city: () => company?.city,
      project: () => deal?.spoken,
      amount: () => deal && euros.format(deal.amount),
      reason: () => deal?.reason && deal.reason.charAt(0).toLowerCase() + deal.reason.slice(1),
      month: () => monthName.format(nextMonth),
      weekday: () => random.pick(weekdays),
      competitor: () => random.pick(words.lines("competitor")),
      spot: () => company && random.pick(words.lines(`spot ${company.industry}`)),
    };

    const filled = text.replace(/\{([^}]+)\}/g, (slot, name: string) => {
      const [, low, high] = /^(\d+)-(\d+)$/.exec(name) ?? [];
      if (low && high) return String(random.int(Number(low), Number(high)));
      if (name.startsWith("date:")) return spokenDate(calendar.dateIn(Number(name.slice(5))));
      return values[name]?.() ?? slot;
    });
    if (filled.includes("{")) throw new Error(`Nothing fits a slot of "${filled}".`);
    return filled.charAt(0).toUpperCase() + filled.slice(1);
  };
}
