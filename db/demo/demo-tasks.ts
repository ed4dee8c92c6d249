import type { Calendar } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import { type Deal, stagesUpTo } from "./demo-deals";
import { createFiller, type Subject } from "./fill-text";
import type { MemberKey } from "./members";
import { createDeck, createRandom, type Random, uuidOf } from "./random";
import { readSections } from "./read-data";

export type Task = Subject & {
  id: string;
  title: string;
  body?: string;
  owner: MemberKey;
  priority: "low" | "normal" | "high";
  createdAt: string;
  dueOn?: string;
  completedAt?: string;
};

/** A task before its words. Days are counted back from today, so a due date to come is below 0. */
type Plan = Subject & { section: string; owner: MemberKey; createdAgo: number; dueAgo?: number; doneAgo?: number };

const counts = { quiet: 5, overdue: 14, today: 8, ahead: 44, undated: 8, done: 41 };

type Cast = { companies: readonly Company[]; contacts: readonly Contact[]; deals: readonly Deal[] };

export function makeTasks(seed: string, calendar: Calendar, cast: Cast): Task[] {
  const random = createRandom(`${seed}/tasks`);
  const plans = makePlans(random, cast);
  const write = createWriter(random, calendar);
  return plans.map((plan, at) => ({ ...write(plan), id: uuidOf(seed, `tasks/${at}`) }));
}

function makePlans(random: Random, cast: Cast): Plan[] {
  const quiet = createDeck(
    random,
    cast.deals.filter((deal) => deal.isQuiet && deal.amount > 20_000),
  );
  const subject = createSubjects(random, cast);
  const many = (count: number, make: (at: number) => Plan) => Array.from({ length: count }, (_, at) => make(at));

  return [
    // What was planned for a deal that went quiet is older than the silence, and still open.
    ...many(counts.quiet, () => {
      const deal = quiet();
      const createdAgo = deal.lastTouchAgo + random.int(1, 6);
      return { ...aboutDeal(deal), section: deal.stage, createdAgo, dueAgo: deal.lastTouchAgo - random.int(3, 14) };
    }),
    ...many(counts.overdue, (at) => {
      const dueAgo = random.int(1, 21);
      return { ...subject(at < 4), createdAgo: dueAgo + random.int(4, 15), dueAgo };
    }),
    ...many(counts.today, (at) => ({ ...subject(at < 3), createdAgo: random.int(1, 12), dueAgo: 0 })),
    ...many(counts.ahead, (at) => ({
      ...subject(at < 7),
      createdAgo: random.int(0, 14),
      dueAgo: -random.int(1, at < 20 ? 9 : 45),
    })),
    ...many(counts.undated, () => ({ ...subject(false), createdAgo: random.int(2, 30) })),
    ...many(counts.done, () => donePlan(random, cast)),
  ];
}

/** Deals that are alive, mixed with companies as a whole; the demo's Admin gets enough of her own to ask about. */
function createSubjects(random: Random, { companies, contacts, deals }: Cast) {
  const alive = deals.filter((deal) => deal.isOpen && !deal.isQuiet);
  const ofPriya = createDeck(
    random,
    alive.filter(({ owner }) => owner === "priya"),
  );
  const any = createDeck(random, alive);
  const company = createDeck(
    random,
    companies.filter(({ isDuplicate }) => !isDuplicate),
  );

  return function subject(isPriyas: boolean): Subject & { section: string; owner: MemberKey } {
    if (!isPriyas && random.chance(0.3)) {
      const about = company();
      const contact = contacts.find((one) => one.company === about);
      return { company: about, contact, section: "account", owner: about.owner };
    }
    const deal = isPriyas ? ofPriya() : any();
    return { ...aboutDeal(deal), section: deal.stage };
  };
}

function aboutDeal(deal: Deal) {
  return { deal, company: deal.company, contact: deal.contact, owner: deal.owner };
}

/** Done work belongs to a stage that the deal has been through, and to the time in which it was moving. */
function donePlan(random: Random, { deals }: Cast): Plan {
  const deal = random.pick(deals);
  const stages = deal.isOpen ? stagesUpTo(deal.stage) : [deal.stage];
  const doneAgo = deal.isOpen ? random.int(deal.lastTouchAgo, deal.createdAgo) : random.int(0, deal.lastTouchAgo);
  const oldest = deal.isOpen ? deal.createdAgo : deal.lastTouchAgo;
  const createdAgo = Math.min(oldest, doneAgo + random.int(1, 12));
  return { ...aboutDeal(deal), section: random.pick(stages), createdAgo, doneAgo, dueAgo: doneAgo + random.int(-4, 3) };
}

function createWriter(random: Random, calendar: Calendar) {
  const fill = createFiller(random, calendar);
  const texts = readSections("tasks");
  const decks = new Map<string, () => string>();

  function nextLine(section: string) {
    const deck = decks.get(section) ?? createDeck(random, texts.lines(section));
    decks.set(section, deck);
    return deck();
  }

  return function write({ section, createdAgo, dueAgo, doneAgo, ...plan }: Plan): Omit<Task, "id"> {
    const [createdAt, completedAt] = inOrder(
      calendar.workTime(random, createdAgo),
      doneAgo === undefined ? undefined : calendar.workTime(random, doneAgo),
    );
    return {
      ...plan,
      title: fill(nextLine(section), plan, createdAgo),
      priority: random.pick(["normal", "normal", "normal", "high", "low"] as const),
      createdAt,
      ...(random.chance(0.3) ? { body: fill(nextLine("bodies"), plan, createdAgo) } : {}),
      ...(dueAgo === undefined ? {} : { dueOn: calendar.dateIn(-dueAgo) }),
      ...(completedAt === undefined ? {} : { completedAt }),
    };
  };
}

function inOrder(created: string, completed: string | undefined): [string, string | undefined] {
  return completed !== undefined && completed < created ? [completed, created] : [created, completed];
}
