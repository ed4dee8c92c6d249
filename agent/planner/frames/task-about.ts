import type { Sentence } from "@/agent/planner/link/sentence";
import type { About } from "./about";

/** A task belongs to what can have one: behind a note that was just written, to what the note is about. */
export function ofTask(s: Sentence, focus: About, activity: string): About[] {
  const fields = s.catalog.objects.find(({ key }) => key === activity)?.fields ?? [];
  const isLinked = ({ object }: About): boolean => fields.some(({ target }) => target === object);
  return isLinked(focus) ? [focus] : (s.state.aboutWritten ?? []).filter(isLinked).slice(0, 3);
}
