import type { Calendar } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import { type Deal, longestAgo } from "./demo-deals";
import { makeStories } from "./demo-stories";
import { createFiller, type Subject } from "./fill-text";
import type { MemberKey } from "./members";
import { createDeck, createRandom, type Random, uuidOf } from "./random";
import { readLines, readSections } from "./read-data";

export type Note = Subject & { id: string; title: string; body: string; owner: MemberKey; at: string };

/** A note before its words: whom it is about, what kind of meeting it was, and when. */
type Occasion = Subject & { kind: string; owner: MemberKey; daysAgo: number; at: string };

const noteCount = 250;

const paths: Record<Deal["stage"], string[]> = {
  lead: ["first"],
  qualified: ["first", "qualify"],
  proposal: ["qualify", "visit", "proposal"],
  negotiation: ["qualify", "visit", "proposal", "negotiation"],
  won: ["qualify", "visit", "won"],
  lost: ["proposal", "lost"],
};

type Cast = { companies: readonly Company[]; contacts: readonly Contact[]; deals: readonly Deal[] };

export function makeNotes(seed: string, calendar: Calendar, cast: Cast): Note[] {
  const random = createRandom(`${seed}/notes`);
  const stories = makeStories(seed, calendar, cast);

  const aboutDeals = cast.deals.flatMap((deal) => dealOccasions(random, calendar, deal, stories));
  const missing = noteCount - stories.length - aboutDeals.length;
  const checkins = Array.from({ length: missing }, checkinMaker(random, calendar, cast));
  const write = createWriter(random, calendar);

  const written = [...aboutDeals, ...checkins].map((occasion, at) => ({
    ...write(occasion),
    id: uuidOf(seed, `notes/${at}`),
  }));
  return [...stories, ...written].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

/** The notes of a deal follow its stages; where a story tells the end, they stop before it. */
function dealOccasions(random: Random, calendar: Calendar, deal: Deal, stories: readonly Note[]): Occasion[] {
  const told = stories.filter((story) => story.deal === deal);
  if (told.length >= 3) return [];

  const path = deal.isQuiet && told.length === 0 ? [...paths[deal.stage], "chase"] : paths[deal.stage];
  const kinds = told.length > 0 && path.length > 1 ? path.slice(0, -1) : path;
  const end = told.length > 0 ? deal.lastTouchAgo + random.int(4, 9) : deal.lastTouchAgo;
  const start = Math.max(deal.createdAgo - random.int(0, 1), end);

  return kinds.map((kind, at): Occasion => {
    const isLast = at === kinds.length - 1;
    const daysAgo = isLast ? end : Math.round(start - ((start - end) * at) / kinds.length);
    // The day of closing is the day of the last note, even where that is not a working day.
    const closes = isLast && !deal.isOpen && told.length === 0;
    const moment = closes ? calendar.timeOn(random, deal.closeOn) : calendar.workTime(random, daysAgo);
    return { kind, daysAgo, at: moment, owner: deal.owner, deal, company: deal.company, contact: deal.contact };
  });
}

function checkinMaker(random: Random, calendar: Calendar, { companies, contacts }: Cast) {
  const settled = companies.filter(({ isDuplicate }) => !isDuplicate);
  const nextCompany = createDeck(random, settled);
  return (): Occasion => {
    const company = nextCompany();
    const people = contacts.filter((contact) => contact.company === company && !contact.hasLeft);
    const daysAgo = random.int(1, longestAgo);
    const owner = random.chance(0.8) ? company.owner : random.pick(["priya", "elin", "jonas"] as const);
    const kind = random.chance(0.7) ? "checkin" : "support";
    return { kind, daysAgo, at: calendar.workTime(random, daysAgo), owner, company, contact: random.pick(people) };
  };
}

function createWriter(random: Random, calendar: Calendar) {
  const fill = createFiller(random, calendar);
  const decks = new Map<string, () => string>();
  const nextLine = (name: string, lines: () => string[]) => {
    const deck = decks.get(name) ?? createDeck(random, lines());
    decks.set(name, deck);
    return deck();
  };

  return function write({ kind, daysAgo, ...occasion }: Occasion) {
    const line = (part: string) => nextLine(`${kind} ${part}`, () => readSections(`notes/${kind}`).lines(part));
    // An opening that fits one title only brings it along.
    const [opening = "", ownTitle] = line("openings").split(" :: ").reverse();
    const sentences = [opening];
    if (random.chance(tellsDetail(kind))) sentences.push(detailOf(occasion.company, nextLine));
    if (random.chance(0.85)) sentences.push(line("closings"));

    const say = (text: string) => fill(text, occasion, daysAgo);
    return { ...occasion, title: say(ownTitle ?? line("titles")), body: sentences.map(say).join(" ") };
  };
}

function detailOf(company: Company | undefined, nextLine: (name: string, lines: () => string[]) => string): string {
  const industry = company?.industry ?? "services";
  return nextLine(`details ${industry}`, () => readLines(`details/${industry}`));
}

/** What a site is like is told when people get to know each other, not when they sign. */
function tellsDetail(kind: string): number {
  return { first: 1, qualify: 0.9, visit: 0.9, proposal: 0.4, checkin: 0.35, support: 0.1 }[kind] ?? 0;
}
