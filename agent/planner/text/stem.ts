import pluralize from "pluralize";

const known = new Map<string, string>();
const unchanged = new Set([
  "has",
  "is",
  "was",
  "does",
  "this",
  "his",
  "us",
  "as",
  "its",
  "yes",
  "status",
  "sales",
  "plus",
  "less",
  "overdue",
  "news",
]);

/** Plural to singular only; anything stronger joins words that people keep apart. */
export function stemOf(lower: string): string {
  if (lower.length < 4 || unchanged.has(lower)) return lower;
  const before = known.get(lower);
  if (before !== undefined) return before;

  const stem = pluralize.singular(lower);
  if (known.size > 20_000) known.clear();
  known.set(lower, stem);
  return stem;
}

/** So that "works at", "working at" and "worked at" meet in one key. */
export function verbStem(lower: string): string {
  for (const ending of ["ing", "ed", "es", "s", "e", "n"]) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 3) continue;
    return single(lower.slice(0, -ending.length).replace(/e$/, ""));
  }
  return single(lower);
}

/** "added" and "add", "dropped" and "drop" meet without the doubled letter. */
const single = (base: string): string => (/([^aeiouls])\1$/.test(base) ? base.slice(0, -1) : base);
