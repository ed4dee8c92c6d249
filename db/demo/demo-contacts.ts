import type { Company } from "./demo-companies";
import { createDeck, createRandom, type Random, uuidOf } from "./random";
import { readSections, readTable } from "./read-data";

export type Contact = {
  id: string;
  company: Company;
  name: string;
  first: string;
  title: string;
  email?: string;
  phone?: string;
  hasLeft: boolean;
  interests: string[];
  isSubscribed: boolean;
};

const languages: Record<string, string> = {
  Germany: "German",
  Austria: "German",
  Switzerland: "German",
  Norway: "Nordic",
  Sweden: "Nordic",
  Denmark: "Nordic",
  Finland: "Finnish",
  Portugal: "Portuguese",
  Spain: "Spanish",
  Netherlands: "Dutch",
  Belgium: "Dutch",
  France: "French",
  Italy: "Italian",
  Poland: "Polish",
  "Czech Republic": "Czech",
};

const gone = ["Tobias Renn"];

export function makeContacts(seed: string, companies: readonly Company[]): Contact[] {
  const random = createRandom(`${seed}/contacts`);
  const people = readSections("people");
  const fixed = readTable("contacts-fixed");
  const namer = createNamer(random);
  const titles = new Map(
    companies.map(({ industry }) => [
      industry,
      createDeck(
        random,
        people.lines(`titles ${industry}`).flatMap((line) => line.split("|")),
      ),
    ]),
  );

  return companies.flatMap((company, at) =>
    Array.from({ length: howMany(company, at) }, (_, place): Contact => {
      const known = fixed.find((row) => row.company === company.key && row.place === String(place));
      const name = known?.name ?? namer(company.country);
      const [first = name] = name.split(" ");
      return {
        id: uuidOf(seed, `contacts/${company.key}/${place}`),
        company,
        name,
        first,
        title: known?.title ?? titles.get(company.industry)?.() ?? "Office manager",
        hasLeft: gone.includes(name) || (place === 3 && random.chance(0.15)),
        interests: random
          .shuffle(["pricing", "integration", "security", "training", "support"])
          .slice(0, random.int(0, 3)),
        isSubscribed: random.chance(0.8),
        ...reach(random, { name, company, place }),
      };
    }),
  );
}

function howMany(company: Company, at: number): number {
  if (company.isDuplicate) return 1;
  return at % 21 < 11 ? 4 : 3;
}

/** People who are hard to reach are part of the story: some have no address, some no number, a few neither. */
function reach(random: Random, { name, company, place }: { name: string; company: Company; place: number }) {
  const [first = "", ...last] = name.split(" ");
  const email = `${plain(first)}.${plain(last.join(""))}@${company.domain}`;
  const phone = `${company.dial} 555 ${random.int(1000, 9999)}`;
  const hasEmail = place < 2 || random.chance(0.74);
  const hasPhone = place === 0 || random.chance(0.78);
  return { ...(hasEmail ? { email } : {}), ...(hasPhone ? { phone } : {}) };
}

const special: Record<string, string> = { ß: "ss", ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa", æ: "ae", ł: "l" };

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßäöüøåæł]/g, (letter) => special[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z]/g, "");
}

/** No two people of the demo have the same full name. */
function createNamer(random: Random) {
  const people = readSections("people");
  const taken = new Set<string>();
  const words = (section: string) => people.lines(section).flatMap((line) => line.split(" "));

  return function nameFor(country: string): string {
    const language = languages[country] ?? "English";
    for (;;) {
      const name = `${random.pick(words(`${language} first`))} ${random.pick(words(`${language} last`))}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}
