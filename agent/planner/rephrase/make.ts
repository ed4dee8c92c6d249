import { job } from "@/agent/planner/text/post";
import { stemOf } from "@/agent/planner/text/stem";
import type { Known } from "./known";
import type { Rule } from "./rule";

const name = "(?<n>\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}|von |van |de |da |del |der )[\\p{L}.'’-]+){1,3})";
const place = "(?:from|of|at|with|for|over at) (?<c>[^,;:?]{2,60}?)";
const person = ({ n, c }: Readonly<Record<string, string>>, rest = ""): string =>
  `create a contact "${n}"${c ? ` at ${c}` : ""}${rest}`;

/** "her mail is ana@tejo.example": the value tells by itself what it is. */
const reached = (list: string, known: Known): string =>
  list
    .split(/,\s*/u)
    .map((item) => (isPost(item, known) ? `job title ${item}` : item))
    .join(", ")
    .replace(
      /(?:\b(?:and )?(?:her|his|their|the) )(?:e-?mail|mail|phone|number|mobile)(?: (?:address|number))? (?:is |: ?)/giu,
      "",
    );

/** Plain words that are nothing else here are what the person does. */
const isPost = (item: string, known: Known): boolean =>
  /^\p{Ll}[\p{L}-]+(?: \p{L}[\p{L}-]+){1,3}$/u.test(item) &&
  known.isField("job title") &&
  known.isIdle(item) &&
  !known.isRecord(item) &&
  !/^(?:her|his|their|for|at|in|the|a|an|with|owner)\b/iu.test(item);

const contact = (says: string): Rule => ({
  says: `${says}(?:, (?<l>[^?]+?))?[.!]*`,
  as: (groups, known) =>
    known.isObject("contact") && !known.isRecord(groups.n ?? "", "contacts")
      ? person(groups, `${groups.l ? `, ${reached(groups.l, known)}` : ""}${groups.t ? `, job title ${groups.t}` : ""}`)
      : undefined,
});

const sayings = /\b(?:wants?|needs?|is|are|was|has|have|asked|asks|would|should|could|said|says|will)\b/i;

/** A sentence is no name, and a person's name is two words or more with capital letters. */
const isName = (title: string, noun: string): boolean =>
  !sayings.test(title) &&
  // "deal in proposal" asks; a name begins with no small word.
  !/^(?:in|at|of|on|by|for|from|with|without|to|not|no|and|or|over|under|above|below|that|which|who|whose|by|per|is|are)\b/i.test(
    title,
  ) &&
  title.split(" ").length <= 7 &&
  (!/^(?:contact|person|lead)s?$/.test(noun) || /^["“]?\p{L}\S*(?: \p{L}\S*){1,3}["”]?$/u.test(title));

