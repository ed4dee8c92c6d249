import { distance } from "fastest-levenshtein";

import type { Lexicon } from "@/agent/planner/lexicon/compile";
import { stemOf, verbStem } from "@/agent/planner/text/stem";
import type { Token } from "@/agent/planner/text/token";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { commandWords } from "@/agent/planner/words/command-words";
import { isCommonWord } from "@/agent/planner/words/common-words";

/** Repairs only words that are neither English, nor metadata, nor part of a name, and only towards metadata and our own command words. */
export function respell(
  tokens: readonly Token[],
  lexicon: Lexicon,
  isName: (token: Token) => boolean,
): { tokens: Token[]; repairs: Map<number, string> } {
  const repairs = new Map<number, string>();
  const repaired = tokens.map((token, index) => {
    if (token.kind !== "word" || !isSuspect(token, lexicon) || isName(token)) return token;
    if (isProper(token, tokens[index - 1])) return token;
    const word = nearest(token, lexicon);
    if (!word) return token;
    repairs.set(index, word);
    const isPlural = token.lower.endsWith("s") && !word.endsWith("s");
    return { ...token, lower: isPlural ? `${word}s` : word, stem: stemOf(word) };
  });
  return { tokens: repaired, repairs };
}

const beforeNames = new Set(["in", "from", "at", "near", "called", "named"]);

/** "in Bodø" is a place that we do not know, and no misspelt word of ours. */
const isProper = ({ text }: Token, before: Token | undefined): boolean =>
  /^\p{Lu}/u.test(text) && (/[^\p{ASCII}]/u.test(text) || beforeNames.has(before?.lower ?? ""));

function isSuspect(token: Token, lexicon: Lexicon): boolean {
  const { lower } = token;
  if (lower.length < 4 || /\d/.test(lower) || isCommonWord(lower) || commandWords.has(lower)) return false;
  if (ignorable.has(lower) || blocking.has(lower) || particles.has(lower)) return false;
  return !lexicon.words.includes(token.stem) && !lexicon.words.includes(lower);
}

function nearest(token: Token, lexicon: Lexicon): string | undefined {
  const allowed = token.lower.length >= 8 ? 2 : 1;
  const near = [...lexicon.words, ...commandWords]
    .map((word) => ({ word, cost: Math.min(edits(token.lower, word), edits(token.stem, word)) }))
    .filter(({ word, cost }) => cost <= allowed && word.length > 3 && word[0] === token.lower[0])
    .sort((one, other) => one.cost - other.cost);
  const [best, second] = near;
  // Two forms of one word are no doubt; those of the workspace come first.
  const isSure = !second || second.cost > (best?.cost ?? 0) || verbStem(second.word) === verbStem(best?.word ?? "");
  return isSure ? best?.word : undefined;
}

/** A swap of two neighbours counts as one edit. */
function edits(one: string, other: string): number {
  const plain = distance(one, other);
  if (plain !== 2 || one.length !== other.length) return plain;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const isSwap = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
  return isSwap ? 1 : plain;
}
