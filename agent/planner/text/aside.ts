import type { Lexicon } from "@/agent/planner/lexicon/compile";
import { ignorable } from "@/agent/planner/words/closed-words";
import { commandVerbs } from "@/agent/planner/words/verbs";
import { tokenize } from "./tokenize";

const tellers = new Set(["i", "we", "they", "he", "she"]);
/** Words that may take back, narrow or add to what was asked. */
const turning = new Set(
  `not no never only but except unless until if or just mean meant want need wish prefer would should must rather instead first also too
  still all every each some them those these it`
    .trim()
    .split(/\s+/),
);

/** "… They hired again.": why something is asked, behind the request: of people, with no word of ours, no name and no figure. */
export function isAside(clause: string, lexicon: Lexicon): boolean {
  const tokens = tokenize(clause);
  if (!tellers.has(tokens[0]?.lower ?? "") || /[?"“:]/u.test(clause)) return false;
  return tokens.slice(1).every((token) => {
    if (token.kind === "punct") return true;
    if (token.kind !== "word" || /^\p{Lu}/u.test(token.text) || turning.has(token.lower)) return false;
    return ignorable.has(token.lower) || !(commandVerbs.has(token.lower) || lexicon.entries.has(token.stem));
  });
}
