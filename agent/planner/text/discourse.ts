import type { Token } from "./token";

const polite = new Set(
  `please kindly yo you u hi hello hey hiya morning afternoon ok okay so now then and also right alright great thanks thank cheers um uh oh well just quickly
  can could would will you i want need like to let us d ' , . ! : should go ahead atrium ta lovely perfect good sorry oops whoops maybe perhaps actually we mind must have
  got be able am if possible help me first next after afterwards finally lets first-of-all`
    .trim()
    .split(/\s+/),
);

/** Where the command itself starts, after any number of greetings and courtesies. */
export function startOfCommand(tokens: readonly Token[]): number {
  let at = 0;
  while (at < tokens.length - 1 && polite.has(tokens[at]?.lower ?? "")) {
    at += 1;
  }
  return at;
}

const interjections = new Set([
  "oops",
  "whoops",
  "ah",
  "argh",
  "yes",
  "no",
  "wait",
  "listen",
  "look",
  "right",
  "guys",
  "team",
  "question",
  "there",
  "you",
  "wrong",
  "one",
  "mistake",
  "bad",
  "my",
  "nope",
  "damn",
]);

/** "would you be a dear", "could you do me a favour". */
const favour = /^(?:please )?(?:would|could|can|will) you (?:please )?(?:be (?:an?|so) \w+|do (?:me|us) a favou?r)\W*$/;

/** A clause of greetings and courtesies alone, which asks for nothing. */
export const isOnlyCourtesy = (tokens: readonly Token[]): boolean =>
  favour.test(tokens.map((token) => token.lower).join(" ")) ||
  tokens.every((token) => polite.has(token.lower) || interjections.has(token.lower) || token.kind === "punct");

const negations = new Set(["not", "never", "stop", "avoid"]);

/** "don't delete", "please never touch": said so that nothing happens. */
export function isNegated(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(0, start + 1).map((token) => token.lower);
  return before.some((word, index) => negations.has(word) || (word === "do" && tokens[index + 1]?.lower === "not"));
}

/** "should I delete …?", "would it be wise to …": a question about an action. */
export function asksAboutAction(tokens: readonly Token[]): boolean {
  const words = tokens.map((token) => token.lower).join(" ");
  return /^(?:so |and |hey |hi |ok |okay |, )*(?:should (?:i|we)|shall (?:i|we)|do you think|would it be|is it (?:ok|okay|safe|wise|possible)|may i|what if|what happens if|what would happen|how (?:do|can|would|should) (?:i|we|you)|can i(?! (?:please )?(?:get(?! rid\b)|have|see|view|look)\b)|did (?:i|we|you|anyone|someone)|has (?:anyone|someone|anybody)|why (?:did|was|were|is)|who (?:deleted|changed|created|updated|moved|added))\b/.test(
    words,
  );
}
