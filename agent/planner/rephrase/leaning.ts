import type { Rule } from "./rule";

const and = "(?:(?:and|oh|ah|also|now|ok|okay|please|with|so|then)[, ]+)*";
const those = "(?:them|these|those|it|that|they|the list|the lot)";

/** "city of Tessel" asks: a value stands behind a joint, or can be nothing else. */
const value = "(?:(?:to|is|should be|:|=) (?<v>[^?]+?)|(?<w>OPTION|MEMBER|[\\p{Sc}\\d+][^?]*?))";

/** What leans on the turn before, said so that it is read on its own. */
export const leaningRules: readonly Rule[] = [
  {
    says: `${and}(?:show(?: me)? |list |what |which |any )?(?<a>(?:[\\p{L}-]+ ){0,2}\\p{L}+s) (?:are )?there(?<b>(?: [\\p{L}-]+)?)[.!?]*`,
    as: ({ a = "", b = "" }, known) =>
      known.hasQuestion &&
      !known.hasOpened &&
      !known.hasOne &&
      known.isObject(a.split(" ").at(-1) ?? "") &&
      (b === "" || known.isOption(b.trim()))
        ? `their${b} ${a}`
        : undefined,
  },
  {
    says: `${and}how many (?<n>(?:[\\p{L}-]+ ){0,2}\\p{L}+s) (?:do|have) (?:they|those|these)(?: all)?(?: have| got)?(?: together| in total| altogether)?[.!?]*`,
    as: ({ n = "" }, known) =>
      known.hasList && known.isObject(n.split(" ").at(-1) ?? "") ? `how many of their ${n}` : undefined,
  },
  {
    says: `${and}(?:show(?: me)? |list |give me |what are |are there |any )?(?:its|his|her) (?<n>(?:[\\p{L}-]+ ){0,3}\\p{L}+s)[.!?]*`,
    as: ({ n = "" }, known) =>
      known.hasOpened && known.isObject(n.split(" ").at(-1) ?? "") ? `${n} there` : undefined,
  },
  {
    says: `${and}(?:show (?:it|them|that|these) )?(?:as|in|on) (?:a |an |the )?(?<l>board|kanban|kanban board|calendar)(?: view)?[.!?]*`,
    as: ({ l }, known) => (known.hasList ? `show these as a ${l}` : undefined),
  },
  {
    says: `${and}how (?:many|much) (?<f>.+?) (?:is|are|does|do|makes?) (?:${those}|they)(?: have| make)? (?:together|altogether|all together|combined|in total|in all|in sum)[.!?]*`,
    as: ({ f }, known) => (known.hasList ? `how many ${f} do they have in total` : undefined),
  },
  {
    says: `${and}(?<v>OPTION),? (?:both|all|all three|each|every one)(?: of)? ${those}(?: please)?[.!]*`,
    as: ({ v }) => `set them to ${v}`,
  },
  {
    says: `(?:[^,;:?]{3,60}[,;] )?${and}(?:they|these|those|it|this|that|(?:both|all|none|each|most)(?: of (?:them|these|those))?) (?:can|could|should|may|must) (?:all |both |now |safely )*(?:be (?:deleted|removed|binned|trashed|thrown away|dropped)|go)(?: now| away| please)*[.!]*`,
    as: () => "delete these",
  },
  {
    says: `${and}(?:make|set|put) (?:it|that|this) (?:to )?(?<v>[\\p{Sc}\\d][\\d.,]*(?:k|m)?(?: ?euros?| ?eur| ?€)?)(?: instead| please)*[.!]*`,
    as: ({ v }, known) => (known.isAtHand("amount") ? `set the amount of it to ${v}` : undefined),
  },
  {
    says: `${and}(?<a>push|move|postpone|delay|shift|bring|pull|raise|lower|increase|decrease|reduce|bump|cut)(?<o> up| down| forward| back| out)? (?:its|his|her|their|the) (?<f>FIELD)(?<p> up| down| forward| back| out)? (?<r>by .+)`,
    as: ({ a, o = "", f, p = "", r }, known) => (known.hasFocus ? `${a}${o} the ${f} of it${p} ${r}` : undefined),
  },
  {
    says: `${and}(?:done|that(?:'s| is) done|that one(?:'s| is) done|finished)[.,;!] (?:the |and the |so the )?(?<f>FIELD) (?:is|:|will be|should be) (?:now )?(?<v>[^?]+?)[.!]*`,
    as: ({ f = "", v }, known) => (known.isAtHand(f) ? `set the ${f} of it to ${v}` : undefined),
  },
  {
    says: `${and}(?:the |its )?(?:new )?(?<f>FIELD) ?: ?(?<v>[^?]+)`,
    as: ({ f = "", v }, known) => (known.hasOpened && known.isAtHand(f) ? `set the ${f} of it to ${v}` : undefined),
  },
  {
    says: `${and}(?:sort|order|rank|arrange)(?: ${those})? by (?<v>.+?)[.!?]*`,
    as: ({ v }, known) => (known.hasList ? `sorted by ${v}` : undefined),
  },
  {
    says: `${and}(?:(?:which|what|who)(?: one)?(?: (?:of|from|among) ${those})? (?:is|has|was) |only |just |show (?:me )?(?:only )?)(?:the )?(?<v>biggest|largest|smallest|oldest|newest|latest|most recent|cheapest|most valuable)(?: one)?[.!?]*`,
    as: ({ v }, known) => (known.hasList ? `the ${v === "most recent" ? "newest" : v} one` : undefined),
  },
  {
    says: `${and}(?:what|how much) (?:are|is) ${those} worth(?: together| in total| in all| altogether| all together| combined)*[.!?]*`,
    as: (_, known) => (known.hasList && known.isField("amount") ? "what is the total amount" : undefined),
  },
  {
    says: `${and}(?:who|whom|which people|which contacts|what contacts) do (?:we|i) (?:know|have|talk to|deal with|work with) there[.!?]*`,
    as: (_, known) => (known.hasFocus && known.isObject("contacts") ? "who works there" : undefined),
  },
  {
    says: `${and}(?:who|what|when|where|which)(?:'s| is| was| are) (?:the |its |their |his |her )(?<f>FIELD)[.!?]*`,
    as: ({ f }, known) => (known.hasOne ? `what is its ${f}` : undefined),
  },
  {
    says: `${and}(?:when|what|where) (?:was|is|were|are) (?:the |our |their )(?:last|latest|newest|most recent) (?<n>\\p{L}+)(?: with (?:them|him|her)| there| about it)?[.!?]*`,
    as: ({ n = "" }, known) => (known.hasOne && known.isObject(n) ? `the newest ${n}` : undefined),
  },
  {
    says: `${and}(?:(?:are|is) there |do we have |show(?: me)? |list |find )?(?:any |the |all |what |which )*(?<a>(?!when\\b|where\\b|who\\b|how\\b|did\\b|do\\b)[^,;]+?) (?:for|of|with|at|from|to|about|on) (?:them|those|these)(?: companies| accounts| people| contacts)?[.!?]*`,
    as: ({ a }, known) => (known.hasList && !/\bhow (?:many|much)\b/i.test(a ?? "") ? `their ${a}` : undefined),
  },
  {
    says: `${and}(?:do|does|have|has|which|who) (?:any |some |all |one )?(?:of|from|among) (?:them|those|these) (?:have|has|got|own)? ?(?:got )?(?:any |an? )?(?<b>[^,;]+?)[.!?]*`,
    as: ({ b = "" }, known) =>
      known.hasList && b.split(" ").some((word) => known.isObject(word)) ? `with ${b}` : undefined,
  },
  {
    says: `${and}(?:show(?: me)? |give me |list |with )?(?:the |their )?(?<f>FIELD)(?:e?s)?(?<g>(?:,| and|, and) (?:the |their )?(?:FIELD)(?:e?s)?)(?: too| as well| please| also)*[.!?]*`,
    as: ({ f, g = "" }, known) =>
      known.hasQuestion && known.hasList ? `with their ${f}${g.replace(/ (?:the|their) /i, " ")}` : undefined,
  },
  {
    says: `${and}(?:add|include|also show|show also|show me also|put in) (?:the |their |also the )(?<f>FIELD)(?:e?s)?(?: too| as well| please| also)*[.!?]*`,
    as: ({ f }, known) => (known.hasQuestion && known.hasList ? `with their ${f}` : undefined),
  },
  {
    says: `${and}(?:are there |is there |do we have |any )(?:any |more |some |others? )*(?<p>the (?:day|week|month|quarter|year) (?:after|before)(?: that)?)[.!?]*`,
    as: ({ p }, known) => (known.hasList ? p : undefined),
  },
  {
    says: `${and}who(?:'s| is| are) (?:our|the|my) (?:main |best )?(?:contacts?|people|persons?) there[.!?]*`,
    as: (_, known) => (known.hasFocus && known.isObject("contacts") ? "who works there" : undefined),
  },
  {
    says: `(?:(?:hm+|no|sorry|oops|wait|actually|ah|oh)[,.! ]+)*i (?:meant|mean) (?<x>[^,;?]{2,40}?)[.!]*`,
    as: ({ x }, known) => (known.hasQuestion ? `what about ${x}` : undefined),
  },
  {
    says: `${and}when (?:did|have|were|was) (?:we|i)? ?(?:last|most recently) [^,;]*?(?:them|those|these|each(?: of them)?)[.!?]*`,
    as: (_, known) => (known.hasList && known.activityOfList ? `with their ${known.activityOfList}` : undefined),
  },
  {
    says: `${and}when (?:do|does|are|is|will|did|were|should) (?:they|those|these|each of them|each)\\b[^,;]*?[.!?]*`,
    as: (_, known) => (known.hasList && known.dateOfList ? `with their ${known.dateOfList}` : undefined),
  },
  {
    says: `${and}where (?:are|do|is) (?:they|those|these|each of them|each)\\b[^,;]*?[.!?]*`,
    as: (_, known) => (known.hasList && known.placeOfList ? `with their ${known.placeOfList}` : undefined),
  },
  {
    says: `${and}(?:the )?(?:last|latest|newest|most recent) (?<n>\\p{L}+)[.!?]*`,
    as: ({ n = "" }, known) => (known.hasOne && known.isObject(n) ? `the newest ${n}` : undefined),
  },
  {
    says: `${and}(?:show(?: me)? |give me |list )?(?:the |their |all )?(?<f>FIELD)(?:e?s)?(?: too| as well| please| also)*[.!?]*`,
    as: ({ f = "" }, known) => (known.hasList && !known.hasOne && known.isShown(f) ? `with their ${f}` : undefined),
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
