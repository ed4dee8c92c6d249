import { type Activity, daysBefore } from "./activity";
import { type Calendar, daysBetween } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import type { DemoRecord } from "./demo-data";
import { type Deal, openStages } from "./demo-deals";
import type { Note } from "./demo-notes";
import type { Task } from "./demo-tasks";
import { createFiller } from "./fill-text";
import { type MemberKey, memberId } from "./members";
import { createDeck, createRandom } from "./random";
import { readSections } from "./read-data";

type Scene = { seed: string; calendar: Calendar; activity: Activity };
type Draft = {
  id: string;
  createdAt: string;
  updatedAt?: string | undefined;
  owner: MemberKey;
  values: Record<string, unknown>;
};

/** Empty values are left out, as in a form that was not filled in. */
function toRecord({ seed }: Scene, { id, createdAt, updatedAt, owner, values }: Draft): DemoRecord {
  const filled = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const latest = updatedAt !== undefined && updatedAt > createdAt ? updatedAt : createdAt;
  const ownerId = memberId(seed, owner);
  return {
    id,
    createdAt,
    updatedAt: latest,
    createdBy: ownerId,
    values: { ...Object.fromEntries(filled), owner: ownerId },
  };
}

export function companyRecords(scene: Scene, companies: readonly Company[]): DemoRecord[] {
  const random = createRandom(`${scene.seed}/company records`);
  return companies.map((company) => {
    const { id, name, domain, industry, tier, city, region, country, employees, revenue, about, owner } = company;
    const lead = random.int(2, 25);
    const never = scene.calendar.workTime(random, random.int(20, 300));
    const first = scene.activity.first(id);
    const last = scene.activity.last(id);
    const phone = company.isDuplicate || random.chance(0.1) ? undefined : `${company.dial} 555 ${random.int(100, 999)}`;
    const facts = { name, domain, industry, tier, city, region, country, employees, phone, about };
    const values = { ...facts, annual_revenue: revenue && revenue * 1_000_000, last_activity_at: last };
    const createdAt = first ? daysBefore(first, company.isDuplicate ? 0 : lead) : never;
    return toRecord(scene, { id, createdAt, updatedAt: last, owner, values });
  });
}

type ContactSources = { contacts: readonly Contact[]; deals: readonly Deal[]; companies: readonly DemoRecord[] };

export function contactRecords(scene: Scene, { contacts, deals, companies }: ContactSources): DemoRecord[] {
  const random = createRandom(`${scene.seed}/contact records`);
  const born = new Map(companies.map((company) => [company.id, company.createdAt]));

  return contacts.map((contact) => {
    const { id, name, email, phone, title, company, interests, isSubscribed } = contact;
    const first = scene.activity.first(id);
    const last = scene.activity.last(id);
    const since = born.get(company.id) ?? scene.calendar.now.toISOString();
    const later = scene.calendar.workTime(random, random.int(1, Math.max(1, daysBetween(since, scene.calendar.today))));
    const createdAt = first ?? (later > since ? later : since);
    const owner = random.chance(0.9) ? company.owner : random.pick(["priya", "elin"] as const);
    const facts = { name, email, phone, title, city: company.city, country: company.country, interests };
    const status = statusOf(contact, { deals, last, calendar: scene.calendar });
    const values = { ...facts, company: company.id, status, is_subscribed: isSubscribed, last_activity_at: last };
    return toRecord(scene, { id, createdAt, updatedAt: last, owner, values });
  });
}

function statusOf(
  contact: Contact,
  { deals, last, calendar }: { deals: readonly Deal[]; last: string | undefined; calendar: Calendar },
) {
  const own = deals.filter(({ company }) => company === contact.company);
  const isSilent = last !== undefined && daysBetween(last, calendar.today) > 120;
  if (contact.hasLeft) return "left";
  if (isSilent) return "dormant";
  if (own.some(({ stage }) => stage === "won")) return "customer";
  if (last !== undefined && own.some(({ isOpen }) => isOpen)) return "engaged";
  return last === undefined ? "new" : "dormant";
}

export function dealRecords(scene: Scene, deals: readonly Deal[]): DemoRecord[] {
  const random = createRandom(`${scene.seed}/deal records`);
  const fill = createFiller(random, scene.calendar);
  const steps = readSections("next-steps");
  const decks = new Map(openStages.map((stage) => [stage as string, createDeck(random, steps.lines(stage))]));

  return deals.map((deal) => {
    const { id, name, stage, amount, source, company, contact, owner, closeOn, reason } = deal;
    const last = scene.activity.last(id);
    const first = scene.activity.first(id) ?? scene.calendar.workTime(random, deal.createdAgo);
    const step = decks.get(stage)?.();
    const nextStep = step && random.chance(0.85) ? fill(step, { company, contact, deal }) : undefined;
    const facts = { name, stage, amount, source, company: company.id, contact: contact.id, close_on: closeOn };
    const values = { ...facts, last_activity_at: last, next_step: nextStep, lost_reason: reason };
    return toRecord(scene, { id, createdAt: first, updatedAt: last, owner, values });
  });
}

export function taskRecords(scene: Scene, tasks: readonly Task[]): DemoRecord[] {
  return tasks.map(({ id, title, body, owner, priority, createdAt, dueOn, completedAt, company, contact, deal }) => {
    const about = { company: company?.id, contact: contact?.id, deal: deal?.id };
    const status = completedAt === undefined ? "open" : "done";
    const values = { title, status, due_on: dueOn, priority, ...about, completed_at: completedAt, body };
    return toRecord(scene, { id, createdAt, updatedAt: completedAt, owner, values });
  });
}

export function noteRecords(scene: Scene, notes: readonly Note[]): DemoRecord[] {
  return notes.map(({ id, title, body, owner, at, company, contact, deal }) => {
    const values = { title, body, company: company?.id, contact: contact?.id, deal: deal?.id, happened_at: at };
    return toRecord(scene, { id, createdAt: at, owner, values });
  });
}
