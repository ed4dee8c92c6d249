import { lowerAt, objectLinksAt, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { type About, aboutAt } from "./about";
import { dayPhrase, priorityAt } from "./task-day";

type Who = { owner?: string; ownerChoices?: { label: string; value: unknown }[] };
type Person = (s: Sentence, at: number) => { to: number; slot: Who } | undefined;
type Header = Who & {
  about?: About[];
  from: number;
  isSaid: true;
  dueOn?: string;
  dueChoices?: string[];
  priority?: string;
  unclear?: string;
};

const subjects = ["he", "she", "they", "i", "we", "you"];
const modals = [
  "should",
  "must",
  "will",
  "shall",
  "can",
  "has to",
  "have to",
  "needs to",
  "need to",
  "is to",
  "ought to",
];
const irregular: Readonly<Record<string, string>> = { goes: "go", does: "do", has: "have", is: "be" };
const fillers = new Set([
  "in",
  "on",
  "into",
  "to",
  "the",
  "my",
  "our",
  "of",
  "calendar",
  "list",
  "diary",
  "agenda",
  "plan",
  "please",
  ",",
]);

/** "that she calls Tessel", "who should call Tessel": whose task it is has been said, what is left is the task. */
export function saidOf(s: Sentence, at: number): { from: number; verb?: string } | undefined {
  const isThat = ["that", "so", "where"].includes(lowerAt(s, at)) && subjects.includes(lowerAt(s, at + 1));
  const isWho = ["who", "which"].includes(lowerAt(s, at));
  if (!isThat && !isWho) return undefined;
  const from = at + (isThat ? 2 : 1);
  const modal = modals.find((words) => textBetween(s, from, from + words.split(" ").length).toLowerCase() === words);
  if (modal) return { from: from + modal.split(" ").length };
  const verb = baseOf(lowerAt(s, from));
  return verb && s.tokens[from]?.kind === "word" ? { from, verb } : undefined;
}

function baseOf(word: string): string | undefined {
  const known = irregular[word];
  if (known) return known;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|zz|o)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : undefined;
}

/** Words between the noun and a colon are slots ("for Monday:", "for Tom, high priority:"); the text comes after it. */
export function headerOf(s: Sentence, at: number, person: Person): Header | undefined {
  const colon = s.tokens.findIndex((token, index) => index >= at && (token.text === ":" || token.kind === "quote"));
  if (colon <= at || s.tokens[colon]?.kind === "quote" || colon === s.tokens.length - 1) return undefined;
  const header: Header = { from: colon + 1, isSaid: true };
  const unknown: number[] = [];
  let isSlot = false;
  for (let here = at; here < colon; ) {
    const who = ["for", "to"].includes(lowerAt(s, here)) ? person(s, here + 1) : undefined;
    const day = dayPhrase(s, here);
    const urgency = priorityAt(s, here);
    const noun = objectLinksAt(s, here)[0];
    const record = ["for", "about", "on", "at", "with"].includes(lowerAt(s, here))
      ? aboutAt(s, here + 1, "")
      : undefined;
    const about = record && record.about.length > 0 ? record : undefined;
    isSlot ||= Boolean(who ?? day ?? urgency ?? about);
    if (who) Object.assign(header, who.slot);
    else if (day) Object.assign(header, day.date ? { dueOn: day.date } : { dueChoices: day.choices });
    else if (urgency) header.priority = urgency.value;
    else if (about) header.about = about.about;
    else if (!noun && !fillers.has(lowerAt(s, here))) unknown.push(here);
    here = who?.to ?? day?.to ?? urgency?.to ?? about?.to ?? noun?.to ?? here + 1;
  }
  if (!isSlot) return undefined;
  const [first] = unknown;
  const last = unknown.at(-1);
  return first !== undefined && last !== undefined ? { ...header, unclear: textBetween(s, first, last + 1) } : header;
}
