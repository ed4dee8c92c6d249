import type { Sentence } from "@/agent/planner/link/sentence";
import { askedRules } from "./asked";
import { doneRules } from "./done";
import { figureRules } from "./figures";
import { firstRules } from "./first";
import { handOverRules } from "./hand-over";
import { knownIn } from "./known";
import { leaningRules } from "./leaning";
import { linkedRules } from "./linked";
import { makeRules } from "./make";
import { noteRules } from "./make-note";
import { taskRules } from "./make-task";
import { orderRules } from "./order";
import { patternOf } from "./patterns";
import type { Rule } from "./rule";
import { toldRules } from "./told";

const changes: readonly Rule[] = [
  ...handOverRules,
  ...doneRules,
  ...orderRules,
  ...toldRules,
  ...makeRules,
  ...taskRules,
  ...noteRules,
];
const questions: readonly Rule[] = [...figureRules, ...linkedRules, ...askedRules];
const most = 3;

const courtesy =
  /^(?:(?:(?:quick one|quick (?:thing|update|correction)|small (?:thing|correction|update)|one (?:more )?thing|update|correction|news|heads up|by the way|btw)(?=[:,])|please|kindly|oh|ah|yeah|hi|hello|hey|ok|okay|so|well|fyi|just|then|now|also|and|could you|can you|would you|will you|can we|could we|let's|let us|i want you to|i'd like you to|i would like you to|you (?:can|should|may))[,:!]* )+/i;
const remark =
  /,? (?:congrats|congratulations|hurray|hooray|yay|finally|great|unfortunately|sadly|sorry|fantastic|awesome|well done)\b[^,;]*$/i;
const afterthought =
  /[,;]? (?:please|pls|thanks|thank you|thx|ok|okay|cheers|asap)[.!]*$|[,;] ?(?:(?:and|so|please|pls|can you|could you|would you) )*(?:fix|update|adjust|correct|amend|change)(?: (?:it|that|this))?(?: (?:please|pls|accordingly))?[.!?]*$/i;

/**
 * What was not understood as it stands, said in other words that mean the same. Tried only then, so that no rule can change the
 * meaning of a sentence that the planner reads by itself.
 */
export function rephrased(s: Sentence, isCommanded: boolean): string[] {
  const isHeeded =
    isCommanded || /^(?:please )?(?:don't|do not|i (?:must|should) not) (?:let me )?forget\b/i.test(s.source);
  const known = knownIn(s);
  const text = s.source.replace(courtesy, "").replace(remark, "").replace(afterthought, "").trim();
  // "could you …?" asks for it to be done.
  const asksBack = text.endsWith("?") && !/\b(?:could|can|would|will) you\b/i.test(s.source);
  const rules =
    isHeeded && !asksBack ? [...changes, ...questions] : isHeeded ? [...questions, ...handOverRules] : questions;
  const found = rules.flatMap((rule) => {
    const found = patternOf(s, rule).exec(text);
    const said = found ? rule.as(found.groups ?? {}, known) : undefined;
    return said && said !== s.source ? [said] : [];
  });
  const plain = text.replace(/["“]([^"”]+)["”]/g, (quoted, word: string) => (known.isOption(word) ? word : quoted));
  if (found.length === 0 && (text !== s.source || plain !== text)) found.push(plain);
  return [...new Set(found)].slice(0, most);
}

/** Words that are better said otherwise from the start. */
export function saidFirst(s: Sentence): string | undefined {
  const known = knownIn(s);
  const text = s.source.replace(courtesy, "").replace(remark, "").replace(afterthought, "").trim();
  for (const rule of [...leaningRules, ...firstRules]) {
    const found = patternOf(s, rule).exec(text);
    const said = found ? rule.as(found.groups ?? {}, known) : undefined;
    if (said) return said;
  }
  return undefined;
}
