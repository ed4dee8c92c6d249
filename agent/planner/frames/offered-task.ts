import type { Sentence } from "@/agent/planner/link/sentence";
import { call, never, type Outcome } from "@/agent/planner/policy/outcome";
import { dutyIn } from "@/agent/proposals/find-promises";

const promise = /^(?:promised|(?:I|we)(?:['’](?:ll|m|re)| will| shall| am| are| have| need| promised| told| said))\b/i;

/** "I'll send the quote on Friday" is a promise and no command: a task of it is offered, and made at a yes. */
export function offeredTask(clause: string): Outcome | undefined {
  const sentence = clause.trim();
  if (!promise.test(sentence)) return undefined;
  const duty = dutyIn(sentence.charAt(0).toUpperCase() + sentence.slice(1));
  if (!duty || duty.isWhole) return undefined;
  const text = duty.text.replace(/[.!]+$/, "");
  return {
    do: "ask",
    question: `Shall I make that a task for you: “${text}”?`,
    options: [{ label: "Create the task", sentence: `remind me to ${text}` }, never],
  };
}

const asking = /^(?:suggest|propose|find|show|list|give|which|what|any|are there|do|got)\b/i;
const tasks = /\b(?:tasks?|to-?dos?|follow-?ups?|action items?|promises?)\b/i;
const inNotes =
  /\b(?:(?:from|in|by|do|does|of) (?:(?:my|our|the|these|all)(?: own)? )?(?:meeting )?notes?\b|propos\w+|suggest(?:ed|ions?)?)\b/i;

/** "Which tasks do my notes propose?", "find follow-ups in the notes on Tessel". */
export function proposalsOutcome(s: Sentence): Outcome | undefined {
  const source = s.source.trim();
  if (!asking.test(source) || !tasks.test(source) || !inNotes.test(source)) return undefined;
  const named = [...s.records.values()].flat().filter(({ how }) => how === "exact" || how === "begins");
  const [about] = named.sort((one, other) => other.to - one.to)[0]?.matches ?? [];
  const input = about ? { about: { object: about.object, id: about.id } } : {};
  return call("list_task_proposals", input, { chips: [{ text: "tasks in notes", why: source }], leftOut: [] });
}
