import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { learn } from "@/agent/planner/link/knowledge";
import type { RecordLink } from "@/agent/planner/link/link-records";
import { readSentence, type Sentence } from "@/agent/planner/link/sentence";
import type { Outcome } from "./outcome";

type Plan = (s: Sentence) => Promise<Outcome>;

const most = 4;

/**
 * A sentence that is refused because a name in it is several people's ("Wallner phone +49 171 …"): where it is understood with the
 * whole name of one, the question is which of them is meant.
 */
export async function whichName(s: Sentence, refusal: Outcome, plan: Plan): Promise<Outcome> {
  const link = [...s.records.values()].flat().filter(isShared).sort(longest)[0];
  const [first] = link?.matches ?? [];
  const [from, to] = [s.tokens[link?.from ?? 0]?.from ?? 0, s.tokens[(link?.to ?? 1) - 1]?.to ?? 0];
  if (!link || !first) return refusal;
  const withName = (name: string): string => `${s.source.slice(0, from)}${name}${s.source.slice(to)}`;
  const lexicon = lexiconOf(s.catalog);
  const text = withName(first.name);
  const knowledge = await learn(text, s.world, lexicon, false);
  const tried = await plan(readSentence(text, { world: s.world, lexicon, knowledge, state: s.state }));
  if (tried.do !== "call") return refusal;
  return {
    do: "ask",
    question: `Which ${s.source.slice(from, to)} do you mean?`,
    options: link.matches.map(({ name, detail }) => ({
      label: detail ? `${name} (${detail})` : name,
      sentence: withName(name),
    })),
  };
}

const isShared = ({ matches, how }: RecordLink): boolean =>
  matches.length > 1 &&
  matches.length <= most &&
  (how === "exact" || how === "begins" || how === "contains") &&
  new Set(matches.map(({ name }) => name)).size === matches.length &&
  new Set(matches.map(({ object }) => object)).size === 1;

const longest = (one: RecordLink, other: RecordLink): number => other.to - other.from - (one.to - one.from);
