import type { Rule } from "./rule";

const works =
  "(?:call|phone|ring|e-?mail|mail|write to|send|prepare|visit|meet|book|order|follow up|get back|chase|draft|sign|arrange|schedule|organi[sz]e|invite|pay|talk to|speak to|reply|remind|inform|discuss|clarify|quote|present|deliver|pick up)";

/** "task: check radio, due Friday, high priority, Jonas": what follows the text are its day, its weight and its person. */
function taskFromList(list: string): string | undefined {
  const [title, ...items] = list.split(/\s*,\s*/);
  const slots = items.map((item) => ({
    due: /^(?:due |by |on |until )?(?:(?:on |by )?(?:today|tomorrow|next \p{L}+|this \p{L}+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)?\.? \p{L}+(?: \d{4})?|\p{L}+ \d{1,2}(?:st|nd|rd|th)?))$/iu.exec(
      item,
    )?.[0],
    weight: /^(?<w>high|low|normal)(?: prio(?:rity)?)?$|^(?<u>urgent|important)$/iu.exec(item)?.[0],
    who: /^(?:for |owner |assignee |assigned to )?(?<m>me|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)$/u.exec(item)?.groups?.m,
  }));
  if (!title || items.length === 0 || slots.some(({ due, weight, who }) => !due && !weight && !who)) return undefined;
  const due = slots.find((slot) => slot.due)?.due?.replace(/^(?:due|by|on|until) /i, "");
  const weight = slots.find((slot) => slot.weight)?.weight?.replace(/ prio.*$/i, "");
  const who = slots.find((slot) => !slot.due && !slot.weight && slot.who)?.who;
  return `create a ${weight ? `${weight} priority ` : ""}task${who ? ` for ${who}` : ""}${due ? ` due ${due}` : ""}: ${title}`;
}

export const taskListRule: Rule = {
  says: "(?:(?:please |can you |could you )*(?:add|create|make|new|open)(?: an?)?(?: new)? )?(?:task|to-?do)(?: ?:| -| –) ?(?<l>[^:?]+,[^:?]+?)[.!]*",
  as: ({ l = "" }, known) => (known.isObject("task") ? taskFromList(l) : undefined),
};

/** "make me a task “Order cake” due tomorrow, high priority": the text first, its day, weight and person behind it. */
export const quotedTaskRule: Rule = {
  says: '(?:please |pls |can you |could you )*(?:make|create|add|give|open|set up|put in)(?: me| us)? an? (?:new )?(?:(?<w>high|low|normal) prio(?:rity)? )?(?:task|to-?do|reminder)(?: called| named)? ["“](?<t>[^"”]+)["”],?(?<r>[^:?"“]*?)[.!]*',
  as: ({ t = "", r = "", w = "" }, known) => {
    const weight = w || (/\b(high|low|normal) prio(?:rity)?\b/i.exec(r)?.[1] ?? (/\burgent\b/i.test(r) ? "high" : ""));
    const due =
      /\b(?:due|by|until|for|on) (?:on |by )?((?:next |this )?(?:today|tomorrow|\p{L}+day)|\d{1,2}(?:st|nd|rd|th)?\.? \p{L}+(?: \d{4})?|\p{L}+ \d{1,2}(?:st|nd|rd|th)?)\b/iu.exec(
        r,
      )?.[1];
    const who = /\b(?:for|owner|assigned to) (me|\p{Lu}\p{L}+)\b/u.exec(r)?.[1];
    const left = r
      .replace(
        /\b(?:high|low|normal) prio(?:rity)?\b|\burgent\b|\b(?:due|by|until|on|for|owner|assigned to|and|with|a)\b/giu,
        " ",
      )
      .replace(due ?? "", " ")
      .replace(who ?? "", " ");
    return known.isObject("task") && !/[\p{L}\d]/u.test(left)
      ? `create a ${weight ? `${weight.toLowerCase()} priority ` : ""}task${who ? ` for ${who}` : ""}${due ? ` due ${due}` : ""}: ${t}`
      : undefined;
  },
};