const employed =
  /^(?:(?:who|he|she|they)(?:'s| is| are)? )?(?:works?|working|employed|is|from)? ?(?:in|at|for|with|from) (?<c>.+?)(?: as (?:an? |the )?(?<t>.+))?$/iu;

const post = /^(?:the |our |an? |their )?(?<t>\p{L}[\p{L} -]{2,40}?) (?:at|of|for|with) (?<c>\p{Lu}.+)$/u;
const roughly =
  /^(?:about|around|roughly|approx(?:imately)?\.?|ca\.?|circa|some|worth|value|for about|for) (?=[\p{Sc}\d])/iu;

/** One item of a list as a part of a command: a record it belongs to, a position, or what it is by itself. */
const said =
  (known: Known) =>
  (item: string): string[] => {
    if (known.isRecord(item)) return [`for ${item}`];
    const { c = "", t } = employed.exec(item)?.groups ?? {};
    if (known.isRecord(c)) return [`for ${c}`, ...(t ? [t] : [])];
    const { c: at = "", t: held } = post.exec(item)?.groups ?? {};
    return held && known.isRecord(at) && known.isField("job title") ? [`for ${at}`, `job title ${held}`] : [item];
  };

/** "deal Frost alarms, Hansekai Fischhandel, 8k": each item of a list stands for the field that it fits. */
function fromList(noun: string, list: string, known: Known): string | undefined {
  const [first = "", ...rest] = list.split(/\s*,\s*/);
  const placed = /^(?<t>.+?) (?:at|from|of|for|with) (?<c>.+)$/iu.exec(first)?.groups;
  const isPlaced = placed !== undefined && known.isRecord(placed.c ?? "") && !known.isRecord(first);
  const title = isPlaced ? placed.t : first;
  const items = isPlaced ? [placed.c ?? "", ...rest] : rest;
  if (!title || items.length === 0 || !known.isObject(noun) || stemOf(noun) !== noun || !isName(title, noun))
    return undefined;
  const asSaid = items.map((item) => item.replace(roughly, "")).flatMap(said(known));
  // Free text runs on to the end of the sentence.
  const position = asSaid.find(
    (item) => known.isField("job title") && new RegExp(`^(?:job title .+|${job})$`, "iu").test(item),
  );
  if (position) {
    asSaid.splice(asSaid.indexOf(position), 1);
    asSaid.push(`job title ${position.replace(/^job title /, "")}`);
  }
  return `create a ${noun} "${title.replace(/^["“]|["”]$/g, "")}", ${asSaid.join(", ")}`;
}

/** "new opportunity: Quay alarms 88k negotiation, owner Yuki": without commas, the figure ends the name. */
export const figureEndsRule: Rule = {
  says: '(?:(?:please |pls |can you |could you )*(?:add|create|make|open|new)(?: an?)?(?: new)? )?(?<n>\\p{L}+):? (?<t>[^,:;?"“\\d]{3,60}?) (?<v>[\\p{Sc}]?\\d[\\d.,]*k?(?: ?eur| ?euros?)?) (?<l>(?:(?:OPTION|owner MEMBER|MEMBER)(?:,? |(?=[.!]*$)))+)[.!]*',
  as: ({ n = "", t = "", v, l }, known) =>
    known.isObject(n.toLowerCase()) && stemOf(n.toLowerCase()) === n.toLowerCase() && isName(t, n) && !known.isRecord(t)
      ? `create a ${n} "${t}" worth ${v}, ${l}`
      : undefined,
};

const make =
  "(?:(?:please |pls |can you |could you |i need |we need |we have |there is |there's )*(?:put in|set up|open(?: up)?|log|book|register|add|create|make|enter|start)? ?)";

/** New records told in everyday words. */
export const makeRules: readonly Rule[] = [
  {
    says: '(?:please |pls |can you |could you |we (?:should|need to|have to|must) |let\'s |let us )*(?:add|create|make|open|book|log|start|set up|register|enter|put in) (?:an? )?(?:new )?(?<n>\\p{L}+) (?:for|with|at) (?<c>[^,;:?"“]{2,60}?)[,:] (?<t>\\p{L}[^,;:?"“\\d]{2,50}), (?<l>.*\\d.*)',
    as: ({ n = "", c = "", t, l }, known) =>
      known.isRecord(c) && !/^(?:task|note|to-?do)s?$/i.test(n)
        ? fromList(n.toLowerCase(), `${t}, ${c}, ${l}`, known)
        : undefined,
  },
  {
    says: "(?:please |pls |can you |could you )*(?:add|create|make|set up|schedule|put in|plan) (?:an? |the )?(?:new )?follow[- ]?up(?: task)? (?:for|with|on) (?<x>.+)",
    as: ({ x }, known) => (known.isObject("task") ? `create a task "Follow up" for ${x}` : undefined),
  },
  {
    says: "(?:to-?do )?(?:for|by|on|until) (?<d>today|tomorrow|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|the \\d{1,2}(?:st|nd|rd|th)?(?: of)? \\p{L}+|\\d{1,2} \\p{L}+) ?[:,–-] (?<t>(?:send|call|ring|mail|e-?mail|write|check|prepare|ask|visit|book|order|draft|review|follow up|finish|get|bring|talk)\\b.+)",
    as: ({ d, t }, known) =>
      known.isObject("task") ? `remind me ${d === "today" || d === "tomorrow" ? d : `on ${d}`} to ${t}` : undefined,
  },
  {
    says: "(?:please |pls |can you |could you )*(?:put|add|enter|open|create|start|get|set up) (?:an? )?(?:new )?(?<n>\\p{L}+) (?:up )?(?:on|in|into|onto) (?:the|our|my) (?:board|pipeline|crm|system|funnel),? (?<r>.+)",
    as: ({ n = "", r }, known) => (known.isObject(n) ? `create a ${n} ${r}` : undefined),
  },
  {
    says: "(?:please |pls |can you |could you )*(?:save|store|put in|enter|file|capture|open|set up|start|register|record) (?:an? |the following |another )(?:new )?(?<n>\\p{L}+) (?<r>(?:named|called|by the name of|:) ?.+)",
    as: ({ n = "", r }, known) => (known.isObject(n) ? `create a ${n} ${r}` : undefined),
  },
  contact(
    `(?:please |pls |can you |could you )*(?:add|put|enter|save) ${name} (?:to|into|under|at) (?<c>[^,;:?]{2,60}?) as (?:an? |the |their )?(?<t>[^,;:?]{2,50})`,
  ),
  contact(`(?:please |pls |can you |could you )*(?:register|add|save|enter|create|note) ${name} ${place}`),
  {
    says: `${make}(?:an? )?(?:new )?(?<n>\\p{L}+) (?:with|for|at) (?<c>[^,;:?"“]{2,60}?),? (?:called |named |: )?(?<t>["“][^"”]+["”]|called [^,"“]+|named [^,"“]+)(?<l>(?:,| for| at| worth) .+)?[.!]*`,
    as: ({ n = "", c = "", t = "", l = "" }, known) =>
      known.isRecord(c)
        ? fromList(
            n.toLowerCase(),
            `${t.replace(/^(?:called|named) /i, "")}, ${c}${l.replace(/^ (?:for|at|worth) /i, ", ")}`,
            known,
          )
        : undefined,
  },
  {
    says: `(?:please |pls |can you |could you )*(?:add|save|create|put in|enter|register|new)(?: person| contact)?:? ${name}, ?(?<l>[^?]+)`,
    as: ({ n = "", l = "" }, known) =>
      known.isObject("contact") && /@|\+\d|\b(?:at|from|of) \p{Lu}/u.test(l)
        ? fromList("contact", `${n}, ${l}`, known)
        : undefined,
  },
  {
    says: `${make}(?:an? )?(?:new )?(?<n>\\p{L}+):? (?<t>[^,:?]{3,60}?) (?:at|from|of|for|with) (?<c>[^,:?]{2,60}?), (?<l>[^?]+)`,
    as: ({ n = "", t = "", c = "", l = "" }, known) =>
      known.isRecord(c) && !known.isRecord(t) ? fromList(n.toLowerCase(), `${t}, ${c}, ${l}`, known) : undefined,
  },
  {
    says: "(?:new )?(?<n>\\p{L}+):? (?<t>[^,:?]{3,60}?) (?<v>[\\p{Sc}\\d][\\d.,]*k?(?: ?eur| ?euros?)?) (?:for|at|with) (?<x>[^,:?]+)",
    as: ({ n = "", t = "", v, x }, known) =>
      known.isObject(n.toLowerCase()) && stemOf(n) === n && isName(t, n) && !known.isRecord(t)
        ? `create a ${n} "${t}" worth ${v} for ${x}`
        : undefined,
  },
  {
    says: `(?:please |pls |can you |could you )*(?:add|save|create|enter|register) (?<n>(?:(?:Dr|Prof|Mr|Mrs|Ms)\\.? )?[^,(;:?\\d]{4,40}?),? ?\\(?(?<e>[\\w.+-]+@[\\w.-]+\\.\\w+)\\)?,? (?:as|who is|is) (?:the |our |an? |their )?(?<t>[^,;:?]{2,50}) (?:at|for|with|from) (?<c>[^,;:?]{2,60}?)[.!]*`,
    as: ({ n = "", e, t, c = "" }, known) =>
      known.isObject("contact") && known.isRecord(c)
        ? `create a contact "${n.trim()}" at ${c}, email ${e}, job title ${t}`
        : undefined,
  },
  {
    says: "(?:please |pls |can you |could you )*(?:add|create|enter|register|new) (?<n>[^,;:?]{2,50} (?:gmbh|ag|ltd|limited|inc|as|sa|s\\.a\\.|bv|b\\.v\\.|nv|oy|ab|kg|se|llc|plc|srl|spa|aps|co)\\.?), (?<l>[^?]+?)[.!]*",
    as: ({ n = "", l }, known) =>
      known.isObject("company") && !known.isRecord(n) ? fromList("company", `${n}, ${l}`, known) : undefined,
  },
  {
    says: `${make}(?:an? )?(?:new )?(?<n>\\p{L}+) (?<t>["“][^"”]+["”]) (?:with|for|at) (?<c>[^,;:?"“]{2,60}?), (?<l>[^?]+?)[.!]*`,
    as: ({ n = "", t = "", c = "", l }, known) =>
      known.isRecord(c) ? fromList(n.toLowerCase(), `${t}, ${c}, ${l}`, known) : undefined,
  },
  contact(
    `${name}(?:,? (?:the |our |their )?(?<t>${job}),?)? (?:is|will be|has become|becomes) (?:our|the|my|a) new (?:contact|contact person|person|buyer|lead) ${place}`,
  ),
  contact(
    `(?:we have|there is|there's|we got|i have|meet) (?:a|our|the) new (?:contact|contact person|person) ${place}(?::|,| -| –|, it's|, called|: it's) ?${name}(?:, (?<t>${job}))?`,
  ),
  contact(
    `(?:i|we) (?:have |'ve )?(?:just |today |yesterday )?(?:met|got to know|talked to|spoke to|ran into) ${name} ${place}(?: (?:today|yesterday|just now|this morning|at the fair|at a fair|at an event))?,? (?:so |and )?(?:please |can you |could you )*(?:add|save|create|put|enter|record|store) (?:her|him|them|that person)(?: (?:as|to|in|into) (?:an? |the |our )?(?:new )?(?:contacts?|crm|list|system))?`,
  ),
  {
    says: "(?:(?:please |can you |could you )?(?:add|create|make|new|register|enter|open)(?: an?)? )?(?:an? )?(?:new )?(?<n>\\p{L}+)(?::| -| –)? (?<l>[^:?]+,[^:?]+)",
    as: ({ n = "", l = "" }, known) => fromList(n.toLowerCase(), l.trim(), known),
  },
  {
    says: "(?:an? )?(?:new )?(?<n>\\p{L}+) (?:with|for|at) (?<c>[^,;:?]{2,60}?): (?<l>[^?]+)",
    as: ({ n = "", c = "", l = "" }, known) =>
      known.isRecord(c) ? fromList(n.toLowerCase(), `${l}, ${c}`, known) : undefined,
  },
  {
    says: `${name} (?:is|are|has become|became) (?:a|our|the) new (?:customer|client|account|company|prospect)(?<l>,[^?]+)?[.!]*`,
    as: ({ n = "", l = "" }, known) =>
      known.isObject("company") && !known.isRecord(n) ? `create a company "${n}"${l}` : undefined,
  },
  {
    says: `(?:put|save|store|enter|record|take) ${name}(?: ${place})? (?:into|in|to|among|as) (?:the |my |our |an? )?(?:new )?(?:contacts?|address book|crm)[.!]*`,
    as: (groups, known) => (known.isObject("contact") && !known.isRecord(groups.n ?? "") ? person(groups) : undefined),
  },
  {
    says: "(?:save|store|enter|record|keep|note) (?:this|that|the|a)(?: new)? (?<n>contact|company|deal) ?: ?(?<l>.+)",
    as: ({ n = "", l = "" }, known) => (l.includes(",") ? fromList(n.toLowerCase(), l, known) : `create a ${n} "${l}"`),
  },
  {
    says: "(?<a>(?:add|create|save) [^,]+,.*?)(?:,| and)? (?:who )?(?:works|working|is) (?:for|at) (?<c>[^,]+?)[.!]*",
    as: ({ a, c = "" }, known) => (known.isRecord(c) ? `${a}, for ${c}` : undefined),
  },
  {
    says: "cancel (?<w>(?:all )?(?:the |my |our )?)(?<n>\\p{L}+) (?<x>.+)",
    as: ({ w, n = "", x }, known) => (known.isObject(n) ? `delete ${w || "the "}${n} ${x}` : undefined),
  },
];
