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
    says: "(?<v>OPTION) (?:is )?for (?<x>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `set ${x} to ${v}` : undefined),
  },
];
