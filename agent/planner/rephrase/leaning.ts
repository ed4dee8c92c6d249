import type { Rule } from "./rule";

const and = "(?:(?:and|oh|ah|also|now|ok|okay|please|with|so|then)[, ]+)*";
const those = "(?:them|these|those|it|that|they|the list|the lot)";

/** "city of Tessel" asks: a value stands behind a joint, or can be nothing else. */
const value = "(?:(?:to|is|should be|:|=) (?<v>[^?]+?)|(?<w>OPTION|MEMBER|[\\p{Sc}\\d+][^?]*?))";

/** What leans on the turn before, said so that it is read on its own. */
export const leaningRules: readonly Rule[] = [
  {
    says: `${and}(?:sort|order|rank|arrange)(?: ${those})? by (?<v>.+?)[.!?]*`,
    as: ({ v }, known) => (known.hasList ? `sorted by ${v}` : undefined),
  },
  {
    says: `${and}(?:(?:which|what|who)(?: one)?(?: (?:of|from|among) ${those})? (?:is|has|was) |only |just |show (?:me )?(?:only )?)(?:the )?(?<v>biggest|largest|smallest|oldest|newest|latest|cheapest|most valuable)(?: one)?[.!?]*`,
    as: ({ v }, known) => (known.hasList ? `the ${v} one` : undefined),
  },
  {
    says: `${and}(?:what|how much) (?:are|is) ${those} worth(?: together| in total| in all| altogether| all together| combined)*[.!?]*`,
    as: (_, known) => (known.hasList && known.isField("amount") ? "what is the total amount" : undefined),
  },
  {
    says: `${and}open (?:it|that one|this one|that|this)[.!]*`,
    as: (_, known) => (known.hasFocus ? "show it" : undefined),
  },
  {
    says: `${and}(?:the |its |his |her |their )?(?<f>FIELD) ${value}[.!]*`,
    as: ({ f = "", v, w }, known) => (known.isOfWritten(f) ? `set the ${f} of it to ${v ?? w}` : undefined),
  },
  {
    says: `${and}(?:set|change|update|make|put|move|switch|turn|correct|fix) (?:the |its |his |her |their )?(?:new )?(?<f>FIELD) (?:to|into|as|=|:|->|→) (?<v>[^?]+?)[.!]*`,
    as: ({ f = "", v }, known) => (known.isAtHand(f) ? `set the ${f} of it to ${v}` : undefined),
  },
  {
    says: `${and}(?:make it |with )?(?<v>OPTION) (?<f>FIELD)[.!]*`,
    as: ({ v, f = "" }, known) => (known.isOfWritten(f) ? `set the ${f} of it to ${v}` : undefined),
  },
  {
    says: `${and}make (?:it|that|this) (?<v>[^?]+?)[.!]*`,
    as: ({ v }, known) => (known.fieldAsked ? `set the ${known.fieldAsked} of it to ${v}` : undefined),
  },
  {
    says: `${and}(?<v>OPTION),? (?:and |for |at |with )*(?<w>[\\p{Sc}\\d][\\d.,]*k?(?: ?euros?| ?eur)?)[.!]*`,
    as: ({ v = "", w }, known) => (known.isOptionOfOpened(v) ? `mark it as ${v}, amount ${w}` : undefined),
  },
  {
    says: "(?:(?:and|oh|also|ok|please|then)[, ]+)*(?:it(?:'s| is) |make it |give it |that(?:'s| is) )?(?:for|to) (?<m>MEMBER)[.!]*",
    as: ({ m }, known) => (known.isOfWritten("owner") ? `assign it to ${m}` : undefined),
  },
  {
    says: `${and}(?:set|change|update|make|put|correct) (?:it|that|this) (?:to|into|as) (?<v>[^?]+?)[.!]*`,
    as: ({ v }, known) => (known.fieldAsked ? `set the ${known.fieldAsked} of it to ${v}` : undefined),
  },
  {
    says: `${and}(?:they|it|he|she)(?:'ve|’ve|'s|’s| have| has| is| are)(?: got)?(?: now)? (?<v>\\d[^?,]*?|OPTION)(?: now| already| by now)?[.!]*`,
    as: ({ v }, known) => (known.hasOpened ? `set it to ${v}` : undefined),
  },
  {
    says: `${and}the (?<x>[^,;?]{2,40}?) one (?:is|was|should be|goes|went|has been|must be)(?: to| in| now)* (?<v>OPTION)(?: now| already)?[.!]*`,
    as: ({ x, v }, known) => (known.hasList ? `set the ${x} one to ${v}` : undefined),
  },
  {
    says: `${and}(?:set |change |move |put )?(?:the |its )?date (?:to|on|is|:|=) (?<v>[^?]+?)[.!]*`,
    as: ({ v }, known) => (known.dueAtHand ? `set the ${known.dueAtHand} of it to ${v}` : undefined),
  },
  {
    says: `${and}(?:it(?:'s| is) (?:now )?)?(?<v>OPTION)(?: now)?[.!]*`,
    as: ({ v = "" }, known) => (known.isOptionOfOpened(v) ? `set it to ${v}` : undefined),
  },
  {
    says: `${and}(?:it(?:'s| is) )?worth (?<v>[\\p{Sc}\\d][^?]*?)[.!]*`,
    as: ({ v }, known) => (known.isOfWritten("amount") ? `set the amount of it to ${v}` : undefined),
  },
  {
    says: `${and}(?:it(?:'s| is) |make it |set it )?due (?:on |by )?(?<v>[^?]+?)[.!]*`,
    as: ({ v }, known) => (known.isOfWritten("due date") ? `set the due date of it to ${v}` : undefined),
  },
];
