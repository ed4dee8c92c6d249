import type { Sentence } from "./sentence";

const kept = new WeakMap<Sentence, Map<unknown, Map<string, unknown>>>();

/** Recognisers are pure, and several of them and several frames ask the same of one place; each answer is worked out once a sentence. */
export function once<T>(s: Sentence, owner: unknown, key: string, compute: () => T): T {
  const bySentence = kept.get(s) ?? new Map<unknown, Map<string, unknown>>();
  kept.set(s, bySentence);
  const byOwner = bySentence.get(owner) ?? new Map<string, unknown>();
  bySentence.set(owner, byOwner);
  if (byOwner.has(key)) return byOwner.get(key) as T;
  const value = compute();
  byOwner.set(key, value);
  return value;
}
