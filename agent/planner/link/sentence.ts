import type { ConversationState } from "@/agent/planner/conversation/state";
import type { Entry, Lexicon } from "@/agent/planner/lexicon/compile";
import { phrasingKey } from "@/agent/planner/lexicon/compile";
import type { Token } from "@/agent/planner/text/token";
import { tokenize } from "@/agent/planner/text/tokenize";
import type { PlannerWorld, ValueMatch } from "@/agent/planner/world";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import type { Knowledge } from "./knowledge";
import { aliases } from "./knowledge";
import { linkMembers, type MemberLink } from "./link-members";
import { linkRecords, type RecordLink } from "./link-records";
import { respell } from "./respell";

export type WordLink = { from: number; to: number; entry: Entry };
export type PlaceLink = { from: number; to: number; match: ValueMatch };

/** One clause with everything its words link to; all recognisers read it and none changes it. */
export type Sentence = {
  source: string;
  tokens: readonly Token[];
  world: PlannerWorld;
  catalog: Catalog;
  state: ConversationState;
  lexicon: Lexicon;
  knowledge: Knowledge;
  words: ReadonlyMap<number, readonly WordLink[]>;
  members: ReadonlyMap<number, readonly MemberLink[]>;
  records: ReadonlyMap<number, readonly RecordLink[]>;
  places: ReadonlyMap<number, readonly PlaceLink[]>;
  /** Spelling that was repaired, to say so. */
  repairs: ReadonlyMap<number, string>;
};

export type SentenceParts = { world: PlannerWorld; lexicon: Lexicon; knowledge: Knowledge; state: ConversationState };

export function readSentence(source: string, parts: SentenceParts): Sentence {
  const { world, lexicon, knowledge } = parts;
  const { tokens, repairs } = respell(tokenize(source), lexicon, (token) => isNameWord(token, parts));
  const base = { ...parts, source, tokens, catalog: world.catalog, repairs };
  return {
    ...base,
    words: byStart(linkWords(tokens, lexicon)),
    members: byStart(linkMembers(tokens, world.members)),
    records: byStart(linkRecords(source, tokens, knowledge, lexicon)),
    places: byStart(linkPlaces(source, tokens, knowledge)),
  };
}

export const textBetween = (s: Sentence, from: number, to: number): string => {
  const first = s.tokens[from];
  const last = s.tokens[to - 1];
  return first && last ? s.source.slice(first.from, last.to) : "";
};

export const lowerAt = (s: Sentence, index: number): string => s.tokens[index]?.lower ?? "";

/** True if the words from `index` on are these. */
export function says(s: Sentence, index: number, phrase: string): boolean {
  const first = lowerAt(s, index);
  if (first === "" || !phrase.startsWith(first)) return false;
  return phrase.split(" ").every((word, offset) => lowerAt(s, index + offset) === word);
}

const indexes = new WeakMap<readonly string[], Map<string, string[]>>();

/** Which of these phrases stand here; a fixed list is indexed by first word once. */
export function matching(s: Sentence, at: number, phrases: readonly string[]): string[] {
  let index = indexes.get(phrases);
  if (!index) {
    index = new Map<string, string[]>();
    for (const phrase of phrases) {
      const first = phrase.split(" ")[0] ?? "";
      index.set(first, [...(index.get(first) ?? []), phrase]);
    }
    indexes.set(phrases, index);
  }
  return (index.get(lowerAt(s, at)) ?? []).filter((phrase) => says(s, at, phrase));
}

export const objectLinksAt = (s: Sentence, index: number): WordLink[] =>
  (s.words.get(index) ?? []).filter((link) => link.entry.kind === "object");

export function linksTo(s: Sentence, index: number, object: ObjectDefinition): WordLink[] {
  return (s.words.get(index) ?? []).filter((link) => link.entry.object === object.key);
}

function linkWords(tokens: readonly Token[], lexicon: Lexicon): WordLink[] {
  const links: WordLink[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + lexicon.longest); to += 1) {
      const span = tokens.slice(from, to);
      if (span.some((token) => token.kind === "quote")) break;
      const isPlural = span.at(-1)?.lower !== span.at(-1)?.stem;
      for (const entry of lexicon.entries.get(span.map((token) => token.stem).join(" ")) ?? []) {
        links.push({
          from,
          to,
          entry: entry.kind === "object" ? { ...entry, isPlural: isPlural || span.at(-1)?.lower === "people" } : entry,
        });
      }
      for (const entry of lexicon.phrasings.get(phrasingKey(span.map((token) => token.lower))) ?? [])
        links.push({ from, to, entry });
    }
  }
  return links;
}

function linkPlaces(source: string, tokens: readonly Token[], knowledge: Knowledge): PlaceLink[] {
  const links: PlaceLink[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + 4); to += 1) {
      const phrase = source.slice(tokens[from]?.from, tokens[to - 1]?.to);
      for (const word of [phrase, ...aliases(phrase)]) {
        for (const match of knowledge.values.get(word.toLowerCase()) ?? []) links.push({ from, to, match });
      }
    }
  }
  return links;
}

function isNameWord(token: Token, { world, knowledge }: SentenceParts): boolean {
  if (knowledge.exact.has(token.lower) || knowledge.contains.has(token.lower) || knowledge.values.has(token.lower))
    return true;
  return world.members.some((member) => member.name.toLowerCase().split(/\s+/).includes(token.lower));
}

function byStart<T extends { from: number }>(links: readonly T[]): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const link of links) map.set(link.from, [...(map.get(link.from) ?? []), link]);
  return map;
}
