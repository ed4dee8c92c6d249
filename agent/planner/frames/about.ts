import { lowerAt, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import type { NameMatch } from "@/agent/planner/world";
import { oneTarget } from "./resolve-target";

export type About = { object: string; id: string };
/** What a note or task is about: found, several to pick from, or words that name nothing. */
export type AboutResult = { about: About[]; pick?: readonly NameMatch[]; to: number } | undefined;

const pronouns = ["it", "this", "that", "him", "her", "them", "there", "here", "this one"];

/** A record or pronoun right at this place; the longest exact name first. */
export function aboutAt(s: Sentence, at: number, activity: string): AboutResult {
  const first = ["the", "our", "a", "my"].includes(lowerAt(s, at)) ? at + 1 : at;
  const nouns = objectLinksAt(s, first).filter((link) => s.records.has(link.to));
  const [noun] = nouns;
  const start = noun?.to ?? first;
  const links = [...(s.records.get(start) ?? [])]
    .map((link) => ({
      ...link,
      matches: link.matches.filter(
        (match) => match.object !== activity && (!noun || nouns.some(({ entry }) => entry.object === match.object)),
      ),
    }))
    .filter((link) => link.matches.length > 0 && link.how !== "deleted")
    .sort((one, other) => order(one.how) - order(other.how) || other.to - one.to);
  const [best] = links;
  if (best) return fromLink(s, best);
  return pronounAt(s, at);
}

const order = (how: string): number => ["exact", "begins", "contains", "similar"].indexOf(how);

function fromLink(s: Sentence, link: { to: number; matches: readonly NameMatch[]; how: string }): AboutResult {
  const noun = (s.words.get(link.to) ?? []).find((word) => word.entry.kind === "object");
  const kind = noun?.entry.kind === "object" ? noun.entry.object : undefined;
  const matches = kind ? link.matches.filter((match) => match.object === kind) : parentFirst(link.matches);
  const to = kind && matches.length > 0 ? (noun?.to ?? link.to) : link.to;
  const end = lowerAt(s, to) === "'s" ? to + 1 : to;
  const [only] = matches.length > 0 ? matches : link.matches;
  const isSure = (link.how === "exact" || link.how === "begins") && (matches.length || link.matches.length) === 1;
  if (only && isSure) return { about: [{ object: only.object, id: only.id }], to: end };
  return { about: [], pick: matches.length > 0 ? matches : link.matches, to: end };
}

/** "Kessler" is the company rather than its deals of that name, where all the others belong to it. */
function parentFirst(matches: readonly NameMatch[]): readonly NameMatch[] {
  const parent = matches.find((match) => matches.every((other) => other === match || other.detail === match.name));
  return parent && matches.length > 1 ? [parent] : matches;
}

function pronounAt(s: Sentence, at: number): AboutResult {
  const nouns = (s.words.get(at + 1) ?? []).filter((word) => word.entry.kind === "object");
  if (["this", "that", "the"].includes(lowerAt(s, at)) && nouns[0]) {
    const object = s.catalog.objects.find((entry) => entry.key === nouns[0]?.entry.object);
    const found = object ? oneTarget(s.state, object) : undefined;
    return found?.kind === "one"
      ? { about: [{ object: found.record.object, id: found.record.id }], to: nouns[0].to }
      : undefined;
  }
  const word = pronouns.find((words) => says(s, at, words));
  const focus = inFocus(s);
  return word && focus ? { about: [focus], to: at + word.split(" ").length } : undefined;
}

/** The record that "it" means when nothing says which object. */
export function inFocus(s: Sentence): About | undefined {
  const { focus, context } = s.state;
  const [first] = focus;
  if (first) return { object: first.object, id: first.id };
  if (context.record) return context.record;
  const [only] = context.selectedIds ?? [];
  const object = context.object ?? context.query?.object;
  return context.selectedIds?.length === 1 && only && object ? { object, id: only } : undefined;
}

/** Records named inside free text, when each name is exact and means one record. */
export function namedIn(s: Sentence, from: number, to: number, activity: string): About[] {
  const found = new Map<string, About>();
  const fields = s.catalog.objects.find(({ key }) => key === activity)?.fields ?? [];
  const isLinked = (object: string) => fields.some(({ target }) => target === object);
  for (let at = from; at < to; at += 1) {
    const link = [...(s.records.get(at) ?? [])]
      .filter((entry) => entry.how === "exact" || entry.how === "begins")
      .sort((one, other) => other.to - one.to)[0];
    const matches = parentFirst((link?.matches ?? []).filter((match) => isLinked(match.object)));
    const [only] = matches;
    if (!link || link.to > to || matches.length !== 1 || !only) continue;
    found.set(only.id, { object: only.object, id: only.id });
    at = link.to - 1;
  }
  return [...found.values()].slice(0, 3);
}
