import type { Known } from "./known";
import type { Rule } from "./rule";

const name = "(?<n>\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}|von |van |de |da |del |der )[\\p{L}.'’-]+){1,3})";
const place = "(?:from|of|at|with|for|over at) (?<c>[^,;:?]{2,60}?)";
/** What people are called in their companies. */
export const job =
  "(?:ceo|cto|cfo|coo|cio|cmo|ciso|vp\\b[^,]*|head of [^,]+|director(?: of [^,]+)?|[\\p{L} ]*(?:manager|engineer|director|officer|buyer|developer|analyst|consultant|assistant|coordinator|technician|secretary|president|partner|owner))";
const person = ({ n, c }: Readonly<Record<string, string>>, rest = ""): string =>
  `create a contact "${n}"${c ? ` at ${c}` : ""}${rest}`;
const works =
  "(?:call|phone|ring|e-?mail|mail|write|send|prepare|visit|meet|book|order|check|ask|follow up|get back|chase|draft|review|sign|arrange|schedule|organi[sz]e|invite|pay|finish|fix|talk|speak|reply|answer|remind|inform|tell|discuss|clarify|quote|offer|present|test|deliver|pick up|look into|look up|find out)";

const contact = (says: string): Rule => ({
  says: `${says}[.!]*`,
  as: (groups, known) =>
    known.isObject("contact") && !known.isRecord(groups.n ?? "", "contacts")
      ? person(groups, groups.t ? `, job title ${groups.t}` : "")
      : undefined,
});

/** "deal Frost alarms, Hansekai Fischhandel, 8k": each item of a list stands for the field that it fits. */
function fromList(noun: string, list: string, known: Known): string | undefined {
  const [title, ...items] = list.split(/\s*,\s*/);
  if (!title || items.length === 0 || !known.isObject(noun)) return undefined;
  const asSaid = items.map((item) => {
    if (known.isRecord(item)) return `for ${item}`;
    return item;
  });
  // Free text runs on to the end of the sentence.
  const position = asSaid.find((item) => known.isField("job title") && new RegExp(`^${job}$`, "iu").test(item));
  if (position) asSaid.push(`job title ${asSaid.splice(asSaid.indexOf(position), 1)[0]}`);
  return `create a ${noun} "${title.replace(/^["“]|["”]$/g, "")}", ${asSaid.join(", ")}`;
}

/** New records, tasks and notes told in everyday words. */
export const makeRules: readonly Rule[] = [
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
    says: "(?:i|we) (?:have |'ve )?(?:just |today |now )?(?:talked|spoke|spoken|had a call|had a chat|was on the phone|been on the phone|chatted|called)(?: to| with)? (?<x>[^,;:]{2,60}?)(?:,|:|;| -| –|\\.)? (?:and )?(?<v>(?:he|she|they|it|we|i|who|the)\\b.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `log a call with ${x}: ${v}` : undefined),
  },
  {
    says: "(?:add|write|put|attach) (?:to|on|at|under) (?<x>[^:]{2,60}?) ?: ?(?<v>.+)",
    as: ({ x = "", v }, known) => (known.isRecord(x) ? `note on ${x}: ${v}` : undefined),
  },
];
