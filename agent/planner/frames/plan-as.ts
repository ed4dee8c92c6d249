import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { learn } from "@/agent/planner/link/knowledge";
import { readSentence, type Sentence } from "@/agent/planner/link/sentence";
import type { Outcome } from "@/agent/planner/policy/outcome";

export type Plan = (s: Sentence) => Promise<Outcome>;

/** What other words would come to in the same place of the conversation. */
export async function planAs(s: Sentence, plan: Plan, text: string): Promise<Outcome> {
  const lexicon = lexiconOf(s.catalog);
  const knowledge = await learn(text, s.world, lexicon, false);
  return plan(readSentence(text, { world: s.world, lexicon, knowledge, state: s.state }));
}
