import type { Sentence } from "./sentence";

const kept = new WeakMap<Sentence, Map<unknown, Map<string, unknown>>>();

/** Recognisers are pure, and several of them and several frames ask the same of one place; each answer is worked out once a sentence. */
export function once<T>(s: Sentence, owner: unknown, key: string, compute: () => T): T {
  let bySentence = kept.get(s);
  if (!bySentence) {
    bySentence = new Map();
    kept.set(s, bySentence);
  }
  let byOwner = bySentence.get(owner);
  if (!byOwner) {
    byOwner = new Map();
    bySentence.set(owner, byOwner);
  }
  const before = byOwner.get(key);
  if (before !== undefined) return before as T;
  const value = compute();
  byOwner.set(key, value);
  return value;
}
