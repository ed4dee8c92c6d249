import { addDays } from "./calendar";
import type { Company } from "./demo-companies";
import type { Contact } from "./demo-contacts";
import type { Deal } from "./demo-deals";
import type { Note } from "./demo-notes";
import type { Task } from "./demo-tasks";

/** First and last moment at which anything was written about a record, by its id. */
export type Activity = { first: (id: string) => string | undefined; last: (id: string) => string | undefined };

export function traceActivity(notes: readonly Note[], tasks: readonly Task[]): Activity {
  const firsts = new Map<string, string>();
  const lasts = new Map<string, string>();

  function touch(
    subject: { company?: Company | undefined; contact?: Contact | undefined; deal?: Deal | undefined },
    at: string,
  ) {
    for (const record of [subject.company, subject.contact, subject.deal]) {
      if (!record) continue;
      const first = firsts.get(record.id);
      const last = lasts.get(record.id);
      if (first === undefined || at < first) firsts.set(record.id, at);
      if (last === undefined || at > last) lasts.set(record.id, at);
    }
  }

  for (const note of notes) touch(note, note.at);
  for (const task of tasks) {
    touch(task, task.createdAt);
    if (task.completedAt) touch(task, task.completedAt);
  }
  return { first: (id) => firsts.get(id), last: (id) => lasts.get(id) };
}

/** The same time of day, some days before. */
export function daysBefore(moment: string, days: number): string {
  return addDays(moment.slice(0, 10), -days) + moment.slice(10);
}
