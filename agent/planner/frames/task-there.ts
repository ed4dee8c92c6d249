import { taskObject } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { aboutAt } from "./about";

const making = new Set(["add", "create", "new", "log", "schedule", "book", "plan", "open"]);

/** "give the task Call Ivy to Marta" is about a task that there is; a verb of making may still mean a second one of that name. */
export function isThere(s: Sentence, at: number, verb: string, isNamed: boolean): boolean {
  if (!isNamed || (making.has(verb) && lowerAt(s, at - 2) !== "the")) return false;
  const task = taskObject(s.catalog)?.key;
  return (s.records.get(at) ?? []).some(
    ({ how, matches }) => (how === "exact" || how === "begins") && matches.some(({ object }) => object === task),
  );
}

/** Two records of the very same name in the text: a person must pick. */
export function unclear(s: Sentence, from: number, to: number, activity: string) {
  for (let at = from; at < to; at += 1) {
    const link = (s.records.get(at) ?? []).find(
      (entry) => entry.how === "exact" && entry.matches.filter((match) => match.object !== activity).length > 1,
    );
    if (link) return aboutAt(s, at, activity)?.pick;
  }
  return undefined;
}
