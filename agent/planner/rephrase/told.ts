import { job } from "@/agent/planner/text/post";
import type { Known } from "./known";
import type { Rule } from "./rule";

const value = "(?<v>[^?]+?)";
const became =
  "(?:(?:goes|rises|increases|drops|falls|grows|shrinks|climbs|sinks|comes)(?: up| down)? to|(?:has |have )?(?:went|gone|rose|risen|increased|dropped|fell|fallen|grew|grown|shrunk|shrank|come|came)(?: up| down)? to|(?:has |was |is )?(?:been )?(?:changed|corrected|raised|reduced|set) to|is now|are now|was|is|becomes|became|will be|should be|shall be|has to be|must be)";

const set = (says: string): Rule => ({
  says: `${says}END`,
  as: ({ f, x, v }) => `set the ${f} of ${x} to ${v}`,
});
/** A verb that can mean but one field, where there is such a field. */
const setting = (says: string, field: string): Rule => ({
  says: `${says}END`,
  as: ({ x, v }, known) => (known.isField(field) ? `set the ${field} of ${x} to ${v}` : undefined),
});
const losing = (says: string): Rule => ({
  says: `${says} (?:because of|because|due to|on|over|as|since) (?<v>.+?)[.!]*`,
  as: ({ x, v }, known) => (known.isField("lost reason") ? `mark ${x} as lost, lost reason: ${v}` : undefined),
});

/** "head of laboratory at Spreelab": where somebody works is no part of what they are called. */
const withoutPlace = (title = "", known: Known): string => {
  const { t = "", c = "" } = /^(?<t>.+?) (?:at|with|for|from) (?<c>.+)$/iu.exec(title)?.groups ?? {};
  return t && known.isRecord(c, "companies") ? t : title;
};

