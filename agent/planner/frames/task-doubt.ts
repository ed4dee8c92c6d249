import { distance } from "fastest-levenshtein";

import { lowerAt, type Sentence, says, textBetween } from "@/agent/planner/link/sentence";
import { never, type Outcome } from "@/agent/planner/policy/outcome";
import { isStrange } from "@/agent/planner/policy/unknown";
import { dayText } from "@/agent/planner/reply/describe-condition";
import { vagueTimes } from "@/agent/planner/words/vague-times";
import type { Member } from "@/agent/planner/world";
import { dayPhrase, priorityAt, type TrimmedText } from "./task-day";

type Input = { title: string; dueOn?: string; owner?: string; priority?: string };
type Title = { from: number; to: number; isQuoted: boolean; isSaid: boolean };

const dated = ["by", "until", "till", "til", "due", "before", "on"];
const slotWords = ["until", "priority", "prio"];

/** A time that names no day, right here. */
export function vagueAt(s: Sentence, at: number): { to: number } | undefined {
  const found = vagueTimes.find((words) => says(s, at, words));
  return found ? { to: at + found.split(" ").length } : undefined;
}

/** A time that names no day, at the end of the text. */
export function vagueTail(s: Sentence, from: number, to: number): number | undefined {
  for (let at = from + 1; at < to; at += 1)
    if (vagueTimes.some((words) => at + words.split(" ").length === to && says(s, at, words))) return at;
  return undefined;
}

/** "… some time soon" names no day and is no part of the text. */
export function withoutVague(s: Sentence, from: number, trimmed: TrimmedText): TrimmedText & { vague?: string } {
  const at = s.tokens[from]?.kind === "quote" ? undefined : vagueTail(s, from, trimmed.to);
  if (at === undefined) return trimmed;
  const text = textBetween(s, from, at).replace(/[\s,;]+$/, "");
  return { ...trimmed, text, to: at, vague: textBetween(s, at, trimmed.to) };
}

/**
 * A title that still holds what was most likely meant as a day, an owner, a priority or a question: it is asked about and never
 * written, because a record under a wrong name is a wrong change.
 */
export function doubtOf(s: Sentence, title: Title, input: Input): Outcome | undefined {
  if (title.isQuoted) return undefined;
  return (
    asked(input) ??
    innerDay(s, title, input) ??
    innerPriority(s, title, input) ??
    nearMember(s, title, input) ??
    beside(s, title, input)
  );
}

const choice = (label: string, input: Input) => ({ label, calls: [{ tool: "create_task", input }] });

function asked(input: Input): Outcome | undefined {
  if (!input.title.includes("?")) return undefined;
  return {
    do: "ask",
    question: `I made no task yet, because there is a question in it. Shall I call it “${input.title}”?`,
    options: [choice("Create the task", input), never],
  };
}

function innerDay(s: Sentence, { from, to }: Title, input: Input): Outcome | undefined {
  if (input.dueOn) return undefined;
  for (let at = from + 1; at < to; at += 1) {
    const day = dated.includes(lowerAt(s, at)) ? dayPhrase(s, at) : undefined;
    if (!day?.date || day.to > to) continue;
    return {
      do: "ask",
      question: `Is the task “${input.title}” due on ${dayText(day.date, s.world.locale)}?`,
      options: [
        choice(`Due on ${dayText(day.date, s.world.locale)}`, { ...input, dueOn: day.date }),
        choice("Without a due date", input),
        never,
      ],
    };
  }
  return undefined;
}

function innerPriority(s: Sentence, { from, to }: Title, input: Input): Outcome | undefined {
  if (input.priority) return undefined;
  for (let at = from + 1; at < to; at += 1) {
    const found = priorityAt(s, at);
    const isMarked = found && (found.hasLabel || lowerAt(s, at - 1) === ",");
    if (!found || !isMarked || found.to > to) continue;
    const words = textBetween(s, at, found.to);
    return {
      do: "ask",
      question: `Is “${words}” the priority of the task “${input.title}”?`,
      options: [
        choice("Yes, set the priority", { ...input, priority: found.value }),
        choice("No, it is part of the text", input),
        never,
      ],
    };
  }
  return undefined;
}

/** "… for Mata", where somebody is called Marta, and "… for Marta" with nothing behind it: hers, or a part of the text. */
function nearMember(s: Sentence, { from, to, isSaid }: Title, input: Input): Outcome | undefined {
  const at = s.tokens.findLastIndex((token, index) => index > from && index < to && token.lower === "for") + 1;
  if (input.owner || at <= from + 1) return undefined;
  const known = (s.members.get(at) ?? []).find((link) => link.to === to && link.how !== "me")?.members ?? [];
  const near =
    at === to - 1 && known.length === 0 && isStrange(s, at)
      ? s.world.members.filter((member) => isNear(lowerAt(s, at), member))
      : [];
  const owners = known.length > 0 && !isSaid ? known : near;
  if (owners.length === 0) return undefined;
  const title = capital(textBetween(s, from, at - 1));
  const nobody = near.length > 0 ? `Nobody called ${s.tokens[at]?.text ?? ""} is in this workspace. ` : "";
  return {
    do: "ask",
    question: `${nobody}Whose task is it?`,
    options: [
      ...owners.slice(0, 2).map((member) => choice(member.name, { ...input, title, owner: member.id })),
      choice(`Mine, and it is called “${input.title}”`, input),
      never,
    ],
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const isNear = (word: string, { name }: Member): boolean =>
  word.length >= 4 &&
  [name, ...name.split(/\s+/)].some((part) => distance(word, part.toLowerCase()) <= (word.length >= 7 ? 2 : 1));

/** A misspelt word right before a slot that was read ("… unitl Friday") belongs to the slot. */
function beside(s: Sentence, { from, to }: Title, input: Input): Outcome | undefined {
  const word = lowerAt(s, to - 1);
  const isMisspelt =
    to < s.tokens.length && to - 1 > from && isStrange(s, to - 1) && !/^\p{Lu}/u.test(s.tokens[to - 1]?.text ?? "");
  if (!isMisspelt || !slotWords.some((slot) => distance(word, slot) <= 2)) return undefined;
  const title = capital(textBetween(s, from, to - 1));
  return {
    do: "ask",
    question: `I do not know the word “${word}”. What should the task be called?`,
    options: [choice(title, { ...input, title }), choice(input.title, input), never],
  };
}
