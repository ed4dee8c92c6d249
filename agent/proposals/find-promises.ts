import { tokenize } from "@/agent/planner/text/tokenize";
import type { Calendar } from "@/agent/planner/values/calendar";
import { dayAt } from "@/agent/planner/values/day";
import type { FoundPromise } from "@/tools/tasks/promise-finder";
import { duties } from "./duties";

const mostPromises = 10;
const longestTitle = 160;

/**
 * What somebody of us has to do by the sentences of a text: "I'll send the quote on Friday", "they asked us to call back", "To do: …".
 * A rule reads each sentence by itself; what is denied, asked, past or on a condition is none.
 */
export function findPromises(text: string, writtenOn: string): FoundPromise[] {
  const calendar: Calendar = { today: Temporal.PlainDate.from(writtenOn), firstDayOfWeek: 1 };
  return sentencesOf(text)
    .flatMap((quote) => {
      const duty = dutyIn(quote);
      const promise = duty && promiseOf(quote, duty.text, calendar);
      return promise && (promise.dueOn || !duty.needsDay) ? [promise] : [];
    })
    .slice(0, mostPromises);
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[-*•\s]+/, "").trim())
    .filter((sentence) => sentence.length > 0 && sentence.length <= 400);

/** What is to be done, in the words of the sentence. */
export function dutyIn(sentence: string): { text: string; isWhole: boolean; needsDay: boolean } | undefined {
  if (sentence.endsWith("?") && !/^(?:please|can you|could you|would you)\b/i.test(sentence)) return undefined;
  if (/^(?:if|when|once|unless|in case|as soon as|should)\b/i.test(sentence)) return undefined;
  for (const { pattern, isWhole = false, needsDay = false } of duties) {
    const found = pattern.exec(sentence);
    const rest = found?.groups?.["duty"];
    if (found && rest && rest.trim().split(/\s+/).length > 1)
      return { text: isWhole ? sentence : rest, isWhole, needsDay };
  }
  return undefined;
}

function promiseOf(quote: string, duty: string, calendar: Calendar): FoundPromise {
  // What follows another thought is no part of what is to be done.
  const [own = duty] = duty.split(
    /,? (?:because|since|so that|but|although|if|unless)\b|, (?:and|so|then) (?=(?:i|we|they|he|she)\b)/i,
  );
  const tokens = tokenize(own);
  let title = own;
  let dueOn: string | null = null;
  for (const [at, token] of tokens.entries()) {
    const day = dayAt(tokens, at, calendar, true);
    if (!day?.date) continue;
    dueOn = day.date;
    const end = tokens[day.to]?.from;
    const before = own.slice(0, token.from).replace(/\b(?:until|till|due|for|no later than)\s*$/i, "");
    title = end === undefined ? before : `${before}${own.slice(end)}`;
    break;
  }
  return { quote, title: tidy(title), dueOn };
}

function tidy(title: string): string {
  const words = title
    .replace(/\s+/g, " ")
    .replace(/[\s,.;:!?–-]+$/, "")
    .trim();
  const cut = words.length > longestTitle ? `${words.slice(0, longestTitle).replace(/\s+\S*$/, "")} …` : words;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
