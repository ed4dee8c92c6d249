import { taskObject, withRole } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { textBefore } from "@/agent/planner/text/free-text";
import { calendarOf } from "@/agent/planner/values/calendar";
import { type DayValue, dayAt } from "@/agent/planner/values/day";
import { readValue } from "@/agent/planner/values/read-value";

/** A day with its preposition at this place. */
export function dayPhrase(s: Sentence, at: number): DayValue | undefined {
  const due = lowerAt(s, at) === "due" ? at + 1 : at;
  const start = ["until", "till", "til"].includes(lowerAt(s, due)) ? due + 1 : due;
  return dayAt(s.tokens, start, calendarOf(s.world), true);
}

export type TrimmedText = { text: string; to: number; date?: string; choices: string[]; priority?: string };

/** Takes a day and a priority off the end of a task's text; everything else stays as it was written. */
export function trimDay(s: Sentence, from: number): TrimmedText {
  const first = s.tokens[from];
  if (!first) return { text: "", to: from, choices: [] };
  if (first.kind === "quote") return quoted(s, from);
  let to = s.tokens.length;
  while (to > from && /^[.!]$/.test(lowerAt(s, to - 1))) to -= 1;
  const priority = trailingPriority(s, from, to);
  if (priority) to = priority.at;
  const found = trailingDay(s, from, to);
  if (found) to = found.at;
  const isWhole = to === s.tokens.length;
  const text = isWhole ? textBefore(s.source, s.tokens, from, false) : textBetween(s, from, to);
  return {
    text: text.replace(/[\s,;]+$/, ""),
    to,
    choices: found?.day.choices ?? [],
    ...(found?.day.date ? { date: found.day.date } : {}),
    ...(priority ? { priority: priority.value } : {}),
  };
}

function quoted(s: Sentence, from: number): TrimmedText {
  const day = dayPhrase(s, lowerAt(s, from + 1) === "," ? from + 2 : from + 1);
  return {
    text: s.tokens[from]?.text.slice(1, -1).trim() ?? "",
    to: from + 1,
    choices: day?.choices ?? [],
    ...(day?.date ? { date: day.date } : {}),
  };
}

function trailingDay(s: Sentence, from: number, to: number): { at: number; day: DayValue } | undefined {
  for (let at = from + 1; at < to; at += 1) {
    const day = dayPhrase(s, at);
    if (day?.to === to) return { at: lowerAt(s, at - 1) === "," ? at - 1 : at, day };
  }
  return undefined;
}

function trailingPriority(s: Sentence, from: number, to: number): { at: number; value: string } | undefined {
  for (let at = from + 1; at < to; at += 1) {
    const start = ["with", ","].includes(lowerAt(s, at)) ? at + 1 : at;
    const found = priorityAt(s, start);
    const isMarked = lowerAt(s, at - 1) === "," || start > at || (found && found.to - start > 1);
    if (found?.to === to && isMarked) return { at: lowerAt(s, at - 1) === "," ? at - 1 : at, value: found.value };
  }
  return undefined;
}

/** A priority of the task object's own, with its field's name if that follows. */
export function priorityAt(s: Sentence, at: number): { to: number; value: string; hasLabel: boolean } | undefined {
  const task = taskObject(s.catalog);
  const field = task ? withRole(task, "priority") : undefined;
  const found = task && field ? readValue(s, at, field, task)[0] : undefined;
  if (!found || !field) return undefined;
  const label = (s.words.get(found.to) ?? []).find(
    (link) => link.entry.kind === "field" && link.entry.field === field.key,
  );
  return { to: label?.to ?? found.to, value: String(found.value), hasLabel: label !== undefined };
}
