/** What an answer has to have, by how the question asks: a time, money, a weight. */
export type AnswerKind = { name: string; asks: RegExp; shows: RegExp };

const number =
  "(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|half)";
const of = (units: string): RegExp => new RegExp(`\\b${number}[ -]?(?:\\w+ )?(?:${units})\\b`, "iu");
const time =
  "(?:working |calendar |business )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|quarters?|nights?|decades?)";
const days =
  "january|february|march|april|may|june|july|august|september|october|november|december|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|daily|weekly|monthly|yearly|once|twice|times|noon|midnight|always|never|at once|immediately";

const kinds: readonly AnswerKind[] = [
  {
    name: "a weight",
    asks: /\bhow heavy\b|\b(?:what|which) weight\b|\bweighs?\b/i,
    shows: of("g|kg|grams?|kilos?|kilograms?|t|tons?|tonnes?|pounds?"),
  },
  {
    name: "a temperature",
    asks: /\bhow (?:cold|hot|warm|cool)\b|\b(?:what|which) temperatures?\b/i,
    shows: /\d\s*°|\bdegrees?\b/i,
  },
  {
    name: "a measure",
    asks: /\bhow (?:big|large|tall|high|wide|deep|thick|far|broad)\b|\b(?:what|which) (?:size|height|width|distance|dimensions)\b/i,
    shows: of("mm|cm|m|km|millimet(?:re|er)s?|centimet(?:re|er)s?|met(?:re|er)s?|kilomet(?:re|er)s?|by"),
  },
  {
    name: "a time",
    asks: /\bhow (?:long|soon|fast|quickly|often|old|late|early)\b|^(?:and )?(?:since |until |by |till |from )?when\b|\b(?:what|which|how many) (?:days?|times?|hours?|weeks?|months?|years?|period|notice|interval|date)\b|\bhow much (?:time|notice)\b/i,
    shows: new RegExp(
      `\\b${number}(?:\\s|-)${time}\\b|\\b(?:${time}|${days})\\b|\\b\\d{4}\\b|\\b\\d{1,2}[.:]\\d\\d\\b|\\bfrom \\w+ to \\w+\\b`,
      "iu",
    ),
  },
  {
    name: "an amount",
    asks: /\bhow (?:much|expensive)\b(?! (?:time|notice))|\bcosts?\b|\b(?:what|which) (?:price|fee|discount|rate|interest|rebate|amount|share|percentage|charge|fine|budget)s?\b|\bfrom what (?:amount|price|sum)\b/i,
    shows:
      /\d|€|\$|\beuros?\b|\bper cent\b|\bpercent\b|%|\bfree\b|\bno charge\b|\bnothing\b|\b(?:a|one) (?:tenth|third|half|quarter)\b/i,
  },
  {
    name: "a number",
    asks: /\bhow many\b/i,
    shows: new RegExp(`\\b${number}\\b|\\bno\\b|\\bnone\\b|\\bonce\\b|\\btwice\\b`, "iu"),
  },
  {
    name: "a name",
    asks: /^(?:and )?who(?:'s|’s| is| are)\b/i,
    shows: /(?<!^)(?<![.!?:]["”]? )\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|\bthe (?:person|head|office|team|lead)\b/u,
  },
];

export const kindOf = (question: string): AnswerKind | undefined => kinds.find(({ asks }) => asks.test(question));

const focus =
  /\b(?:which|what|how many)(?: (?:kinds?|sorts?|types?|of|our|the|other|different|exact))* ([\p{L}\p{N}-]{3,})/giu;
const manner =
  /\bhow (?!(?:much|many|long|often|about|come|to|do|does|did|is|are|can|could|may|must|should|will|would|has|have)\b)([\p{L}-]{3,})/giu;
const names = /(?<=\S )(?:\p{Lu}[\p{Lu}\p{N}-]+|\p{L}*\d[\p{L}\p{N}-]*)/gu;
const had =
  /\b(?:have|has|include|includes|offer|offers|provide|support|supports|contain|contains|there|get|gets|sell|sells|speak|need|needs|allow|allows) (?:an?|any|the|some)?(?: own)? ?([\p{L}\p{N}-]{3,})\s*(?=[?.!]|$|\b(?:for|in|on|at|to|from|with)\b)/giu;

/** Words without which a passage speaks of something else: what is asked for, names of things, and figures. */
export function keyWords(question: string): Set<string> {
  const found = [
    ...[...question.matchAll(focus), ...question.matchAll(had), ...question.matchAll(manner)].map(
      ([, word = ""]) => word,
    ),
    ...[...question.matchAll(names)].map(([word]) => word),
  ];
  return new Set(found.map((word) => word.toLowerCase()));
}
