import type { Sentence } from "@/agent/planner/link/sentence";
import { type Catalog, isWritable } from "@/db/objects/definition";
import type { Rule } from "./rule";

const notAsked =
  "(?!(?:what|which|who|whose|how|when|where|why|is|are|does|do|did|has|have|can|could|should|would|if|unless)\\b)";
const subject = `${notAsked}(?:the |our )?(?<x>[^,;:"“?]{2,90}?)`;
const end =
  "(?:,? (?:now|from now on|from today(?: on)?|going forward|as of (?:now|today)|nowadays|these days|by now|at the moment|already|please|instead|by the way|meanwhile|today|again|any ?more|any longer))*[.!]*";

const kept = new WeakMap<Catalog, Map<string, RegExp>>();

/** The pattern of a rule with this workspace's own names in it, made once for each version of its objects and people. */
export function patternOf(s: Sentence, { says }: Pick<Rule, "says">): RegExp {
  const patterns = kept.get(s.catalog) ?? new Map<string, RegExp>();
  kept.set(s.catalog, patterns);
  const people = memberNames(s);
  const key = `${says} ${people}`;
  const before = patterns.get(key);
  if (before) return before;
  const full = says
    .replaceAll("FIELD", fieldNames(s.catalog))
    .replaceAll("LOOKUP", lookupNames(s.catalog))
    .replaceAll("OPTION", `(?:${optionNames(s.catalog)}s?)`)
    .replaceAll("MEMBER", people)
    .replaceAll("END", end)
    .replaceAll("X", subject);
  const pattern = new RegExp(`^${full}$`, "iu");
  patterns.set(key, pattern);
  return pattern;
}

function fieldNames({ objects }: Catalog): string {
  const nouns = new Set(
    objects.flatMap(({ label, plural, synonyms }) => [label, plural, ...(synonyms ?? [])].map(lower)),
  );
  const names = objects.flatMap(({ fields }) =>
    fields
      .filter((field) => isWritable(field) && !field.isSystem)
      .flatMap(({ label, synonyms }) => [label, ...(synonyms ?? [])]),
  );
  return anyOf(names.filter((name) => !nouns.has(lower(name))));
}

const lookupNames = ({ objects }: Catalog): string =>
  anyOf(
    objects.flatMap(({ fields }) =>
      fields.filter(({ type }) => type === "lookup" || type === "owner").map(({ label }) => label),
    ),
  );

const optionNames = ({ objects }: Catalog): string =>
  anyOf(
    objects.flatMap(({ fields }) =>
      fields.flatMap(({ options }) => (options ?? []).flatMap(({ label, synonyms }) => [label, ...(synonyms ?? [])])),
    ),
  );

const named = new WeakMap<Sentence["world"]["members"], string>();

function memberNames({ world }: Sentence): string {
  const before = named.get(world.members);
  if (before) return before;
  const names = anyOf([
    "me",
    "myself",
    ...world.members.flatMap(({ name }) => [name, ...name.split(/\s+/)].flatMap((part) => [part, unmarked(part)])),
  ]);
  named.set(world.members, names);
  return names;
}

const lower = (text: string): string => text.toLowerCase();
const unmarked = (text: string): string => text.normalize("NFD").replace(/\p{Diacritic}/gu, "");

/** Longest first, so that "lost reason" is not taken for "lost". */
function anyOf(words: readonly string[]): string {
  const unique = [...new Set(words.map(lower))]
    .filter((word) => word.length > 1)
    .sort((one, other) => other.length - one.length);
  return `(?:${unique.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|")})`;
}
