import { distance } from "fastest-levenshtein";

import type { Lexicon } from "@/agent/planner/lexicon/compile";
import type { Token } from "@/agent/planner/text/token";
import { monthOf, weekdayOf } from "@/agent/planner/values/date-words";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { isCommonWord } from "@/agent/planner/words/common-words";
import type { NameMatch } from "@/agent/planner/world";
import { type Knowledge, maxWords } from "./knowledge";
import { narrowed } from "./narrow";

/** `begins`: the phrase is how the name starts. Only exact and begins may be written to. */
export type RecordLink = {
  from: number;
  to: number;
  matches: readonly NameMatch[];
  how: "exact" | "begins" | "contains" | "similar" | "deleted";
};

export function linkRecords(
  source: string,
  tokens: readonly Token[],
  knowledge: Knowledge,
  lexicon: Lexicon,
): RecordLink[] {
  const links: RecordLink[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + maxWords); to += 1) {
      const span = tokens.slice(from, to);
      const phrase = phraseOf(source, span).toLowerCase();
      const exact = knowledge.exact.get(phrase) ?? [];
      if (exact.length > 0 && !(span.length === 1 && isPlainWord(span[0], lexicon)))
        links.push({ from, to, matches: exact, how: "exact" });
      const deleted = knowledge.deleted.get(phrase) ?? [];
      if (deleted.length > 0) links.push({ from, to, matches: deleted, how: "deleted" });
      if (exact.length > 0 || !isNameLike(span, lexicon)) continue;
      const loose = looseLinks(from, to, phrase, knowledge);
      links.push(...loose, ...loose.flatMap((link) => inFull(source, tokens, link)));
    }
  }
  return withoutShadows([...links, ...narrowed(tokens, links)], tokens, lexicon);
}

/** A near name gives way to a sure one inside it, and its outer words must be more than everyday or metadata words. */
function withoutShadows(links: readonly RecordLink[], tokens: readonly Token[], lexicon: Lexicon): RecordLink[] {
  const sure = links.filter((link) => link.how === "exact" || link.how === "begins");
  const isPlain = (token: Token | undefined): boolean =>
    token === undefined ||
    lexicon.entries.has(token.stem) ||
    (isCommonWord(token.lower) && !/^\p{Lu}/u.test(token.text));
  return links.filter((link) => {
    if (link.how !== "similar" && link.how !== "contains") return true;
    if (link.how === "similar" && link.matches.length === 1 && link.matches.every(isSlip)) return true;
    // A note that begins with these words does not hide the one deal that has both of them in its name.
    const isApart = (other: RecordLink) =>
      link.how === "contains" && link.to - link.from > 1 && other.from === link.from && other.to === link.to;
    if (sure.some((other) => other.from < link.to && link.from < other.to && !isApart(other))) return false;
    return link.how === "contains" || !(isPlain(tokens[link.from]) || isPlain(tokens[link.to - 1]));
  });
}

function phraseOf(source: string, span: readonly Token[]): string {
  const first = span[0];
  const last = span.at(-1);
  if (!first || !last) return "";
  return span.length === 1 && first.kind === "quote"
    ? first.text.slice(1, -1).trim()
    : source.slice(first.from, last.to);
}

function looseLinks(from: number, to: number, phrase: string, knowledge: Knowledge): RecordLink[] {
  const contains = knowledge.contains.get(phrase) ?? [];
  const begins = contains.filter((match) => isWordStart(match.name.toLowerCase(), phrase));
  if (begins.length > 0)
    return [
      { from, to, matches: begins, how: "begins" },
      ...(begins.length < contains.length ? [{ from, to, matches: contains, how: "contains" as const }] : []),
    ];
  if (contains.length > 0) return [{ from, to, matches: contains, how: "contains" }];
  const similar = knowledge.similar.get(phrase) ?? [];
  return similar.length > 0 ? [{ from, to, matches: similar, how: "similar" }] : [];
}

/** A name longer than any phrase that was looked up, when the words go on as it does. */
function inFull(source: string, tokens: readonly Token[], { from, matches, how }: RecordLink): RecordLink[] {
  const first = tokens[from];
  if (how !== "begins" || !first) return [];
  return matches.flatMap((match): RecordLink[] => {
    const end = first.from + match.name.length;
    const last = tokens.findIndex((token) => token.to === end);
    const isWhole = last >= from + maxWords && source.slice(first.from, end).toLowerCase() === match.name.toLowerCase();
    const same = matches.filter(({ name }) => name === match.name);
    return isWhole && same[0] === match ? [{ from, to: last + 1, matches: same, how: "exact" }] : [];
  });
}

const isWordStart = (name: string, phrase: string): boolean =>
  name.startsWith(phrase) && !/[\p{L}\p{N}]/u.test(name[phrase.length] ?? " ");

/** A name in part needs one word that is nothing else: not metadata, not of no content, and capital or rare. */
function isNameLike(span: readonly Token[], lexicon: Lexicon): boolean {
  if (span.some((token) => token.kind === "punct" || token.kind === "email")) return false;
  if (span.length === 1 && span[0]?.kind === "quote") return true;
  const first = span[0];
  if (span.length === 1 && (monthOf(first?.lower ?? "") || weekdayOf(first?.lower ?? ""))) return false;
  if (first && (ignorable.has(first.lower) || particles.has(first.lower))) return false;
  return span.some((token) => {
    if (
      token.kind !== "word" ||
      lexicon.entries.has(token.stem) ||
      ignorable.has(token.lower) ||
      particles.has(token.lower) ||
      blocking.has(token.lower)
    )
      return false;
    return /^\p{Lu}/u.test(token.text) || !isCommonWord(token.lower) || span.length > 1;
  });
}

/** "May", "open" or "deals" alone is not a record of that name unless capital letters say so. */
function isPlainWord(token: Token | undefined, lexicon: Lexicon): boolean {
  if (token?.kind !== "word") return false;
  const isOrdinary =
    lexicon.entries.has(token.stem) ||
    ignorable.has(token.lower) ||
    blocking.has(token.lower) ||
    particles.has(token.lower);
  return isOrdinary && /^\p{Ll}/u.test(token.text);
}

/** A slip of the finger in a long name ("Kesslr trailer trackers") leaves no doubt which record is meant. */
export const isSlip = (match: NameMatch): boolean =>
  match.name.includes(" ") &&
  match.name.length >= 10 &&
  distance(match.phrase.toLowerCase(), match.name.toLowerCase()) <= (match.name.length >= 16 ? 2 : 1);