/** "give Elin a task: check the contract by Monday", "add to my list: book a train". */
export const givenTaskRules: readonly Rule[] = [
  {
    says: "(?:please |pls |can you |could you )*(?:put|drop|place|leave|set) an? (?:new )?(?:task|to-?do|reminder) (?:on|with|to|by) (?<m>MEMBER)(?:(?:'s|’s) (?:list|plate|desk))?(?: ?:| to| -|,) ?(?<t>.+)",
    as: ({ m, t }, known) => (known.isObject("task") ? `create a task for ${m} to ${t}` : undefined),
  },
  {
    says: "(?:please |pls |can you |could you )*(?:book|get|put|drop|enter|note)(?: me| us)?(?: in| down)? an? (?:new )?(?:task|to-?do|reminder) (?<r>(?:to|for|about|on|due) .+)",
    as: ({ r }, known) => (known.isObject("task") ? `create a task ${r}` : undefined),
  },
  {
    says: "(?:please |pls |can you |could you )*(?:give|assign|make|create|add|set)(?: for)? (?<m>MEMBER) an? (?:new )?(?:task|to-?do|reminder)(?: to| ?:| -) ?(?<t>.+)",
    as: ({ m, t }, known) => (known.isObject("task") ? `create a task for ${m} to ${t}` : undefined),
  },
  {
    says: "(?:please |pls |can you |could you )*(?:add|put)(?: this| it)? (?:to|on) my (?:list|to-?do list|to-?dos|tasks|task list|agenda|plate) ?(?::|-|–) ?(?<t>.+)",
    as: ({ t }, known) => (known.isObject("task") ? `remind me to ${t}` : undefined),
  },
];

/** "note to self: ask Priya": what one has to do is a task, anything else a note. */
export const selfRule: Rule = {
  says: `(?:note|memo|reminder) to (?:self|myself|me) ?(?::|,| -| –) (?:to )?(?<v>.+)`,
  as: ({ v = "" }, known) =>
    known.isObject("task") && new RegExp(`^(?:ask|${works.slice(3)}\\b`, "iu").test(v)
      ? `remind me to ${v}`
      : known.isObject("note")
        ? `note: ${v}`
        : undefined,
};

/** Tasks told in everyday words. */
export const taskRules: readonly Rule[] = [
  {
    says: "(?<m>MEMBER) (?:has to|needs to|must|should|ought to) be (?:nudged|reminded|asked|told|informed|pinged|chased|poked) (?<p>about|to|of|on|regarding) (?<t>.+)",
    as: ({ m, p = "", t }) => `remind ${m} ${p === "to" ? "to" : "about"} ${t}`,
  },
  {
    says: `(?:i (?:have to|need to|must|should|ought to|got to|gotta)|don't let me forget to|do not let me forget to|i (?:must not|mustn't|should not|shouldn't) forget to|make sure (?:that )?i|we (?:have to|need to|must)) (?<t>${works}\\b.+?)[.!]*`,
    as: ({ t }) => `remind me to ${t}`,
  },
  {
    says: "(?:schedule|plan|arrange|set up|book|organi[sz]e|put in) (?:an? |the )?(?<k>call|phone call|meeting|visit|lunch|demo|follow-?up|catch-?up|review|appointment) (?<r>(?:with|at|for) .+?)[.!]*",
    as: ({ k = "", r = "" }, known) =>
      known.isObject("task")
        ? `remind me to ${/call$/i.test(k) ? `call ${r.replace(/^(?:with|at|for) /i, "")}` : `have a ${k} ${r}`}`
        : undefined,
  },
  {
    says: "(?:call|phone|ring)(?: back)?(?: back)? (?<x>.+?) (?<d>(?:back )?(?:tomorrow|today|tonight|next \\p{L}+|(?:on |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:an?|one|two|three|\\d+) (?:day|week|month)s?)(?: at .+)?)[.!]*",
    as: ({ x, d }, known) => (known.isObject("task") ? `remind me to call ${x} ${d}` : undefined),
  },
];
