import { reasonField } from "@/agent/planner/lexicon/roles";
import { lowerAt, matching, type Sentence, says, textBetween } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import { fieldsAt } from "@/agent/planner/values/field-at";
import { periodAt } from "@/agent/planner/values/period";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import type { ObjectDefinition } from "@/db/objects/definition";
import { kindVerbAt } from "./kind-verbs";
import { type Piece, type Recogniser, where } from "./piece";

const links = ["is", "was", "are", "were", "=", ":", ""];
const causes = [
  "because of",
  "because",
  "due to",
  "owing to",
  "on account of",
  "thanks to",
  "over",
  "on",
  "to",
  "through",
  "for",
];
const longest = 3;

/** Values that no list knows: "reason price", "next step is call back", and after what was lost "on price", "because of timing". */
export const textValue: Recogniser = (s, at, object) => [...named(s, at, object), ...caused(s, at, object)];

function named(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const start = ["with", "whose", "where", "and", "for"].includes(lowerAt(s, at)) ? at + 1 : at;
  return fieldsAt(s, start, object, false)
    .filter(({ field }) => field.type === "text" && !field.isFilterable && field.key !== object.nameField)
    .flatMap((found) =>
      links
        .filter((link) => link === "" || says(s, found.to, link))
        .flatMap((link) =>
          runs(s, at, link ? found.to + 1 : found.to, found.path, 0.25 + found.cost).filter(
            ({ to }) => link !== "" || isWhole(s, found.to, to),
          ),
        ),
    );
}

/** Without a joint the value ends the sentence, and is no participle: "reason price", but not "reasons ranked by amount". */
const isWhole = (s: Sentence, from: number, to: number): boolean =>
  s.tokens.slice(to).every(({ kind }) => kind === "punct") && !/(?:ed|ing|n't)$/.test(lowerAt(s, from));

function caused(s: Sentence, at: number, object: ObjectDefinition): Piece[] {
  const reason = reasonField(object);
  const isAfter = s.tokens.slice(Math.max(0, at - 3), at).some((_, offset) => {
    const index = Math.max(0, at - 3) + offset;
    return kindVerbAt(s, index, object).length > 0;
  });
  if (!reason || !isAfter) return [];
  return matching(s, at, causes).flatMap((words) => {
    const start = at + words.split(" ").length;
    const isDay = periodAt(s.tokens, start, calendarOf(s.world)) !== undefined;
    return isDay || says(s, at, "on average") ? [] : runs(s, at, start, reason.key, words.includes(" ") ? 0.1 : 0.3);
  });
}

/** Plain words up to the end of this part of the sentence, none of which means anything else here. */
function runs(s: Sentence, from: number, start: number, path: string, cost: number): Piece[] {
  const first = ["the", "a", "an", "our", "their"].includes(lowerAt(s, start)) ? start + 1 : start;
  const pieces: Piece[] = [];
  for (let to = first + 1; to <= Math.min(first + longest, s.tokens.length); to += 1) {
    const token = s.tokens[to - 1];
    const isPlain =
      token?.kind === "word" && !blocking.has(token.lower) && !s.members.has(to - 1) && !s.records.has(to - 1);
    const isOurs = s.words.has(to - 1) && (s.words.get(to - 1) ?? []).some(({ entry }) => entry.kind === "object");
    const isDay = periodAt(s.tokens, to - 1, calendarOf(s.world)) !== undefined;
    if (!isPlain || isOurs || isDay || ignorable.has(token.lower) || particles.has(token.lower)) break;
    if (endsPart(s, to)) pieces.push(where(from, to, path, "contains", single(textBetween(s, first, to)), cost));
  }
  return pieces;
}

/** "lost to competitors" finds "went to a competitor" too. */
const single = (text: string): string => text.replace(/(?<=\p{L}{3}[^s\W])s$/u, "");

const endsPart = (s: Sentence, at: number): boolean =>
  at >= s.tokens.length ||
  s.tokens[at]?.kind === "punct" ||
  ["and", "or", "this", "last", "in", "since", "by", "per", "please", "so"].includes(lowerAt(s, at)) ||
  periodAt(s.tokens, at, calendarOf(s.world)) !== undefined;
