import { distance } from "fastest-levenshtein";

import { type Lexicon, phrasingKey } from "@/agent/planner/lexicon/compile";
import { startOfCommand } from "@/agent/planner/text/discourse";
import { stemOf, verbStem } from "@/agent/planner/text/stem";
import type { Token } from "@/agent/planner/text/token";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { commandWords } from "@/agent/planner/words/command-words";
import { isCommonWord } from "@/agent/planner/words/common-words";
import { commandVerbs } from "@/agent/planner/words/verbs";

/** Repairs only words that are neither English, nor metadata, nor part of a name, and only towards metadata and our own command words. */
export function respell(
  tokens: readonly Token[],
  lexicon: Lexicon,
  isName: (token: Token) => boolean,
): { tokens: Token[]; repairs: Map<number, string> } {
  const repairs = new Map<number, string>();
  const start = startOfCommand(tokens);
  const repaired = tokens.map((token, index) => {
    if (token.kind !== "word" || isProper(token, tokens[index - 1])) return token;
    // Before "all" or "the" stands a verb, though some record may have such letters in its name.
    const isVerb = index === start && isOddVerb(token, lexicon);
    const isBeforeNoun = isVerb && determiners.has(tokens[index + 1]?.lower ?? "");
    if (isName(token) && !isBeforeNoun) return token;
    const verb = isVerb ? nearest(token, [...commandVerbs], []) : undefined;
    const short = isName(token) ? undefined : small(token);
    if (short) {
      repairs.set(index, short);
      return { ...token, lower: short, stem: short };
    }
    if (!verb && !isSuspect(token, lexicon)) return token;
    // A capital inside the sentence is rather a name than one of our own words misspelt.
    const isCapital = index > start && /^\p{Lu}/u.test(token.text);
    const word = nearest(token, lexicon.words, isCapital ? [] : [...commandWords]) ?? verb;
    if (!word) return token;
    repairs.set(index, word);
    const isPlural = token.lower.endsWith("s") && !word.endsWith("s");
    return { ...token, lower: isPlural ? `${word}s` : word, stem: stemOf(word) };
  });
  return { tokens: repaired, repairs };
}

const determiners = new Set(["all", "every", "each", "the", "my", "our", "this", "these", "it"]);
const beforeNames = new Set(["in", "from", "at", "near", "called", "named"]);

/** "in Bodø" is a place that we do not know, and no misspelt word of ours. */
const isProper = ({ text }: Token, before: Token | undefined): boolean =>
  /^\p{Lu}/u.test(text) && (/[^\p{ASCII}]/u.test(text) || beforeNames.has(before?.lower ?? ""));

/** Small words that change what is meant; of three letters one is missing, and no other small word is that near. */
const smallWords = [
  "have",
  "does",
  "this",
  "last",
  "next",
  "year",
  "week",
  "over",
  "under",
  "after",
  "from",
  "with",
  "without",
  "open",
  "since",
  "before",
  "above",
  "below",
];

function small(token: Token): string | undefined {
  if (token.lower.length !== 3 || !/^\p{Ll}+$/u.test(token.text) || isCommonWord(token.lower)) return undefined;
  const near = smallWords.filter((word) => word[0] === token.lower[0] && isLeftOut(token.lower, word));
  return near.length === 1 ? near[0] : undefined;
}

function isSuspect(token: Token, lexicon: Lexicon): boolean {
  const { lower } = token;
  if (lower.length < 4 || /\d/.test(lower) || isCommonWord(lower) || commandWords.has(lower)) return false;
  if (ignorable.has(lower) || blocking.has(lower) || particles.has(lower)) return false;
  // "unsubscribed" asks who is; one letter less would be an order.
  if (lexicon.phrasings.has(phrasingKey([lower]))) return false;
  return !lexicon.words.includes(token.stem) && !lexicon.words.includes(lower);
}

/** "chang the stage": English knows the word, but hardly as the first of a request. */
const isOddVerb = ({ lower, stem, text }: Token, lexicon: Lexicon): boolean =>
  /^\p{Ll}{4,}$/u.test(text) &&
  !isCommonWord(lower, 3000) &&
  !(/(?:ed|en)$/.test(lower) && lexicon.phrasings.has(phrasingKey([lower]))) &&
  ![commandVerbs, ignorable, blocking, particles].some((words) => words.has(lower)) &&
  !lexicon.words.includes(stem);

/** Of two equally near words the one of this workspace comes first. */
function nearest(token: Token, own: readonly string[], others: readonly string[]): string | undefined {
  const allowed = token.lower.length >= 8 ? 2 : 1;
  const near = [...own.map((word) => ({ word, isOwn: true })), ...others.map((word) => ({ word, isOwn: false }))]
    .map(({ word, isOwn }) => ({ word, isOwn, cost: Math.min(edits(token.lower, word), edits(token.stem, word)) }))
    .filter(({ word, cost }) => cost <= allowed && word.length > 3 && word[0] === token.lower[0])
    .sort((one, other) => one.cost - other.cost);
  const [best, second] = near;
  // A letter left out is likelier than another one in its place: "wich" is "which" rather than "with".
  const tied = near.filter(
    ({ word, cost, isOwn }) => cost === best?.cost && isOwn === best.isOwn && isLeftOut(token.lower, word),
  );
  if (best && second?.cost === best.cost && tied.length === 1) return tied[0]?.word;
  // Two forms of one word are no doubt; those of the workspace come first.
  if (!best || !second || second.cost > best.cost || best.isOwn !== second.isOwn) return best?.word;
  return verbStem(second.word) === verbStem(best.word) ? best.word : undefined;
}

const isLeftOut = (typed: string, word: string): boolean =>
  word.length === typed.length + 1 && [...word].some((_, at) => word.slice(0, at) + word.slice(at + 1) === typed);

/** A swap of two neighbours counts as one edit. */
export function edits(one: string, other: string): number {
  const plain = distance(one, other);
  if (plain !== 2 || one.length !== other.length) return plain;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const isSwap = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
  return isSwap ? 1 : plain;
}
