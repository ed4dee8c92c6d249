import type { Known } from "./known";
import type { Rule } from "./rule";

type Groups = Readonly<Record<string, string>>;
const rule = (says: string, as: string, isMeant: (groups: Groups, known: Known) => boolean = () => true): Rule => ({
  says: `${says}[.!?]*`,
  as: (groups, known) =>
    isMeant(groups, known)
      ? as
          .replace(/\{(\w+)\}/g, (_, name: string) => groups[name] ?? "")
          .replace(/"(heads?|directors?|managers?|ceos?|ctos?|cfos?|coos?|cios?)(?=[ "])([^"]*)"/giu, (said) =>
            said.replace(/s\b/, ""),
          )
          .replace(/(?<="[^"]*)\b(manager|director|engineer|buyer|officer)s(?=")/giu, "$1")
          .replace(/ +/g, " ")
          .trim()
      : undefined,
});

const isNamed = ({ x = "" }: Groups, known: Known): boolean => known.isRecord(x);
const plate = "(?:'s|’s) (?:plate|agenda|desk|list|to-?do list)";

/** Questions in everyday words, said as the planner reads them. */
export const askedRules: readonly Rule[] = [
  rule(
    "(?:do you know|can you (?:check|tell me|see|say)|could you (?:check|tell me|see|say)|check|tell me|find out|i wonder|i want to know)(?: if| whether) (?<x>.+?) (?<v>is|are|has|have|was|were) (?<b>.+?)",
    "{v} {x} {b}",
    isNamed,
  ),
  rule(
    "(?<a>.+?) (?:that|which) should (?:already |by now )?(?:have|be)(?: already| by now)?(?: been)? (?:closed|done|finished|completed|signed)(?: already| by now)?",
    "overdue {a}",
  ),
  rule(
    "(?<a>.*?)(?<v>OPTION) (?<n>\\p{L}+) (?:vs\\.?|versus|against|compared (?:to|with)) (?<w>OPTION) \\k<n>(?<b>.*?)",
    "{a}{v} vs {w} {n}{b}",
  ),
  rule(
    "(?<a>(?:which|what) .+?) (?:haven't|haven’t|havent|have not|didn't|didn’t) (?<m>we|i|MEMBER) (?<b>.+?)",
    "{a} have {m} not {b}",
  ),
  rule(
    "(?:quick check,? |tell me,? )?(?:is|are) (?<x>.+?) (?<v>OPTION) or (?:is it |is he |is she )?(?<w>OPTION)",
    "is {x} {v}",
    isNamed,
  ),
  rule(
    "(?<a>.+?),? (?<n>\\p{L}+) (?:by|for|after) \\k<n>",
    "{a} by {n}",
    ({ n = "" }, known) =>
      known.isField(n) || known.isObject(n) || /^(?:day|week|month|quarter|year|person|rep)$/i.test(n),
  ),
  rule("(?<v>OPTION)s? only ?[:,-] ?(?<a>.+?)", "{a} that are {v}"),
  rule("(?<m>MEMBER) (?:her|his|their) (?<a>.+?)", "{m}'s {a}"),
  rule("(?<a>.+?) (?:that |which )?(?:do )?we have (?:by|with|at|from|in) (?<x>.+?)", "{a} at {x}", isNamed),
  rule(
    "what (?:did|has|have) (?<m>MEMBER) (?:write|written|note|noted|log|logged|jot|jotted|put|record|recorded|enter|entered|report|reported)(?: down| up| in)?(?<b>.*?)",
    "notes written by {m}{b}",
    (_, known) => known.isObject("notes"),
  ),
  rule(
    "(?:when|what day|what date) (?:was|were|did|have|has) (?:we |anyone |somebody |someone )?(?<x>.+?) (?:been )?(?:last|most recently) (?:contacted|called|visited|touched|spoken to|talked to|in touch|active|heard from)",
    "when did we last contact {x}",
    isNamed,
  ),
  rule(
    "(?<a>.+?) (?:where|that|which|who) (?:nobody|no one|no-one|none of us) (?:is|has been|was) (?:assigned|responsible|in charge|the owner|looking after (?:them|it))(?: to| for| of)?(?: them| it)?",
    "{a} without an owner",
    (_, known) => known.isField("owner"),
  ),
  rule(
    "(?<a>.+?) (?:where|for which|whose) (?:either )?(?:the |an? |their )?(?<f>FIELD) or (?:the |an? |their )?(?<g>FIELD) (?:is|are) (?:missing|empty|blank|not set|not filled in|unknown|lacking)",
    "{a} with no {f} or no {g}",
  ),
  rule(
    "(?:is there |do you see |do we have )?(?:any|a|some) (?:chance|possibility|way)(?: (?:to|of|for))?(?: me| us)?(?: to)? (?:see|seeing|get|getting|have|having|show|showing|look at|looking at|find out|know|tell me)(?<a> .+?)",
    "{a}",
  ),
  rule(
    "(?:split|divide|slice|cut|separate|arrange|cluster|bucket)(?: up)? (?<a>.+?) (?:up )?(?:by|per|into|along) (?<b>.+?)",
    "{a} by {b}",
  ),
  rule(
    "(?:i need |i want |give me |list |show me |show )?(?:the |all )*names? (?:of|for) (?:all |our |the )*(?<a>.+?)",
    "{a}",
  ),
  rule(
    "(?<a>.+?) (?:with|having) (?<x>.+?) as (?:the |a |its |their |main )*(?<f>LOOKUP)",
    "{a} whose {f} is {x}",
    isNamed,
  ),
  rule(
    "(?<a>.+?),? and how (?:many|much) (?<f>FIELD)(?: does it have| do they have| are there| is it)?",
    "{a} and {f}",
  ),
  rule("(?<a>.*?)\\b(?:best|top)[- ]performing (?<b>.+?)", "{a}top 1 {b}"),
  rule("(?<a>.+?),? and (?:tell me |also )?why(?: (?:did|have|were|was|is|are|do) .+?)?", "{a} and why"),
  rule(
    "(?<a>.+?) (?:that |who |which |whom )?we (?:talk|speak|deal|work|have dealings|are in touch|are in contact)(?: to| with)?(?<b>.*)",
    "{a}{b}",
  ),
  rule(`(?:what(?:'s| is)|anything|is there anything) on (?<m>MEMBER)${plate} (?<b>.+?)`, "open tasks of {m} due {b}"),
  rule(`(?:what(?:'s| is)|anything|is there anything) on (?<m>MEMBER)${plate}`, "open tasks of {m}"),
  rule(
    "what (?:does|has) (?<m>MEMBER) (?:have |got )?(?:to do|on|planned|ahead) (?<b>.+?)",
    "open tasks of {m} due {b}",
  ),
  rule(
    "(?:people|contacts|everyone|everybody|those|anyone|who(?: is| are)?) (?:we know )?(?:working )?in (?:an? )?(?<w>\\p{L}+) (?:roles?|positions?|jobs?|functions?|posts?)(?<b>.*?)",
    "contacts whose job title contains {w}{b}",
    (_, known) => known.isField("job title"),
  ),
  rule("(?<a>.+?) outside(?: of)? (?<p>[^,;?]+?)", "{a} not in {p}", ({ p = "" }, known) => known.isPlace(p)),
  rule(
    "(?<a>.+?) (?:that |which )?(?:nobody|no one|no-one|none of us) (?:has|have) (?:yet )?(?:done|finished|completed|closed)(?: yet)?",
    "open {a}",
  ),
  rule(
    "(?:who|everyone who|everybody who|people who|anyone who) works? (?:for|at|in|with) (?:an? |the )?(?<c>(?:\\p{L}+ )*)compan(?:y|ies)(?<b>.*?)",
    "contacts at {c}companies{b}",
  ),
  rule(
    "(?:what|which|how many) (?<n>.+?) (?:does|do|has|have) (?<x>.+?)(?: have| got| with us| at the moment| right now| currently)*",
    "{n} of {x}",
    isNamed,
  ),
  rule(
    "(?<a>.+?),? (?:with|w\\/|and|plus|including|incl\\.?) (?:all )?(?:their|the|his|her|its) (?<f>FIELD)s?",
    "{f} of {a}",
  ),
  rule(
    "(?:has|have|is|was) (?<x>.+?) (?:already |yet |been )*(?<v>OPTION)(?: yet| already| now)?",
    "is {x} {v}",
    isNamed,
  ),
  rule(
    "(?:which|what|any|are there(?: any)?|do we have(?: any)?) (?:documents?|files?|papers?)(?: do we have| have we got| are there| is there)?(?: that)? (?:about|on|regarding|concerning|mention(?:ing)?|talk(?:ing)? about|cover(?:ing)?|deal(?:ing)? with) (?<x>.+?)",
    "what do the documents say about {x}",
  ),
  rule("(?<a>.*?)\\blast note (?<b>(?:about|with|on|for|of) .+?)", "{a}newest note {b}"),
  rule(
    "(?:what (?:was|is) the last (?:thing|topic|subject)? ?(?:that )?(?:we|you|they|i) (?:discussed|talked about|spoke about|said|agreed)|what did (?:we|they|i) last (?:discuss|talk about|speak about|agree|say)) (?:with|to|on) (?<x>.+?)",
    "newest note on {x}",
    isNamed,
  ),
  rule(
    "(?:the )?next (?<n>\\d+|two|three|four|five|ten) (?<o>open )?(?<t>tasks|to-?dos)(?: due| that are due| to do)?(?<b>.*?)",
    "earliest {n} open tasks{b} by due date",
  ),
  rule(
    "(?<a>.+?) (?:with|having|that have|who have|which have) neither (?<b>.+?) nor (?<c>.+?)",
    "{a} with no {b} and no {c}",
  ),
  rule(
    "(?<a>.+?) (?:that |which |who )?(?:are |is )?(?:stuck|stalled|stale|stagnant|idle|asleep|going nowhere|not moving|sleeping)",
    "{a} that have gone quiet",
  ),
  rule(
    "(?:people|contacts|everyone|persons) with (?:the )?(?:job )?titles? (?:of )?(?<w>.+?)",
    'contacts whose job title contains "{w}"',
    (_, known) => known.isField("job title"),
  ),
  rule(
    "(?:show |list |find )?(?:me )?(?:all |our |the |which |what )*(?<w>(?:heads? of \\p{L}+|managing directors?|ceos?|ctos?|cfos?|coos?|cios?|(?:\\p{L}+ )?(?:managers?|directors?|engineers?|buyers?|officers?)))(?<b> (?:in|at|from|of) .+?)?",
    'contacts{b} whose job title contains "{w}"',
    (_, known) => known.isField("job title"),
  ),
  rule(
    "what (?:does|must|should|has) (?<m>MEMBER) (?:need to|have to|still have to|got to)? ?do (?<b>.+?)",
    "open tasks of {m} due {b}",
  ),
  rule("(?:what|which) (?<n>.+?) (?:has|does) (?<m>MEMBER)(?: have| own| got)?(?<b>\\b.*?)", "{n} of {m}{b}"),
  rule("(?<a>.+?) (?:which|that|who) are no (?<b>.+?) and no (?<c>.+?)", "{a} that are not {b} or {c}"),
  rule("(?<a>.+?) (?:which|that|who) are no (?<b>.+?)", "{a} that are not {b}"),
  rule(
    "(?:does|do|has|have) (?<x>.+?) (?:have|got|still have) (?:an? |any |some |still )*(?<n>.+?)",
    "{n} of {x}",
    isNamed,
  ),
  rule(
    "(?<f>e-?mail|mail|phone|number|phone number|mobile|telephone|e-?mail address|mail address)(?: address)? (?:of|for) (?<x>.+?)(?: please| pls)?",
    "what is the {f} of {x}",
  ),
  rule(
    "(?:what(?:'s| is) )?(?<x>.+?)(?:'s|’s) (?:number|telephone number|direct line|cell|digits)",
    "what is the phone of {x}",
    isNamed,
  ),
  rule("(?<x>.+?)(?:'s|’s) (?<f>FIELD)(?: address)?(?: please| pls)?", "what is the {f} of {x}", isNamed),
  rule(
    "(?:anything|something|what(?:'s| is| else is)?|is there anything) (?:that is |that's )?(?:closing|to close|due to close|about to close|set to close) (?<b>.+?)",
    "open deals closing {b}",
    (_, known) => known.isObject("deals"),
  ),
  rule(
    "what (?:closes|will close|should close|could close|might close|are we closing|do we close|can we close) (?<b>.+?)",
    "open deals closing {b}",
    (_, known) => known.isObject("deals"),
  ),
  rule(
    "(?<a>.+?) (?:that |which |who )?(?:came|come|comes|coming|are coming|got here)(?: in| to us)? (?:from|through|by|via|over)(?: an?| the)? (?<v>OPTION)(?<b>\\b.*)",
    "{a} from {v}{b}",
  ),
  rule(
    "(?:(?:ok|okay|thanks|alright)[,!.]*|(?:great|nice|good|cool|perfect|fine|right|super|lovely|excellent)(?:[,!.]+| (?:and|but|so|now))) (?:and |but |so |now )*(?<a>.{4,}?)",
    "{a}",
  ),
  rule(
    "(?:out of curiosity|just curious|by the way|btw|quick one|one question|one more thing|tell me)[,:]? (?<a>.{4,}?)",
    "{a}",
  ),
  rule(
    "(?:i(?:'d| would) (?:like|love|want|need) to (?:know|see|hear|find out)|i(?:'m| am) (?:looking for|interested in|curious about)|i (?:need|want)(?: to (?:know|see))?|please (?:tell|show) me) (?<a>.{4,}?)",
    "{a}",
  ),
];
