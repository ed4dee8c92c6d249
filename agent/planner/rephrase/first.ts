import pluralize from "pluralize";

import { figureEndsRule } from "./make";
import { givenTaskRules, quotedTaskRule, selfRule, taskListRule } from "./make-task";
import type { Rule } from "./rule";

const end = "[.!?]*";

/** A day that something can be moved to. */
const isDay =
  /^(?:on )?(?:(?:the )?(?:next |this |coming |following )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|quarter)|tomorrow|today|(?:the )?end of .+|\d{1,2}(?:st|nd|rd|th|\.)? \p{L}+(?: \d{4})?|\p{L}+ \d{1,2}(?:st|nd|rd|th)?)$/iu;

const least = "smallest|lowest|fewest|least";
const greatest = "largest|highest|biggest|most|greatest";
/** "the deal with the smallest amount in negotiation": the record itself, and not the figure alone. */
const extreme: Rule["as"] = ({ n = "", d = "", f, b = "" }, known) =>
  known.isObject(n)
    ? `first 1 ${n}s${b} sorted by ${f} ${new RegExp(`^(?:${least})$`, "i").test(d) ? "ascending" : "descending"}`
    : undefined;

/** Said so, these are understood too, but as something else than people mean by them; so the other words are tried first. */
export const firstRules: readonly Rule[] = [
  {
    says: "(?:add|put|enter|register|record) (?<x>[^,;:?]{2,60}?) (?:to|in|into|as one of) (?:the |our )?(?<n>\\p{L}+s|\\p{L}+ies)(?: list)?(?::| -| –|,) (?<r>[^?]+)",
    as: ({ x, n = "", r }, known) => (known.isObject(n) ? `create ${pluralize.singular(n)} ${x}, ${r}` : undefined),
  },
  {
    says: "(?<x>(?:all|every|each) .+?) (?:belongs?|goes|go) to (?<m>MEMBER)(?:,? (?:from now on|now|from today(?: on)?|as of today|going forward))+[.!]*",
    as: ({ x, m }) => `assign ${x} to ${m}`,
  },
  {
    says: "(?:in |for )?(?<p>\\p{L}[^:;,]{1,40}): (?<x>(?:all|every|each) [^:;,]+?) (?:to |-> ?|= ?)?(?<v>OPTION)END",
    as: ({ p = "", x, v }, known) => (known.isPlace(p) ? `set ${x} in ${p} to ${v}` : undefined),
  },
  {
    says: "(?<x>(?:all|every|each|everyone|everybody) .+?) (?:is|are) to be (?<f>subscribed|unsubscribed)[.!]*",
    as: ({ x, f = "" }) => `${f.replace(/d$/, "")} ${x}`,
  },
  {
    says: "X(?:'s|’s) (?<f>FIELD)(?: number| address)? (?:is|has become|became) (?:now )?(?<v>[+\\d][\\d ()./-]{5,}|\\S+@\\S+\\.\\w+?)[.!]*",
    as: ({ f, x = "", v }, known) => (known.isRecord(x) ? `set the ${f} of ${x} to ${v}` : undefined),
  },
  {
    says: "(?:the |our |that )?(?!which|what|who|any)(?<x>[^,;:?]{2,60}?) (?<n>\\p{L}+) (?:is |was |has been )?(?:now |finally |just )?(?<v>won|lost)(?: now)?[.!]*",
    as: ({ x = "", n = "", v = "" }, known) =>
      known.isObject(n) && !n.endsWith("s") && known.isOption(v) && known.isPart(x)
        ? `mark the ${x} ${n} as ${v}`
        : undefined,
  },
  {
    says: `(?:(?:find|show|give|get|list|tell)(?: me| us)? |(?:what|which|who)(?:'s| is) )the (?<n>\\p{L}+) with the (?<d>${least}|${greatest}) (?:number of )?(?<f>FIELD)(?<b>.*?)${end}`,
    as: extreme,
  },
  {
    says: `(?:which|what) (?<n>\\p{L}+) (?:has|have|had) the (?<d>${least}) (?:number of )?(?<f>FIELD)(?<b>.*?)${end}`,
    as: extreme,
  },
  {
    says: `(?:show |list |give me |find |pull up )?(?:me )?(?:everything|anything|all|what) (?<b>.+?)[,;]? (?:the )?(?<n>\\p{L}+) (?:i mean|that is|i'm talking about|only)${end}`,
    as: ({ b, n = "" }, known) => (known.isObject(n) ? `${n} ${b}` : undefined),
  },
  {
    says: `how much (?:did|have|has) (?<m>we|i|MEMBER) (?:close|closed|sign|signed|sell|sold|book|booked|land|landed|bring in|brought in)(?<b>(?: .+?)?)${end}`,
    as: ({ m, b = "" }, known) => (known.isOption("won") ? `how much did ${m} win${b}` : undefined),
  },
  {
    says: '(?:the |our )?(?<d>[^.;:,"“]{3,60}?) document\\b[^"“]*?[.;,…-] ?(?:please |so |can you |could you )*(?<a>(?:drop|delete|remove|cut|take out|strike)(?: out)? the (?:sentence|line|paragraph|passage|words?)) (?<q>["“][^"”]+["”])(?: please)?[.!?]*',
    as: ({ d, a, q }) => `${a?.replace(/^(?:drop|strike)/iu, "delete")} ${q} from the document ${d}`,
  },
  {
    says: "(?:.{0,80}? )?(?<b>[\\p{Sc}]?\\d[\\d.,]*)(?: \\p{L}+)?(?: now)?,? (?:and )?not (?<a>[\\p{Sc}]?\\d[\\d.,]*?)(?: \\p{L}+)?[.;,]+ (?:please |so |can you |could you )*(?:correct|change|fix|update|adjust|replace) (?:that|it|this) in (?<d>.+?)[.!?]*",
    as: ({ a, b, d }) => `replace "${a}" with "${b}" in ${d}`,
  },
  {
    says: "(?<a>.*?\\b)(?:\\p{L}+ ){0,2}\\p{L}+(?:'s|’s) (?:colleague|boss|manager|assistant|deputy|partner|superior|coworker|co-worker|successor) (?<x>\\p{L}[\\p{L}'’-]+ \\p{L}[\\p{L}'’-]+)(?<b>.*)",
    as: ({ a = "", x = "", b = "" }, known) => (known.isRecord(x, "contacts") ? `${a}${x}${b}` : undefined),
  },
  {
    says: `(?<a>delete|remove|trash|open|show|mark|close|assign|give) the (?<w>smaller|bigger|larger|cheaper|older|newer|lower|higher)(?: one)?(?: of (?:the )?(?:two|them|those|these|both))?(?<r>(?: (?:as|to) .+?)?)${end}`,
    as: ({ a, w = "", r = "" }, known) =>
      known.hasList
        ? `${a} the ${w.replace(/e?r$/u, "")}est one${r}`.replace("bigg", "bigg").replace("largst", "largest")
        : undefined,
  },
  {
    says: `(?<a>.+?) (?:(?:that|which|who) (?:have|has)|with|having) both (?:an? )?(?<b>.+?) and (?:an? )?(?<c>.+?)${end}`,
    as: ({ a, b, c }) => `${a} with ${b} and with ${c}`,
  },
  {
    says: `how (?:did|has|have|does|do) (?:the |our |my )?(?<a>.+?) (?:change|changed|develop|developed|evolve|evolved|move|moved|go|gone|grow|grown|shift|shifted|improve|improved|differ|compare) (?:from|between|in) (?<p>.+?) (?:to|and|versus|against|compared to) (?<q>.+?)${end}`,
    as: ({ a, p, q }) => `${a} ${q} versus ${p}`,
  },
  {
    says: `(?:what is |show |show me )?(?<a>[^,;]+?),? as (?:a |an )?(?:share|percentage|percent|proportion|fraction|part|%) of (?!the total|total|all\\b|the whole)(?:the |our )?(?<b>.+?)${end}`,
    as: ({ a, b }) => `what share of ${b} are ${a}`,
  },
  {
    says: "(?<x>(?:all|every|each|any|my|our|the|MEMBER(?:'s|’s)) .+?) (?:should|shall|must|can|have to|need to|has to|will)? ?(?:be )?(?:moved?|go(?:es)?|pushed?|shift(?:ed)?|postponed?|moves) (?:over |back |out )?(?:to|until) (?<v>[^?]+?)[.!]*",
    as: ({ x = "", v = "" }, known) => (known.isField("due date") && isDay.test(v) ? `move ${x} to ${v}` : undefined),
  },
  taskListRule,
  selfRule,
  quotedTaskRule,
  ...givenTaskRules,
  {
    says: "(?<x>[^:?]{4,120}?)(?: ?:| -| –| ->| →) ?(?:please )?(?<v>unsubscribe|subscribe|delete|remove|trash|complete|reopen|close|finish)(?: them| it| those| these| all)*[.!]*",
    as: ({ x = "", v }, known) =>
      /^(?:all|every|each|the|my|our)\b/i.test(x) || known.isRecord(x) ? `${v} ${x}` : undefined,
  },
  figureEndsRule,
  {
    says: "(?:the |that )?(?<w>\\p{L}+ )?(?<x>[^,;:?]{3,70}?)(?: (?:entry|record|one|account|card))? (?:can|could|may|should|must|has to) (?:go|be (?:deleted|removed|thrown away|binned|trashed))(?: now| please)*[.!]*",
    as: ({ w = "", x = "" }, known) =>
      known.isRecord(`${w}${x}`) ? `delete ${w}${x}` : known.isRecord(x) ? `delete ${x}` : undefined,
  },
  {
    says: "(?<x>(?:all|every|each|the) .+?) (?:can|could|should|must|may|shall|have to|need to|has to|needs to) (?:all )?(?:be (?:deleted|removed|trashed|thrown away|binned)|go away|disappear)(?: now| please)*[.!]*",
    as: ({ x }) => `delete ${x}`,
  },
  {
    says: "(?:the )?(?<f>FIELD)(?: to| is| =|:)? (?<v>[^,;:?]{1,40}?) (?:for|on) (?<x>(?:all|every|each) [^?]+?)[.!]*",
    as: ({ f, v, x }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: "(?<v>OPTION) (?<f>FIELD) (?:for|on) (?<x>(?:all|every|each) [^?]+?)[.!]*",
    as: ({ f, v, x }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: "(?:i|we) (?:do not|don't|no longer|won't) (?:need|want|require)(?: the)? (?<x>(?:task |deal |note |contact |company )?.{3,90}?)(?: any ?more| any longer)[.!]*",
    as: ({ x = "" }, known) =>
      known.isRecord(x.replace(/^(?:the )?(?:task|deal|note|contact|company) /i, "")) ? `delete ${x}` : undefined,
  },
  {
    says: "(?:wipe|clear|empty|clean up|clear away) (?:out )?(?<x>(?:the |all |all the )?(?<n>\\p{L}+) (?:from|of|by|in|at|that|which|with|without) .+)",
    as: ({ x, n = "" }, known) => (known.isObject(n) ? `delete ${x}` : undefined),
  },
  {
    says: "(?:let|have) (?<m>MEMBER) (?:have|take over|take|own|handle|get|look after|do) (?<x>.+?)(?: would you| will you| from now on| please)*[.!]*",
    as: ({ m, x }) => `assign ${x} to ${m}`,
  },
  {
    says: `clear out (?!(?:the |all )?FIELD (?:of|for|on|from|in)\\b)(?<x>.+?)${end}`,
    as: ({ x }) => `delete ${x}`,
  },
  {
    says: `(?<x>[^,:;?]{2,60}?) ?: ?(?<n>[^,:;?]{4,60}?)\\?`,
    as: ({ x = "", n }, known) => (known.isRecord(x, "companies") ? `${n} of ${x}` : undefined),
  },
  {
    says: `(?:give|show|tell|get|send) (?:me|us) (?:everything|all|what|anything|all the info|all information)(?: that)?(?: (?:we|you))?(?: know| have| got| can find)? (?:about|on|of|for) (?:the )?(?<x>.+?)${end}`,
    as: ({ x = "" }, known) => (known.isRecord(x) ? `open ${x}` : undefined),
  },
  { says: "X(?:'s|’s) new (?<f>FIELD) (?:is|will be) (?<v>.+)", as: ({ f, x, v }) => `set the ${f} of ${x} to ${v}` },
  {
    says: `how many (?:people|employees|staff|persons|workers) (?:work (?:at|for|in)|are (?:employed|working) (?:at|by|for|in)|does) (?<x>.+?)(?: employ| have)?${end}`,
    as: ({ x = "" }, known) =>
      known.isRecord(x, "companies") && known.isField("headcount") ? `what is the headcount of ${x}` : undefined,
  },
  {
    says: `(?:which|what|whose) (?<n>.+?) (?:has|have|had|with|got) the (?:most|highest|largest|biggest|greatest) (?:number of |amount of )?(?<f>FIELD)(?<b>.*?)${end}`,
    as: ({ n, b, f }) => `top 1 ${n}${b} by ${f}`,
  },
  {
    says: `(?:who|whom) do (?:we|i) (?:know|have|talk to|deal with|work with) (?:at|from|in) (?<x>.+?)${end}`,
    as: ({ x = "" }, known) =>
      !known.isObject("contacts")
        ? undefined
        : known.isRecord(x)
          ? `contacts at ${x}`
          : known.isPlace(x)
            ? `contacts in ${x}`
            : undefined,
  },
  {
    says: `(?:where|for whom|who) does (?<x>.+?) work(?: for| at)?(?: now)?${end}`,
    as: ({ x = "" }, known) => (known.isRecord(x, "contacts") ? `company of ${x}` : undefined),
  },
  {
    says: "(?<x>(?:all|every|each) .+?) (?:should|shall|must|are to|have to|need to) (?:close|be closed|be signed) (?:on|by|in) (?<v>.+?)[.!]*",
    as: ({ x, v }, known) => (known.isField("close date") ? `set the close date of ${x} to ${v}` : undefined),
  },
  { says: "X(?:'s|’s) (?:new )?(?<f>FIELD) ?(?::|=) ?(?<v>.+)", as: ({ x, f, v }) => `set the ${f} of ${x} to ${v}` },
];
