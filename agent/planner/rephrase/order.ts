import type { Rule } from "./rule";

const all = "(?<x>(?:all|every|each) .+?)";

/** Changes said in another order, or with the verb left out. */
export const orderRules: readonly Rule[] = [
  {
    says: "(?:for|on|with|in) (?<x>(?:all|every|each|any|the) [^,]+?),? (?:please )?(?:set|change|make|put|update) (?:the )?(?<f>FIELD) (?:to|as|=|:) (?<v>.+)",
    as: ({ x, f, v }) => `set the ${f} of ${x} to ${v}`,
  },
  {
    says: `${all} (?:(?:should|shall|must|have to|need to) (?:get|have|receive)|gets?) (?<v>["“][^"”]+["”]) as (?:the |their )?(?<f>FIELD)END`,
    as: ({ x, f, v }) => `set the ${f} of ${x} to ${v}`,
  },
  { says: `${all} (?:to|into|->|→) (?<v>OPTION)END`, as: ({ x, v }) => `set ${x} to ${v}` },
  { says: `${all} (?:to|->|→) (?<m>MEMBER)END`, as: ({ x, m }) => `assign ${x} to ${m}` },
  {
    says: "(?:delete|erase|remove|drop|take out|get rid of) (?:the )?(?<f>FIELD) (?:of|for|from|on|at) (?<x>.+)",
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
