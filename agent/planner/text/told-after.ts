import type { Lexicon } from "@/agent/planner/lexicon/compile";
import { createVerbs } from "@/agent/planner/words/verbs";
import { startOfCommand } from "./discourse";
import { stemOf } from "./stem";
import { tokenize } from "./tokenize";

const told =
  /^(?:it(?:'s| is)|this is|that(?:'s| is)) (?:also |very |really |quite |pretty |super |rather )?([\p{L}-]+)[.!]*$/iu;

/** "Ask Tom to call them. It is urgent.": a value told of what the sentence before makes belongs to it. */
export function toldWithMake(clauses: readonly string[], lexicon: Lexicon): string[] {
  const result: string[] = [];
  for (const clause of clauses) {
    const word = told.exec(clause)?.[1];
    const before = result.at(-1);
    if (word && before !== undefined && isOption(word, lexicon) && makes(before)) {
      result[result.length - 1] = `${before.replace(/[.!?\s]+$/u, "")}, ${word}`;
    } else result.push(clause);
  }
  return result;
}

const isOption = (word: string, lexicon: Lexicon): boolean =>
  (lexicon.entries.get(stemOf(word.toLowerCase())) ?? []).some((entry) => entry.kind === "option");

/** Text after a colon would take the value in as its own words. */
function makes(clause: string): boolean {
  const tokens = tokenize(clause);
  const verb = tokens[startOfCommand(tokens)]?.lower ?? "";
  return (
    (createVerbs.has(verb) || ["ask", "tell", "remind", "schedule", "book"].includes(verb)) && !clause.includes(":")
  );
}
