import type { Rule } from "./rule";

/** What is to be kept of a record, told in everyday words. */
export const noteRules: readonly Rule[] = [
  {
    says: "(?:call|phone|meeting|visit|demo)(?: note| notes| minutes| log| report| summary)(?: (?:with|for|on|from|of|at))? (?<x>[^:,]{2,60}?) ?(?::|,| -| –) (?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) && known.isObject("note") ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "(?:an? |the )?(?:new |quick |short )?(?:note|memo|remark|comment) (?:on|for|about|to|at) (?:the )?(?:\\p{L}+ )?(?<x>[^:]{2,70}?) ?: ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "(?:note|memo) (?<x>[^:,]{2,60}?) ?: ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "(?:for|on|about|at) (?<x>[^:,]{2,60}?),? (?:please )?(?:an? )?(?:note|remark|memo|log|record|write down|jot down)(?: ?:| that|,) ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "(?:please |can you |could you )*(?:add|leave|put|write|drop|make) (?:an? )?(?:short |quick )?(?:comment|remark|memo|note|line|entry) (?:to|on|for|at|under|with|in|into) (?:the )?(?:(?:deal|company|contact|record|file|account) )?(?<x>[^:,]{2,70}?),? ?(?:saying(?: that)?|that says|that|:|,) ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "(?:please |can you |could you )*(?:note|jot|write|take) down ?:? ?(?:that )?(?!(?:on|for|at|with|under|in|about|against)\\b)(?<v>\\p{L}[^?]{6,})",
    as: ({ v }, known) => (known.isObject("note") ? `note: ${v}` : undefined),
  },
  {
    says: "(?:log|for the record|memo|fyi|record|journal)(?: ?:| -| –) ?(?<v>.+)",
    as: ({ v }, known) => (known.isObject("note") ? `note: ${v}` : undefined),
  },
  {
    says: "(?:please |can you |could you )*(?:write|put|jot|take|note|keep|get)(?: it| this)?(?: down| on record| in writing)? (?:on|at|for|under|with|against|in|about)(?: the (?:record|file|card|notes?) of)? (?<x>[^:,;]{2,60}?)(?: that|:|,) (?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "(?:(?:i|we) )?(?:have |'ve )?(?:just |today |now )?(?<k>talked|spoke|spoken|had (?:an? )?(?:call|chat|lunch|coffee|dinner|breakfast|meeting|drink|talk|demo)|was on the phone|been on the phone|chatted|called|met|visited|phoned|saw)(?: up)?(?: to| with)? (?<x>[^,;:]{2,60}?)(?: (?:at|in|on|over) (?:the |our |their )?[^,;:]{2,30}?)?(?: today| yesterday| this morning| just now)?(?:,|:|;| -| –|\\.)? (?:and )?(?<v>(?:he|she|they|it|we|i|who|the|there|all|wants?)\\b.+)",
    as: ({ k = "", x = "", v }, known) =>
      known.isRecord(x)
        ? `${/call|phone|talk|spoke|chat/i.test(k) ? `log a call with ${x}` : `note on ${x}`}: ${v}`
        : undefined,
  },
  {
    says: "(?<v>.{8,}?)(?:,|;| -| –|\\.) ?(?:so |and )?(?:please )?(?:note|log|write down|record|remember|jot down|keep in mind) (?:that|this|it)(?: down)?(?: please)?[.!]*",
    as: ({ v }, known) => (known.isObject("note") ? `note: ${v}` : undefined),
  },
  {
    says: "(?:minutes|notes?|summary|protocol|outcome|result)(?: of| from)?(?: (?:the|my|our|a|today's))? (?:meeting|call|visit|talk|conversation|demo)(?: with| at)? (?<x>[^:]{2,60}?) ?: ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
  {
    says: "log (?:a |the |my )?(?<k>call|meeting|visit)(?: with| at| to)? (?<x>[^,:]{2,60}?), (?<v>.+)",
    as: ({ k, x = "", v }, known) => (known.isRecord(x) ? `log a ${k} with ${x}: ${v}` : undefined),
  },
  {
    says: "(?:add|write|put|attach) (?:to|on|at|under) (?<x>[^:]{2,60}?) ?: ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
];
