import { objectOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import type { NameMatch, PlannedCall } from "@/agent/planner/world";
import { never, type Outcome } from "./outcome";

/** Complete plans to pick from, one a record. */
export function recordChoices(
  question: string,
  matches: readonly NameMatch[],
  make: (match: NameMatch) => PlannedCall,
  s: Sentence,
): Outcome {
  const shown = matches.slice(0, 4);
  const isMixed = new Set(shown.map((match) => match.object)).size > 1;
  const label = (match: NameMatch) =>
    isMixed ? `${match.name} (${objectOf(s.catalog, match.object)?.label.toLowerCase() ?? match.object})` : match.name;
  const options = shown.map((match) => ({ label: label(match), calls: [make(match)] }));
  return {
    do: "ask",
    question,
    options: options.length > 1 ? options : [...options, never],
    details: shown.map((match) => match.detail ?? undefined),
  };
}
