import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { learn } from "@/agent/planner/link/knowledge";
import { readSentence, type Sentence } from "@/agent/planner/link/sentence";
import type { Outcome } from "@/agent/planner/policy/outcome";

export type Plan = (s: Sentence) => Promise<Outcome>;

/** What other words would come to in the same place of the conversation. They bring in no name, so what was looked up for the sentence serves. */
export async function planAs(s: Sentence, plan: Plan, text: string): Promise<Outcome> {
  const lexicon = lexiconOf(s.catalog);
  const isOfTrash = /^restore\b/.test(text) && s.knowledge.deleted.size === 0;
  const knowledge = isOfTrash ? await learn(text, s.world, lexicon, true) : s.knowledge;
  return plan(readSentence(text, { world: s.world, lexicon, knowledge, state: s.state }));
}
