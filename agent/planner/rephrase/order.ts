import { stemOf } from "@/agent/planner/text/stem";
import type { Rule } from "./rule";

const all = "(?<x>(?:all|every|each) .+?)";

const by = "(?<n>\\d[\\d.,]*(?: ?k)?(?: ?%| ?percent| per cent)?)";
const many = '(?<x>(?:all|every|each|the|my|our) .+?|[^,;:"“?]{3,80}?)';

/** Changes said in another order, or with the verb left out. */
export const orderRules: readonly Rule[] = [
  {
    says: "(?:add|put|include) (?<v>OPTION) (?:to|in|into|under|among) (?:the |their )?(?<f>FIELD) of (?<x>(?:all|every|each) .+?)[.!]*",
    as: ({ v, f = "", x }) => `${x} get ${stemOf(f)} ${v}`,
  },
  {
    says: '(?<x>[^,;:"“?]{3,120}?)(?:,| ?:| -| –| —) (?:please |can you |could you |so |now )*(?<a>(?:let|have|set|change|move|push|put|make|mark|assign|give|hand|postpone|delay|raise|lower|complete|close|delete|remove|transfer|reassign|unsubscribe)\\b.*?)\\b(?:all of (?:them|those|these)|them all|those|these|them|it|that one)(?<b>\\b.*?)(?: would you| will you| please)?[.!]*',
    as: ({ x = "", a, b }, known) =>
      /^(?:all|every|each|the|my|our)\b/i.test(x) || known.isRecord(x) ? `${a}${x}${b}` : undefined,
  },
  {
    says: "(?<a>[^:?\"“]{8,}?)(?:,| -| –|;) ?(?:because |since |as )?(?:he|she|they|it|we|i|that|this)(?:'s|’s|'ve|’ve|'re|’re)?\\b(?! (?:should|must|shall|needs?|wants?|asked))(?<b>(?![^,]*\\b(?:except|only|but|not until|unless|until|if|instead)\\b)[^,;:?\"“\\d]{3,60}?)[.!]*",
    as: ({ a = "", b = "" }, known) =>
      known.isIdle(b) || /^(?:please )?(?:delete|remove|bin|trash|erase)\b/i.test(a) ? a : undefined,
  },
  {
    says: "(?:i|we) (?:have |'ve |just |have just )*(?:talked|spoke|spoken|checked|met|agreed)(?: it)? (?:with|to) [^,;:]{2,40}, (?:so |and )?(?<a>(?:[^,;:?]+) (?:is|are|should be|must be|goes to|moves to|is now)(?: now)? .+)",
    as: ({ a }) => a,
  },
  {
    says: "(?<a>delete|remove|trash|bin|kill|erase|drop) (?:the |that |this )?(?:duplicate|duplicated|double|obsolete|outdated|wrong|dead|fake|test|superfluous|useless) (?<x>[^,;:?]+?)[.!]*",
    as: ({ a, x = "" }, known) =>
      known.isRecord(x) || known.isRecord(x.replace(/^\p{L}+ /u, "")) ? `${a} the ${x}` : undefined,
  },
  {
    says: "(?:make|set|have|get) (?:the )?(?<x>[^,;:?]{4,}?) due (?:on |by |for )?(?<v>[^,;:?]+?)[.!]*",
    as: ({ x = "", v }, known) =>
      known.isRecord(x.replace(/^task /i, ""), "tasks") ? `set the due date of ${x} to ${v}` : undefined,
  },
  {
    says: "(?:set|change|update|make|correct) (?:the )?(?<f>FIELD) (?:of|for|on|at) (?<x>[^:=>]+?) ?(?::|=|->|→|-) ?(?<v>.+)",
    as: ({ f, x = "", v }, known) => (known.isRecord(x) ? `set the ${f} of ${x} to ${v}` : undefined),
  },
  {
    says: "(?:the )?(?<f>FIELD) (?<x>\\p{L}[^,;:?]{2,70}?) (?<v>[\\p{Sc}\\d]\\S*(?: ?(?:k|m|euros?|eur))?|OPTION|MEMBER)[.!]*",
    as: ({ f, x = "", v }, known) => (known.isRecord(x) ? `set the ${f} of ${x} to ${v}` : undefined),
  },
  {
    says: "(?:take|get|throw|kick|pull|move) (?<x>[^,;:?]+?) out of (?:the |our )?(?:system|crm|database|data|list of \\p{L}+|books)[.!]*",
    as: ({ x = "" }, known) => (known.isRecord(x) ? `delete ${x}` : undefined),
  },
  {
    says: `${many} (?:goes |go |should go |are |is )?(?:up|\\+|plus)(?: by)? ?${by}(?: more)?END`,
    as: ({ x, n }) => `raise ${x} by ${n}`,
  },
  {
    says: `${many} (?:goes |go |should go |are |is )?(?:down|minus|less)(?: by)? ${by}END`,
    as: ({ x, n }) => `lower ${x} by ${n}`,
  },
  { says: `(?:give|add) ${many} ${by} more(?: on top)?END`, as: ({ x, n }) => `raise ${x} by ${n}` },
  { says: `(?:put|slap|add) (?:another )?${by} on(?:to| top of)? ${many}END`, as: ({ x, n }) => `raise ${x} by ${n}` },
  {
    says: `(?:knock|shave|take|cut|trim|slash|deduct) (?:another )?${by} (?:off|from)(?: of)? ${many}END`,
    as: ({ x, n }) => `lower ${x} by ${n}`,
  },
  {
    says: `X (?:is|gets|will be|becomes|got) ${by} (?<w>cheaper|less|lower|more expensive|dearer|higher|more)(?: now| than planned)*[.!]*`,
    as: ({ x = "", n, w = "" }, known) =>
      known.isRecord(x) ? `${/cheap|less|lower/i.test(w) ? "lower" : "raise"} ${x} by ${n}` : undefined,
  },
  {
    says: `(?:give )?${by} (?:off|discount|rebate)(?: of| on| for| to)? ${many}END`,
    as: ({ x, n }) => `lower ${x} by ${n}`,
  },
  {
    says: `(?:give |grant )?${many} (?:gets? |should get |receives? )?(?:an? )?${by} (?:off|discount|rebate|less)END`,
    as: ({ x, n }) => `lower ${x} by ${n}`,
  },
  {
    says: "(?<a>push|move|postpone|delay|shift|pull|bring|put) (?:back |out )?(?:every|all|each)(?: of)?(?: the| our| my)? (?<f>FIELD)s?(?<r> .+)",
    as: ({ a, f = "", r }, known) => {
      const kind = known.kindWith(f);
      return kind ? `${a} the ${f} of all ${kind}${r}` : undefined;
    },
  },
  {
    says: "(?:get|take|fish|pull|dig|bring) (?<x>.+?) (?:back )?(?:out of|from) (?:the )?(?:trash|bin|rubbish|recycle bin|deleted items)[.!]*",
    as: ({ x }) => `restore ${x}`,
  },
  {
    says: "(?:get|take) (?<x>.+?)(?:'s|’s) (?<f>FIELD|number|address) (?:out of (?:there|here|it|the (?:crm|system|record))|off(?: the record)?|out|away)[.!]*",
    as: ({ x, f = "" }) =>
      `clear the ${/^number$/i.test(f) ? "phone number" : /^address$/i.test(f) ? "email" : f} of ${x}`,
  },
  {
    says: "(?<a>push|postpone|delay|shift|move) (?<x>.+?) (?<n>(?:an?|one|two|three|four|five|six|\\d+|a couple of) (?:day|week|month|year|fortnight)s?) (?:back|out|later|further out|further back)[.!]*",
    as: ({ x, n }) => `postpone ${x} by ${n}`,
  },
  {
    says: "(?:for|on|with|in) (?<x>(?:all|every|each|any|the) [^,]+?),? (?:please )?(?:set|change|make|put|update) (?:the )?(?<f>FIELD) (?:to|as|=|:) (?<v>.+)",
    as: ({ x, f, v }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: `${all} (?:(?:should|shall|must|have to|need to) (?:get|have|receive)|gets?) (?<v>["“][^"”]+["”]) as (?:the |their )?(?<f>FIELD)END`,
    as: ({ x, f, v }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: "(?<a>(?:delete|remove|show|list|which|give|hand|assign|set|mark|move|export|count|how many)\\b.+?) (?:who|that|which) (?:have|has|are|is|had|were) (?:gone |become |been )?(?<v>OPTION) or (?:have |has |are |is )?(?:gone |become |been )?(?<w>OPTION)(?<r>.*?)END",
    as: ({ a, v, w, r }) => `${a} that are ${v} or ${w}${r}`,
  },
  { says: `${all} (?:to|into|->|→) (?<v>OPTION)END`, as: ({ x, v }) => `set ${x} to ${v}` },
  {
    says: "(?<a>close|mark|set|flag|put|move) (?:as |to |into |in )(?<v>OPTION)(?:,|:)? (?<x>(?:all|every|each|any|the) .+)",
    as: ({ a, v, x }) => `${/^close$/i.test(a ?? "") ? "mark" : a} ${x} as ${v}`,
  },
  {
    says: `${all} (?:to|->|→|go to|goes to|over to) (?<m>MEMBER),? (?:except|but not|apart from|other than|excluding) (?<e>.+)`,
    as: ({ x, m, e }) => `assign ${x} except ${e} to ${m}`,
  },
  { says: `${all} (?:to|->|→) (?<m>MEMBER)END`, as: ({ x, m }) => `assign ${x} to ${m}` },
  {
    says: "(?:delete|erase|remove|drop|take out|get rid of|reset|null|unset) (?:the )?(?<f>FIELD) (?:of|for|from|on|at) (?<x>.+)",
    as: ({ x, f }) => `clear the ${f} of ${x}`,
  },
  {
    says: "(?:delete|erase|remove|clear|empty) (?<x>.+?)(?:(?:'s|’s)|(?<=s)['’]) (?<f>FIELD)END",
    as: ({ x, f }) => `clear the ${f} of ${x}`,
  },
  {
    says: "(?<a>(?:push|move|postpone|delay|bring|shift|pull|put|advance|defer)(?: forward| back| out)?) (?:the )?(?:closing|close|closure|signing|signature|deadline) of (?<x>.+)",
    as: ({ a, x }, known) => (known.isField("close date") ? `${a} the close date of ${x}` : undefined),
  },
  {
    says: "(?<x>[^,;:\"“?]{2,60}?) (?:has |have |just |was |is |are |'s )*\\p{L}+(?: [^,;?]{0,40})?[,;] ?(?:so |and |please |could you |can you |would you )*(?<a>set|change|update|make|put|move) (?:their|its|his|her) (?<f>FIELD|LOOKUP) (?<r>(?:to|as|into) .+?)[?.!]*",
    as: ({ x = "", a, f, r }, known) => (known.isRecord(x) ? `${a} the ${f} of ${x} ${r}` : undefined),
  },
  {
    says: "(?<x>(?:all|every|each) .+?) (?:shall|should|must|may|will|are to) (?:not|no longer) be subscribedEND",
    as: ({ x }) => `unsubscribe ${x}`,
  },
  {
    says: "(?<x>(?:all|every|each) .+?) (?:shall|should|must|are to) be (?<f>subscribed|unsubscribed)END",
    as: ({ x, f = "" }) => `${f.replace(/d$/, "")} ${x}`,
  },
  {
    says: "(?:set|chang\\p{L}*|move|put|make|shift|update|reschedule|push|postpone) (?<a>(?:all|every|each|the|my|our) .+?) to (?:be )?due (?:on |by )?(?<b>.+)",
    as: ({ a, b }, known) => (known.isField("due date") ? `set the due date of ${a} to ${b}` : undefined),
  },
  {
    says: "(?<v>OPTION) (?:is )?for (?<x>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `set ${x} to ${v}` : undefined),
  },
];
