import { commandVerbs } from "@/agent/planner/words/verbs";
import { startOfCommand } from "./discourse";
import { tokenize } from "./tokenize";

/** One message in two: what it tells, and what it asks for. `isBehind`: it asks first and tells why. */
export type Parted = { told: string; asked: string; isBehind: boolean };

const joint =
  /\s*(?:\.{2,}|…)\s*|(?<=\p{L}\.?[)’'”"]?|\d)[.!;:]\s+|,\s+(?:(?:so|and|hence|therefore|then|please|but)\s+)?|\s+(?:so|-|–|—|:\(|:\))\s+/giu;
const reason =
  /,?\s+(?=(?:because|since (?=\p{L}+ (?:\p{L}+ )?(?:\p{L}+ed|is|are|was|were|has|have|said|want|need|do|went|left|told|got)\b)|as (?:they|he|she|it|we|i)\b|so that|so (?:we|i|they|he|she) can|in order to|due to|thanks to|for (?:(?:the|my|our|a|an) )?(?:\p{L}+['’]s )?(?:\p{L}+ ){0,3}(?:meeting|call|report|review|presentation|trip|visit|cleanup|clean-up|audit|planning|newsletter|campaign|slides?|deck)\b))|[,;.!(]\s+(?=(?:they|she|he|it|we|i|that|this|the (?:client|customer|buyer))(?:'|’|\s))|\s+(?:-|–|—)\s+(?=\p{Ll})/giu;
/** Said so, the part behind or before is no remark: it says when, or what not. */
const bound = /\b(?:if|unless|only|whenever|as soon as|until|but not|instead|rather|or)\b/iu;
/** Said first, it holds only then: "after they sign, set …" orders nothing now. */
const later =
  /^(?:(?:so|ok|and|well|but|only|just|please)[, ]+)*(?:after|before(?! i forget| (?:my|our|tomorrow)\b)|once|when|while|provided|in case|assuming|supposing|suppose|imagine|as long as|so long as|should (?:they|he|she|it|we|you|\p{Lu}\p{L}+)|by the time|depending|pending|subject to|on condition)\b/iu;
const questions =
  /^(?:(?:so|and|well|ok|hey|hi|then),? )*(?:which|what|who|whose|whom|how|where|when|why|show|list|is|are|do|does|did|can|could|should|would|has|have|any|anything)\b/iu;

/** "…, leave his deals where they are": says what is not to be done, which needs no doing. */
const remark =
  /[,;.]? (?:and |but |just )?(?:(?:leave|keep) (?:[^,;.]{1,60}? )?(?:where (?:they|it) (?:are|is)|as (?:they|it) (?:are|is)|as is|alone|untouched|unchanged)|nothing else|that(?:'s| is) (?:all|it)|(?:while|until|as long as) (?:he|she|they|\p{L}+)(?:'s|’s| is| are) (?:still )?(?:away|back|out(?: of (?:the )?office)?|sick|ill|off|travell?ing|gone|on (?:\p{L}+ )?(?:leave|holidays?|vacation)|in hospital))[.!]*$/iu;

/** "…, update his city": what it becomes was told before. */
export const emptyOrder =
  /^(?:please |pls |so |then |and |now |can you |could you |would you |will you )*(?:update|change|correct|adjust|fix|amend|note|record|enter|reflect|set|save|put|mark|do)(?: (?:it|that|this|him|her|them))?(?: (?:so|as such|accordingly))?(?: (?:in|on) )?(?: ?(?:the |his |her |its |their )(?<f>[\p{L} ]{2,30}?))?(?: (?:there|accordingly|please|for me|too|in the crm|on (?:his|her|their|the) (?:record|card|page|entry)))*[.!?]*$/iu;

/** "that's done. Next step is …" */
export const isDoneTold = /^(?:that|that one|this|it)(?:'s|’s| is) (?:now |already )?done[.!]*$/iu;

export const withoutRemark = (text: string): string => text.replace(remark, "");

/** Every way to cut a message so that one side only tells; what is in quotes or brackets stays whole. */
export function partedIn(text: string): Parted[] {
  const cuts = (pattern: RegExp) =>
    [...text.matchAll(pattern)]
      .map((found) => ({
        before: text.slice(0, found.index).trim(),
        after: text.slice(found.index + found[0].length).trim(),
      }))
      .filter(({ before, after }) => before !== "" && after !== "" && isWhole(before));
  return [
    ...cuts(joint).map(({ before, after }) => ({ told: before, asked: after, isBehind: false })),
    ...cuts(reason).map(({ before, after }) => ({ told: after, asked: before, isBehind: true })),
  ].filter(({ told }) => tells(told));
}

const isWhole = (part: string): boolean =>
  (part.match(/["“”„]/gu) ?? []).length % 2 === 0 &&
  (part.match(/\(/gu) ?? []).length === (part.match(/\)(?<!:\))/gu) ?? []).length;

const clause =
  /(?:[,;]| and| but| as) (?:he|she|they|we|it|i|you)(?:'|’| (?!himself|herself|themselves|itself)\p{L})|,? (?:because|since|so that|due to|thanks to) \p{L}/iu;

/** "head of production, he got promoted": the words run on into a sentence of their own, so they are no value. */
export const runsOn = (text: string): boolean => clause.test(text);

/** A part that neither orders nor asks. */
export function tells(part: string): boolean {
  const tokens = tokenize(part);
  const first = tokens[startOfCommand(tokens)]?.lower ?? "";
  return !(
    commandVerbs.has(first) ||
    questions.test(part) ||
    /\?\s*$/u.test(part) ||
    bound.test(part) ||
    later.test(part)
  );
}

/** A sentence with a verb of its own, before any word that would make it part of a noun. */
export const reports = (part: string): boolean =>
  /^[^,;:]{3,70}? ?[-–—:,] ?(?:sorry,? |unfortunately,? |well,? )?(?:they|he|she|it|we|the (?:client|customer|buyer))(?:'|’| )/iu.test(
    part,
  ) ||
  /^(?:(?!that\b|which\b|who\b|with\b)[\p{L}’'-]+ ){1,4}(?:has|have|had|is|are|was|were|just|left|isn't|hasn't)\b/iu.test(
    part,
  );
