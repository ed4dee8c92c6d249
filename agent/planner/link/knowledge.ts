import type { Lexicon } from "@/agent/planner/lexicon/compile";
import type { Token } from "@/agent/planner/text/token";
import { tokenize } from "@/agent/planner/text/tokenize";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { isCommonWord } from "@/agent/planner/words/common-words";
import { demonyms, placeAliases, regions } from "@/agent/planner/words/demonyms";
import type { NameMatch, PlannerWorld, ValueMatch } from "@/agent/planner/world";

/** What the data said about the words of one message. Names stay in the database; only the matches come here. */
export type Knowledge = {
  exact: ReadonlyMap<string, readonly NameMatch[]>;
  contains: ReadonlyMap<string, readonly NameMatch[]>;
  similar: ReadonlyMap<string, readonly NameMatch[]>;
  deleted: ReadonlyMap<string, readonly NameMatch[]>;
  values: ReadonlyMap<string, readonly ValueMatch[]>;
};

/** Longer names are found by how they begin. */
export const maxWords = 6;
const maxPhrases = 200;

export async function learn(
  text: string,
  world: PlannerWorld,
  lexicon: Lexicon,
  wantsDeleted: boolean,
): Promise<Knowledge> {
  const phrases = phrasesOf(text, lexicon);
  if (phrases.length === 0)
    return { exact: new Map(), contains: new Map(), similar: new Map(), deleted: new Map(), values: new Map() };

  const places = phrases.flatMap((phrase) => [phrase, ...aliases(phrase)]).slice(0, maxPhrases);
  const [names, values, deleted] = await Promise.all([
    world.matchNames(phrases),
    world.matchValues(places),
    wantsDeleted ? world.matchNames(phrases, { deleted: "only" }) : undefined,
  ]);
  return {
    exact: byPhrase(names.exact),
    contains: byPhrase(names.contains),
    similar: byPhrase(names.similar),
    deleted: byPhrase([...(deleted?.exact ?? []), ...(deleted?.contains ?? [])]),
    values: byPhrase(values),
  };
}

export const aliases = (phrase: string): string[] => [
  ...(demonyms[phrase.toLowerCase()] ?? []),
  ...(placeAliases[phrase.toLowerCase()] ?? []),
  ...(regions[phrase.toLowerCase()] ?? []),
];

/** Every run of one to six words that could be a name: not one that begins or ends with a word of no content. */
export function phrasesOf(text: string, lexicon: Lexicon): string[] {
  const tokens = tokenize(text);
  const phrases = new Map<string, number>();
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + maxWords); to += 1) {
      const last = tokens[to - 1];
      const first = tokens[from];
      if (!first || !last) break;
      if (isBarrier(last) && to - from > 1) break;
      if (last.kind === "quote" || first.kind === "quote") {
        if (to - from === 1) phrases.set(first.text.slice(1, -1).trim(), 2);
        break;
      }
      if (isEdge(first) || isEdge(last)) continue;
      const phrase = text.slice(first.from, last.to);
      if (phrase.length > 1 && phrase.length <= 120) phrases.set(phrase, weight(tokens.slice(from, to), lexicon));
    }
  }
  return [...phrases.entries()]
    .sort((one, other) => other[1] - one[1])
    .slice(0, maxPhrases)
    .map(([phrase]) => phrase);
}

const isBarrier = (token: Token): boolean => token.kind === "punct" && !/^[&.,'’/+-]$/.test(token.text);

function isEdge(token: Token): boolean {
  if (token.kind === "punct") return true;
  if (token.kind === "number" || token.kind === "word")
    return (
      /^\p{Ll}/u.test(token.text) &&
      (ignorable.has(token.lower) || particles.has(token.lower) || blocking.has(token.lower)) &&
      !aliases(token.text).length
    );
  return false;
}

/** Capitals and unknown words first, so that a long sentence loses its least likely names. */
function weight(tokens: readonly Token[], lexicon: Lexicon): number {
  const isCapital = tokens.some((token) => /^\p{Lu}/u.test(token.text)) ? 1 : 0;
  const isUnknown = tokens.some((token) => !isCommonWord(token.lower) && !lexicon.entries.has(token.stem)) ? 1 : 0;
  return isCapital + isUnknown + 1 / (1 + tokens.length);
}

function byPhrase<T extends { phrase: string }>(matches: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const match of matches)
    map.set(match.phrase.toLowerCase(), [...(map.get(match.phrase.toLowerCase()) ?? []), match]);
  return map;
}
