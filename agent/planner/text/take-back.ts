import { commandVerbs } from "@/agent/planner/words/verbs";
import { startOfCommand } from "./discourse";
import { tokenize } from "./tokenize";

const undo = /^(?:please |just |so )*(?:undo|revert)(?: (?:that|it|this|the last (?:one|change)))?(?: please)?[.!]*$/iu;

/** "no wait, silver was right, undo that": what was right is said to explain the undo, and is no change of its own. */
export function withUndo(clauses: readonly string[]): string[] {
  const back = clauses.find((clause) => undo.test(clause));
  const others = clauses.filter((clause) => clause !== back);
  const isTold = others.every((clause) => {
    const tokens = tokenize(clause);
    if (tokens.some(({ lower }) => lower === "not" || lower === "never")) return false;
    return !commandVerbs.has(tokens[startOfCommand(tokens)]?.lower ?? "") && !clause.includes("?");
  });
  return back && others.length > 0 && isTold ? [back] : [...clauses];
}
