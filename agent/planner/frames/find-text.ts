import { asObject } from "@/agent/planner/conversation/state";
import { lowerAt, matching, type Sentence, textBetween } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { listOf } from "@/agent/planner/reply/format";

const openers = [
  "search for",
  "search",
  "find",
  "look for",
  "look up",
  "find me",
  "find anything about",
  "find everything about",
  "anything about",
  "where do we mention",
  "who mentioned",
];
const longest = 4;

/** 'find "leasing"', "search for sensors": words of no object are looked for in every object, and a person picks if several have them. */
export async function findTextOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  const opener = [...matching(s, start, openers)].sort((one, other) => other.length - one.length)[0];
  if (!opener) return undefined;
  const from = start + opener.split(" ").length;
  const first = s.tokens[from];
  const end = s.tokens.findLastIndex((token) => token.kind !== "punct") + 1;
  if (!first || end <= from || end - from > longest) return undefined;
  const isQuoted = first.kind === "quote" && end === from + 1;
  const isPlain = s.tokens.slice(from, end).every((token, offset) => isFree(s, from + offset) && token.kind === "word");
  if (!isQuoted && !isPlain) return undefined;
  const text = isQuoted ? first.text.slice(1, -1).trim() : textBetween(s, from, end);
  const found = await Promise.all(
    s.catalog.objects.slice(0, 8).map(async (object) => {
      const input = { object: object.key, search: text, count: "capped" };
      const output = asObject(await s.world.read("search_records", { ...input, limit: 1 }).catch(() => undefined));
      return { object, input, count: Number(asObject(output.count).value ?? 0) };
    }),
  );
  const hits = found.filter((entry) => entry.count > 0);
  const [only] = hits;
  if (!only)
    return say(`I found “${text}” in none of the ${listOf(found.map(({ object }) => object.plural.toLowerCase()))}.`);
  const reading = { chips: [{ text: `mentioning “${text}”`, why: `“${opener}”` }], leftOut: [] };
  if (hits.length === 1) return call("search_records", only.input, reading);
  return {
    do: "ask",
    question: `“${text}” is in ${listOf(hits.map(({ object, count }) => `${count} ${(count === 1 ? object.label : object.plural).toLowerCase()}`))}. Which do you want to see?`,
    options: hits
      .slice(0, 4)
      .map(({ object, input }) => ({ label: object.plural, calls: [{ tool: "search_records", input }] })),
    reading,
  };
}

/** Neither metadata nor a name. */
const isFree = (s: Sentence, at: number): boolean =>
  !s.words.has(at) &&
  !s.members.has(at) &&
  !s.places.has(at) &&
  !(s.records.get(at) ?? []).some((link) => link.how === "exact") &&
  !["me", "my", "all", "not", "and", "or"].includes(lowerAt(s, at));
