import { createStore } from "./store";

const key = "atrium.jobs";

/** Jobs that this tab started and that are not done yet, kept over a reload. */
export const followedJobs = createStore<readonly string[]>([]);

export function followJob(jobId: string): void {
  save([...followedJobs.get().filter((id) => id !== jobId), jobId]);
}

export function leaveJob(jobId: string): void {
  save(followedJobs.get().filter((id) => id !== jobId));
}

export function readFollowed(): void {
  const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  if (Array.isArray(kept)) followedJobs.set(kept.filter((id) => typeof id === "string"));
}

function save(ids: readonly string[]): void {
  followedJobs.set(ids);
  sessionStorage.setItem(key, JSON.stringify(ids));
}