/** Facts told of a record that name the field, or a verb that can mean but one: carried out as the change that they are. */
export const toldRules: readonly Rule[] = [
  {
    says: "(?:the )?(?:wrong|outdated|old|incorrect) (?<f>FIELD) (?:for|of|on|at|with) X ?[,:;.–-] ?(?:it(?:'s|’s| is| should be| must be)|(?:she|he|they)(?:'s|’s| is| are| sits?| lives?| works?)(?: now)?(?: in| at)?|should be|must be) (?:now )?(?<v>[^,;?]+?)END",
    as: ({ f, x = "", v }, known) => (known.isRecord(x) ? `set the ${f} of ${x} to ${v}` : undefined),
  },
  {
    says: "X (?:has |have |just |finally |now )*(?:signed|accepted|ordered|bought|confirmed) (?:the |our )?(?<y>[^,;:?]{3,60}?)(?: deal| order| contract| offer| quote)?[.! ]*",
    as: ({ x = "", y = "" }, known) =>
      known.isOption("won") && known.isPart(x) && known.isPart(y) ? `mark ${x} ${y} as won` : undefined,
  },
  {
    says: "(?:we|i) (?:have |'ve |’ve |just )*lost (?<x>.+?) to (?:an?|the|some|our|their) .+?[.!]*",
    as: ({ x = "" }, known) => (known.isRecord(x) ? `we lost ${x}` : undefined),
  },
  {
    says: "X (?:also )?wants? (?<v>OPTION)(?: info(?:rmation)?| news| material)?(?: too| as well| also)+[.!]*",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `${x} is also interested in ${v}` : undefined),
  },
  {
    says: "(?:the )?(?<f>FIELD)s? of (?<x>(?:all|every|each|my|our) .+?) (?<n>(?:an?|one|two|three|four|\\d+) (?:day|week|month)s?) (?<w>later|earlier|sooner)[.!]*",
    as: ({ f, x, n, w }) => `${w === "later" ? "postpone" : "bring forward"} the ${f} of ${x} by ${n}`,
  },
  {
    says: "(?:that |the |our )?(?<x>[^,;:?]{3,80}?)(?: deal| opportunity)? is (?:now )?(?:dead|off|off the table|history|a no|gone|dead in the water|not happening)(?: now)?END",
    as: ({ x = "" }, known) =>
      known.isOption("lost") && known.isRecord(x, "deals") ? `mark the deal ${x} as lost` : undefined,
  },
  {
    says: "(?:we |i )?(?:have |'ve )?(?:just )?lost (?:the |our )?(?<x>.+?)(?: :\\(|[.,!;:]| -| –)+ ?(?:please |so |and |can you |could you )*(?:put|set|note|enter|use|take|write|record) (?<v>.+?) (?:as|for|in) (?:the |its )?(?:lost )?reason[.!]*",
    as: ({ x, v = "" }, known) =>
      known.isField("lost reason") ? `mark ${x} as lost, lost reason: ${v.replace(/["“”]/gu, "")}` : undefined,
  },
  {
    says: "(?:please |can you |could you )*(?:add|put) (?<v>[\\p{Sc}\\d][\\d.,]*(?:k|m)?(?: ?euros?| ?eur| ?€)?) (?:more )?(?:to|on|onto) (?<x>it|this|this one|that|that one|this deal|that deal)(?: please)?[.!]*",
    as: ({ v, x }) => `raise ${x} by ${v}`,
  },
  set(`(?:the |our )?(?:new |current )?(?<f>FIELD) (?:of|for|on|at) X ${became} ${value}`),
  set(`(?:the )?(?:new )?(?<f>FIELD) (?:(?:of|for|on|at) )?X ?(?::|=|->|→) ?${value}`),
  set(`X(?:(?:'s|’s)|(?<=s)['’]) (?:new |current )?(?<f>FIELD) ${became} ${value}`),
  set(`X(?:(?:'s|’s)|(?<=s)['’]) (?:new )?(?<f>FIELD) ?(?::|=|->|→) ?${value}`),
  set(
    `X (?:has|have|got|gets)(?: got)? (?:a|an|the) (?:new |different |other )(?<f>FIELD)(?:,| -| –|:)? (?:it is |it's |which is |namely |that is )?${value}`,
  ),
  set(`X (?<f>FIELD) (?:is now|is|=|:|->|→) ${value}`),
  set("X (?<f>FIELD) (?<v>OPTION)"),
  {
    says: "(?:add|put|make|set|use|take|enter) (?<v>[^,;?]+?) (?:as|to be) (?:the |our )?(?<f>LOOKUP) (?:of|for|on|at|in|to) XEND",
    as: ({ f, x, v }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: "X ?: ?(?:set |change )(?:the )?(?<f>FIELD|LOOKUP) to (?<v>.+)",
    as: ({ x, f, v }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: "X ?: ?(?<r>(?:(?:due|FIELD) .+|.+ (?:FIELD)))",
    as: ({ x = "", r }, known) => (known.isRecord(x) ? `update ${x}: ${r}` : undefined),
  },
  {
    says: "X (?:(?:will|is going to|should) )?(?:close|closes|come|comes|be signed|be done|be|is|happen|happens|starts?) (?<n>(?:an?|one|two|three|four|\\d+) (?:day|week|month)s?) (?<w>later|earlier|sooner)(?: than (?:planned|expected|we thought|thought))?END",
    as: ({ x = "", n, w }, known) =>
      known.isRecord(x) ? `${w === "later" ? "postpone" : "bring forward"} ${x} by ${n}` : undefined,
  },
  {
    says: "(?:the )?(?<f>FIELD)s? of (?<x>.+?) (?<w>minus|plus|back by|forward by) (?<n>(?:an?|one|two|three|four|\\d+) (?:day|week|month)s?)[.!]*",
    as: ({ f, x, w, n }) =>
      w === "minus" || w === "forward by"
        ? `bring forward the ${f} of ${x} by ${n}`
        : `postpone the ${f} of ${x} by ${n}`,
  },
  {
    says: "(?:make|set|put|have) (?<v>[^,;:?]+?) (?:as |be )?(?:the |our )?(?:main |new )?(?<f>LOOKUP)(?: person)? (?:of|for|on|at|in) XEND",
    as: ({ f, x, v }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: "X (?:is|was) (?:no longer|not) interested in [^,;]{3,60}?,? (?:but|any ?more,? but) (?:now )?(?:only |rather )*in (?<v>.+?)END",
    as: ({ x, v }, known) => (known.isField("interests") ? `set the interests of ${x} to ${v}` : undefined),
  },
  {
    says: "X (?:is|works as) (?:no longer|not) (?:the |an? )?[^,;]{3,40}?,? (?:but|any ?more,? but) (?:now )?(?:the |an? )?(?<v>(?!(?:in|on|at|with|for|by)\\b)[^,;?]{3,40}?)END",
    as: ({ x = "", v = "" }, known) =>
      known.isRecord(x, "contacts") && !known.isOption(v) && known.isField("job title")
        ? `set the job title of ${x} to ${withoutPlace(v, known)}`
        : undefined,
  },
  {
    says: "X works (?:for|at|with) (?<v>[^,;?]+?) (?:now|from now on|since [^,;?]+)[.!]*",
    as: ({ x = "", v = "" }, known) =>
      known.isRecord(v, "companies") && known.isRecord(x, "contacts") ? `set the company of ${x} to ${v}` : undefined,
  },
  set("X (?:has )?(?:changed|updated|got) (?:his|her|its|their) (?<f>FIELD) to (?<v>.+)"),
  set(
    `(?:the |our )?(?<f>FIELD) (?:of|for|on|at) X (?:is|was|looks) (?:wrong|outdated|old|not right|incorrect|out of date|no longer right|not correct|off),? ?(?:and |but |it |should |must |has to |is |now |be |the right one is |correct is |make it |:)+${value}`,
  ),
  set(
    `X(?:(?:'s|’s)|(?<=s)['’]) (?<f>FIELD) (?:is|was|looks) (?:wrong|outdated|old|not right|incorrect|out of date|not correct|off),? ?(?:and |but |it |should |must |has to |is |now |be |the right one is |correct is |make it |:)+${value}`,
  ),
  {
    says: `X (?:is|works as|acts as) (?:the |our |an? |their )?(?:new )?(?<v>${job})(?: now| from now on| since .+)[.!]*`,
    as: ({ x, v }, known) =>
      known.isField("job title") ? `set the job title of ${x} to ${withoutPlace(v, known)}` : undefined,
  },
  setting(
    `(?:we|i)(?:'ll|’ll| will| are going to| expect to| plan to| want to| should| hope to)(?: now| probably| only)? (?:close|sign|win) X (?:on|by|in|at the) ${value}`,
    "close date",
  ),
  setting(
    "(?:we|they|i) (?:have |'ve )?(?:just |now |finally )?(?:agreed|settled|closed)(?: on)? (?<v>[\\p{Sc}\\d]\\S*(?: ?(?:k|euros?|eur|m))?)(?: with [^,;]+?)? (?:for|on) X",
    "amount",
  ),
  {
    says: "(?:take|remove|strip|drop|delete)(?: away)? (?:the |his |her |their )?(?<f>FIELD) (?:off|from|out of) X",
    as: ({ f, x }) => `clear the ${f} of ${x}`,
  },
  {
    says: "X (?:has |have |was |is |got |been |gets |will be )*(?:slipped|slips|slip|moved|postponed|delayed|pushed|can wait|waits|rescheduled)(?: back| out)? (?:to|until|till) (?<v>[^?]+?)END",
    as: ({ x = "", v }, known) =>
      known.isRecord(x.replace(/^task /i, ""), "tasks")
        ? `set the due date of ${x} to ${v}`
        : known.isRecord(x.replace(/ deal$/i, ""), "deals") && known.isField("close date")
          ? `set the close date of ${x} to ${v}`
          : undefined,
  },
  {
    says: `X (?:is now|became|has become|is the new|is now the|now works as|works as) (?:the |an? )?(?<v>${job})END`,
    as: ({ x, v }, known) =>
      known.isField("job title") ? `set the job title of ${x} to ${withoutPlace(v, known)}` : undefined,
  },
  {
    says: "X (?:is not|isn't|is no longer) (?:in )?OPTION(?: any ?more| any longer)?,? (?:(?:it|he|she)(?:'s| is)|but|now|is|rather)(?: now)? (?:in )?(?<v>OPTION)END",
    as: ({ x, v }) => `set ${x} to ${v}`,
  },
  {
    says: "X is (?:in |an? )?(?<v>OPTION),? (?:and |but )?not (?:in |an? )?OPTIONEND",
    as: ({ x, v }) => `set ${x} to ${v}`,
  },
  {
    says: "X (?:has|have) no (?<f>FIELD)(?: number| address)? (?:any ?more|any longer|now)[.!]*",
    as: ({ x, f }) => `clear the ${f} of ${x}`,
  },
  {
    says: "X (?:came|comes|came in|was won|originated) (?:from|through|via|by)(?: an?| the)? (?<v>OPTION)END",
    as: ({ x, v }) => `set ${x} to ${v}`,
  },
  {
    says: "(?:link|connect|attach|tie) (?<v>.+?) (?:to|with) X",
    as: ({ x = "", v = "" }, known) =>
      known.isRecord(v, "contacts") && known.isRecord(x, "deals")
        ? `set the contact of ${x} to ${v}`
        : known.isRecord(v, "contacts") && known.isRecord(x, "companies")
          ? `set the company of ${v} to ${x}`
          : undefined,
  },
  {
    says: "(?<a>(?:mark|set|put|close) .+? (?:as )?(?:won|lost)),? (?:with|at|for|worth) (?<v>[\\p{Sc}\\d].*)",
    as: ({ a, v }) => `${a}, amount ${v}`,
  },
  losing("(?:mark|close|set|put) X (?:as |to )?lost,?"),
  {
    says: "(?:the )?(?<f>FIELD) of X (?<n>(?:an?|one|two|three|four|\\d+) (?:day|week|month|year)s?) (?<w>earlier|later|sooner)[.!]*",
    as: ({ f, x, n, w }) =>
      w === "later" ? `postpone the ${f} of ${x} by ${n}` : `bring forward the ${f} of ${x} by ${n}`,
  },
  setting(`X (?:was|got|has been|is being|just got) promoted to (?:the )?${value}`, "job title"),
  setting(
    `X (?:(?:will|is going to|should|shall)(?: now| only| probably| rather)? (?:close|be closed|be signed|sign)|(?:closes|gets signed|is expected)(?: now)?) (?:on|by|in) ${value}`,
    "close date",
  ),
  setting("X (?:now )?(?:employs|employ|has) (?:now )?(?<v>[\\d.,]+k?) (?:people|employees|staff)", "employees"),
  {
    says: "X (?:now works|works now|is now working|has started|has a new job|started|is now|has moved|moved|joined|has joined|switched|changed|changed jobs)(?: over)?(?: to| at| for| with)? (?<v>[^,;?]+?)END",
    as: ({ x, v = "" }, known) =>
      known.isRecord(v, "companies") && !known.isRecord(x ?? "", "companies") && known.isField("company")
        ? `set the company of ${x} to ${v}`
        : undefined,
  },
  {
    says: "X (?:has |have )?(?:moved|relocated)(?: (?:(?:its|their|the) )?(?:head ?quarters?|offices?|hq|seat))? (?:over )?to (?<v>[^,;?]+?)END",
    as: ({ x, v = "" }, known) =>
      known.isPlace(v) && known.isField("city") ? `set the city of ${x} to ${v}` : undefined,
  },
  {
    says: "X (?:has |have )?(?:moved|went|gone) (?:on )?(?:in)?to (?<v>OPTION)END",
    as: ({ x, v }) => `move ${x} to ${v}`,
  },
  { says: "X is (?<v>[\\p{Sc}\\d][^?]*?) now[.!]*", as: ({ x, v }) => `${x} is now ${v}` },
  {
    says: "X (?:(?:does not|doesn't|no longer) works? (?:there|here|for (?:them|him|her)|(?:at|for) [^,;?]+)|(?:has )?(?:quit|resigned|left)(?: (?:the|his|her|their) (?:company|job|firm|employer))?|is gone|is no longer (?:there|with [^,;?]+))END",
    as: ({ x }, known) => (known.isOption("left company") ? `${x} has left company` : undefined),
  },
  losing("(?:i|we)(?: have| 've)?(?: just| unfortunately| sadly)* lost X,?"),
  losing("X (?:is|was|has been) lost,?"),
  {
    says: "(?:(?:i|we)(?: have| 've|'ve)?(?: just| unfortunately| sadly)* )?(?:lost|lose) X(?:,| ?:| -| –) (?<v>[^,;:?]{3,60}?)[.!]*",
    as: ({ x = "", v }, known) =>
      known.isRecord(x, "deals") && known.isField("lost reason") ? `mark ${x} as lost, lost reason: ${v}` : undefined,
  },
  {
    says: "X (?:is|was|has been|got|gets) signed(?: today| yesterday)?[.!]*",
    as: ({ x = "" }, known) => (known.isRecord(x, "deals") ? `mark ${x} as won` : undefined),
  },
];
