import { type Calendar, daysBetween } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import type { Deal } from "./demo-deals";
import type { Note } from "./demo-notes";
import { createFiller, type Subject } from "./fill-text";
import { memberKeys } from "./members";
import { createRandom, uuidOf } from "./random";
import { readTable } from "./read-data";

type Cast = { companies: readonly Company[]; contacts: readonly Contact[]; deals: readonly Deal[] };

/** Notes written by hand, which tell what is worth asking about: what went quiet, what was lost, what slipped, who is double. */
export function makeStories(seed: string, calendar: Calendar, cast: Cast): Note[] {
  const random = createRandom(`${seed}/stories`);
  const fill = createFiller(random, calendar);

  return readTable("stories").map(({ about = "", author, ago = "0", title = "", body = "" }, at): Note => {
    const subject = find(about, cast);
    const owner = memberKeys.find((key) => key === author);
    if (!owner) throw new Error(`Nobody is called ${author}.`);

    const moment = momentOf(ago, { calendar, deal: subject.deal });
    const when =
      ago === "close" && subject.deal
        ? calendar.timeOn(random, subject.deal.closeOn)
        : calendar.workTime(random, moment);
    return {
      ...subject,
      id: uuidOf(seed, `stories/${at}`),
      title: fill(title, subject),
      body: fill(body, subject),
      owner,
      at: when,
    };
  });
}

function find(about: string, { companies, contacts, deals }: Cast): Subject {
  if (!about) return {};

  const [key, project] = about.split("/");
  const deal = project ? deals.find((one) => one.company.key === key && one.project === project) : undefined;
  const company = companies.find((one) => one.key === key);
  if (!company || (project && !deal)) throw new Error(`A story is about "${about}", which is not there.`);
  return { company, deal, contact: deal?.contact ?? contacts.find((one) => one.company === company) };
}

/** "44" is 44 days before today; "close+16" is 16 days before the deal closed. */
function momentOf(ago: string, { calendar, deal }: { calendar: Calendar; deal: Deal | undefined }): number {
  if (!ago.startsWith("close")) return Number(ago);
  if (!deal) throw new Error("Only a deal has a day of closing.");
  return daysBetween(deal.closeOn, calendar.today) + Number(ago.slice("close+".length) || 0);
}
