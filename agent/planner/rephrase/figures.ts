import type { Rule } from "./rule";

const end = "[.!?]*";
const usually = "(?:usually |typically |normally |generally |on average |roughly )*";
const done = "(?:(?:us )?(?:to|until (?:they|it|we)(?: are| is)?) )?";
const finished: Readonly<Record<string, string>> = {
  won: "win",
  win: "win",
  sell: "win",
  lost: "lose",
  lose: "lose",
  done: "complete",
};
const asLong = (verb = "close"): string => finished[verb] ?? (/^(?:compl|finish)/.test(verb) ? "complete" : "close");

/** Questions for figures, in everyday words. */
export const figureRules: readonly Rule[] = [
  {
    says: `(?:(?:is|are) there |have we |do we have |what(?:'s| is) )?(?:any|the|some) (?:news|updates?|progress|word|movement) (?:on|about|from|with|of|regarding|at) (?<x>.+?)${end}`,
    as: ({ x }, known) => (known.hasName ? `what is the latest on ${x}` : undefined),
  },
  {
    says: `(?<a>(?:which|what|how many) .+?) (?:do|did) (?:we|i) (?:currently |still |already )?(?:have|got) (?<b>(?:no|any|an?|more than|at least|fewer than|less than|over|only) .+?) (?:with|at|for|from|in|on|of)${end}`,
    as: ({ a, b = "" }) => `${a} with ${b.replace(/^any /i, "")}`,
  },
  {
    says: `(?:so |and )?how(?:'s| is| are| has| did) (?<m>MEMBER) (?:been )?(?:doing|do|performing|perform|done|going|comparing|stacking up|measuring up)?,? ?(?:against|(?:to|with)(?= \\p{L}+(?: |$))|compared (?:to|with)|versus|vs\\.?|next to|relative to|in comparison (?:to|with)) (?<n>MEMBER)(?<b>\\b.*?)?${end}`,
    as: ({ m, n, b = "" }, known) => (known.isOption("won") ? `won deals ${m} versus ${n}${b}` : undefined),
  },
  {
    says: `(?:and )?how (?:long|many days|much time) (?:does|do|did) (?:it take )?(?:an?|the|our|my|we need for|we take for)? ?(?<a>.+?) ${usually}(?:take|need|last|run|stay open)(?: us)?(?: ${done}(?:be |get |been )?(?<v>\\p{L}+))?(?: on average| usually| typically| normally)?(?<b> (?:by|per|for each|this|last|in) .+?)?${end}`,
    as: ({ a = "", v, b = "" }) => `average time to ${asLong(v ?? /\b(won|lost|done)\b/.exec(a)?.[1])} of ${a}${b}`,
  },
  {
    says: `(?:which|what) (?<o>tasks|to-?dos|things|jobs) (?:must|should|do|have|ought|shall|can) (?:i|I)(?: have| need| got| still)*(?: to)? (?:do|make|finish|complete|get done|handle|take care of|tackle|work on)(?<b>.*?)${end}`,
    as: ({ o = "", b = "" }) => `my open ${/^things|^jobs/.test(o) ? "tasks" : o}${b ? ` due${b}` : ""}`,
  },
  {
    says: `what (?:do|have) (?:i|I) (?:have|got|have got) (?:on|planned|scheduled|coming up|lined up|to get done|on my plate)(?: for)?(?<b> .+?)?${end}`,
    as: ({ b = "" }) => `my open tasks${b ? ` due${b}` : ""}`,
  },
  {
    says: `(?:what|which things|anything)(?: else)? (?:must|should|do|have|ought|shall) (?:i|I)(?: have| need| got| still)*(?: to)? (?:do|finish|complete|get done|handle|tackle)(?<b> .+?)?${end}`,
    as: ({ b = "" }) => `my open tasks${b ? ` due${b}` : ""}`,
  },
  {
    says: `(?<a>.+?),? (?:just|only|but only|but just) (?:for )?(?:the ones|those|the ones that|ones|those that|that) (?<b>(?:we|i|they|are|is|were|have|has|from|in|of|with|over|under|owned|by) ?.+?)${end}`,
    as: ({ a, b = "" }) => `${a} ${b}`,
  },
  {
    says: `(?<a>.*?\\b(?:who|the people|the person|whoever|the one|those who|people who)) (?:runs?|heads?|leads?|does|do|is in charge of|are in charge of|is responsible for|are responsible for|handles?|manages?) (?<w>\\p{L}+) (?<t>at|for|in) (?<x>.+?)${end}`,
    as: ({ a = "", w, x = "" }, known) => {
      const field = /\b(?<f>e-?mail|phone|number|mobile|address)s?\b/i.exec(a)?.groups?.f;
      if (!known.isRecord(x) || !known.isField("job title")) return undefined;
      return `${field ? `${field === "number" ? "phone" : field}s of ` : ""}contacts of ${x} whose job title contains "${w}"`;
    },
  },
  {
    says: `(?:who|which (?:person|people|contact|contacts)) (?:at|in|from|with) (?<x>.+?) (?:runs?|heads?|leads?|does|do|is in charge of|is responsible for|handles?|manages?|looks after|takes care of) (?<w>\\p{L}+)${end}`,
    as: ({ w, x = "" }, known) =>
      known.isRecord(x) && known.isField("job title") ? `contacts of ${x} whose job title contains "${w}"` : undefined,
  },
  {
    says: `where (?:do|are|is) (?:most of |all |the majority of )?(?:our |the |my )?(?<n>.+?) (?:come from|coming from|located|based|from|sit|sitting),? (?:by|per) (?<f>FIELD)${end}`,
    as: ({ n, f }) => `${n} by ${f}`,
  },
  {
    says: `(?:what are |which are |show |show me |list )?(?:the |my |our )?next (?<n>\\d+|two|three|four|five|six|seven|eight|ten) (?<o>\\p{L}+) (?:to close|to be closed|closing|to be signed|due|due to close|to be done|coming up)${end}`,
    as: ({ n, o = "" }, known) => {
      const date = known.dateOf(o);
      return date ? `earliest ${n} open ${o} by ${date}` : undefined;
    },
  },
  {
    says: `how (?:long|many days) (?:ago )?(?:is it |has it been |was it )?(?:since|ago did) (?:we|i|anyone|somebody) (?:last )?(?:called?|spoke|spoken|speak|talk|talked|contact|contacted|hear|heard|meet|met|visit|visited|wrote|write|email|emailed|touch|touched)(?: to| with| from)? (?<x>.+?)${end}`,
    as: ({ x }, known) => (known.hasName ? `when did we last contact ${x}` : undefined),
  },
  {
    says: `how old is (?:our|the|my) oldest (?<a>.+?)${end}`,
    as: ({ a }) => `longest age of ${a}`,
  },
  {
    says: `when (?:is|are|do we have) (?:the |my |our )?next (?<n>\\p{L}+) (?:for|with|at|of|about) (?<x>.+?)(?: due| planned| scheduled)?${end}`,
    as: ({ n = "", x }, known) =>
      known.isObject(n) && known.isField("due date") && known.hasName
        ? `earliest 1 open ${n.replace(/s$/, "")}s of ${x} by due date`
        : undefined,
  },
  {
    says: `(?:what|how much) (?:is|are|was|were) (?<a>.+?) worth(?: in total| altogether| together| in all| all together| combined)*(?<b> (?:by|per|this|last|in) .+?)?${end}`,
    as: ({ a = "", b = "" }, known) =>
      known.isField("amount") && !known.isRecord(a) ? `total amount of ${a}${b}` : undefined,
  },
  {
    says: `(?:what|which)(?: share| percentage| percent| part| proportion| fraction)? of (?<a>.+?) (?:is|are|was|were|comes?|came|has been|have been) (?<b>.+?)${end}`,
    as: ({ a, b }) => `what share of ${a} are ${b}`,
  },
  {
    says: `(?<n>.+?) (?:(?:which|that|who|whom) )?(?<m>MEMBER|I) (?:has |have |had )?(?:wrote|written|logged|created|added|made|took|entered|recorded)(?<b>.*?)${end}`,
    as: ({ n, m = "", b = "" }) => `${n} written by ${m.toLowerCase() === "i" ? "me" : m}${b}`,
  },
  {
    says: `how many (?<n>.+?) (?:did|has|have) (?<m>MEMBER|I) (?:write|written|log|logged|take|taken|make|made|record|recorded|add|added|create|created|enter|entered)(?<b>.*?)${end}`,
    as: ({ n = "", m = "", b = "" }, known) =>
      known.isObject(n) ? `how many ${n} by ${m.toLowerCase() === "i" ? "me" : m}${b}` : undefined,
  },
];
