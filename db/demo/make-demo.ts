import { type Activity, traceActivity } from "./activity";
import { type Calendar, createCalendar } from "./calendar";
import { makeCompanies } from "./demo-companies";
import { makeContacts } from "./demo-contacts";
import type { DemoData } from "./demo-data";
import { makeDeals } from "./demo-deals";
import { makeNotes } from "./demo-notes";
import { companyRecords, contactRecords, dealRecords, noteRecords, taskRecords } from "./demo-records";
import { makeTasks } from "./demo-tasks";
import { makeMembers } from "./members";

/**
 * The demo workspace of Oakmere, a made-up maker of wireless sensors, as it looks at a given moment. The same seed and
 * moment give the same data to the byte; ids depend on the seed alone.
 */
export function makeDemo(seed: string, now: Date): DemoData {
  const calendar: Calendar = createCalendar(now);
  const companies = makeCompanies(seed);
  const contacts = makeContacts(seed, companies);
  const deals = makeDeals(seed, calendar, contacts);
  const notes = makeNotes(seed, calendar, { companies, contacts, deals });
  const tasks = makeTasks(seed, calendar, { companies, contacts, deals });
  const activity: Activity = traceActivity(notes, tasks);
  const scene = { seed, calendar, activity };

  const companiesOut = companyRecords(scene, companies);
  const contactsOut = contactRecords(scene, { contacts, deals, companies: companiesOut });
  const dealsOut = dealRecords(scene, deals);
  return {
    members: makeMembers(seed),
    records: {
      companies: companiesOut,
      contacts: contactsOut,
      deals: dealsOut,
      tasks: taskRecords(scene, tasks),
      notes: noteRecords(scene, notes),
    },
  };
}
