import { z } from "zod";

import { addDays, type Calendar, daysBetween, workdayAfter, workdayBefore } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import { memberKeys } from "./members";
import { createRandom, type Random, uuidOf } from "./random";
import { readTable } from "./read-data";

export const openStages = ["lead", "qualified", "proposal", "negotiation"] as const;

const shared = z.object({
  company: z.string(),
  project: z.string(),
  stage: z.enum([...openStages, "won", "lost"]),
  amount: z.coerce.number(),
  owner: z.enum(memberKeys),
  source: z.enum(["web", "referral", "event", "outbound", "partner"]),
});
const openRow = shared.extend({
  closes: z.coerce.number().describe("Days from today; below 0 the date has passed."),
  quiet: z.coerce.number().optional().describe("Days since anything happened."),
});
const closedRow = shared.extend({
  quarter: z.coerce
    .number()
    .optional()
    .describe("Closed at this part of the present quarter up to today, from 0 to 1."),
  before: z.coerce.number().optional().describe("Closed that many days before the present quarter."),
  reason: z.string().optional(),
});

export type Deal = Omit<z.infer<typeof shared>, "company"> & {
  id: string;
  name: string;
  company: Company;
  contact: Contact;
  /** The name of the work without what follows a comma, to stand inside a sentence. */
  spoken: string;
  isOpen: boolean;
  isQuiet: boolean;
  reason?: string | undefined;
  closeOn: string;
  createdAgo: number;
  lastTouchAgo: number;
};

/** The oldest note is nine months old. */
export const longestAgo = 268;

export function makeDeals(seed: string, calendar: Calendar, contacts: readonly Contact[]): Deal[] {
  const random = createRandom(`${seed}/deals`);
  const base = (row: z.infer<typeof shared>) => describe(row, { seed, contacts, random });

  const open = readTable("deals-open").map((cells): Deal => {
    const row = openRow.parse(cells);
    const lastTouchAgo = row.quiet ?? random.int(0, 19);
    return {
      ...base(row),
      isOpen: true,
      isQuiet: row.quiet !== undefined,
      closeOn: workdayAfter(calendar.dateIn(row.closes)),
      lastTouchAgo,
      createdAgo: startedAgo(random, lastTouchAgo, stagesUpTo(row.stage).length),
    };
  });

  const closed = readTable("deals-closed").map((cells): Deal => {
    const row = closedRow.parse(cells);
    const closeOn = closedOn(calendar, row);
    const lastTouchAgo = daysBetween(closeOn, calendar.today);
    const createdAgo = startedAgo(random, lastTouchAgo, row.stage === "won" ? 4 : 3);
    return { ...base(row), isOpen: false, isQuiet: false, reason: row.reason, closeOn, lastTouchAgo, createdAgo };
  });

  return [...open, ...closed];
}

type Surroundings = { seed: string; contacts: readonly Contact[]; random: Random };

function describe(row: z.infer<typeof shared>, { seed, contacts, random }: Surroundings) {
  const { company: key, project, ...rest } = row;
  const people = contacts.filter(({ company, hasLeft }) => company.key === key && !hasLeft);
  const [main] = people;
  if (!main) throw new Error(`Nobody to talk to at ${key}.`);

  const contact = random.chance(0.7) ? main : random.pick(people.slice(0, 2));
  const company = contact.company;
  const spoken = project.split(",")[0] ?? project;
  return {
    ...rest,
    project,
    spoken,
    company,
    contact,
    id: uuidOf(seed, `deals/${key}/${project}`),
    name: `${company.short} ${project}`,
  };
}

/** The open stages that a deal has been through; none for a closed one. */
export function stagesUpTo(stage: Deal["stage"]): readonly Deal["stage"][] {
  const order: readonly Deal["stage"][] = openStages;
  return order.slice(0, order.indexOf(stage) + 1);
}

function startedAgo(random: Random, lastTouchAgo: number, steps: number): number {
  const days = Array.from({ length: steps }, () => random.int(9, 26)).reduce((sum, gap) => sum + gap, 0);
  return Math.max(lastTouchAgo + 1, Math.min(longestAgo, lastTouchAgo + days));
}

/** Figures of "this quarter" must hold on any day of it, so dates are a part of the quarter and not a count of days. */
function closedOn({ today, quarterStart }: Calendar, { quarter, before = 0 }: z.infer<typeof closedRow>): string {
  if (quarter === undefined) return workdayBefore(addDays(quarterStart, -before));

  const planned = addDays(quarterStart, Math.floor(daysBetween(quarterStart, today) * quarter));
  return (
    [workdayAfter(planned), workdayBefore(planned)].find((date) => date >= quarterStart && date <= today) ?? planned
  );
}
