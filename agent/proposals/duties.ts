/** Verbs after "I will" that say how things are, and not what is to be done. */
const states =
  "be|have|see|know|win|lose|like|love|hate|think|hope|believe|remember|understand|expect|want|wish|need|get|become|stay|remain|depend|happen|cost|take|regret|miss|wait|lead|probably|likely|never|not|also";
const adverbs = "(?:(?:then|now|also|just|personally|quickly|definitely|certainly|still|again|gladly|happily) )*";
const someone = "(?:I|we|[Mm]e|[Uu]s)";
const act = `${adverbs}(?!(?:${states})\\b)(?<duty>\\p{Ll}.*)`;

type DutyPattern = {
  pattern: RegExp;
  /** The sentence itself is the title: what they want is not what we do. */
  isWhole?: true;
  /** Only where it names a day: a wish alone binds nobody. */
  needsDay?: true;
};

/** The ways in which a sentence says that one of us has to do something, the narrow ones first. */
export const duties: readonly DutyPattern[] = [
  // "To do: …", "Next step: …", "AP Jonas: …"
  { pattern: /^(?:to[- ]?dos?|action(?: item| point)?|next steps?|follow[- ]?up|ap)\s*[:–-]\s*(?<duty>.+)$/iu },
  // "I'll send …", "we will call …", "I'm going to …"
  {
    pattern: new RegExp(
      `(?:^|[\\s,(])(?:I|[Ww]e)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to) ${act}`,
      "u",
    ),
  },
  // "I have to …", "we must …", "I need to …", "we should …"
  {
    pattern: new RegExp(
      `(?:^|[\\s,(])(?:I|[Ww]e) (?:still )?(?:have to|need to|must|should|ought to|['’]ve got to) ${act}`,
      "u",
    ),
  },
  // "I promised (them) to …", "we agreed to …", "I said I would …"
  {
    pattern: new RegExp(
      `(?:^|[\\s,(])(?:I|[Ww]e) (?:have )?(?:promised|agreed|offered|undertook)(?: (?:\\p{Lu}\\S*|him|her|them|it))* (?:to|that ${someone} would) ${act}`,
      "u",
    ),
  },
  {
    pattern: new RegExp(
      `(?:^|[\\s,(])(?:I|[Ww]e) (?:said|told (?:\\S+ )+?)(?: that)? ?(?:I|we)(?:['’]d| would|['’]ll| will) ${act}`,
      "u",
    ),
  },
  { pattern: /^[Pp]romised(?: (?:\p{Lu}\S*|him|her|them))? to (?<duty>\p{Ll}.+)$/u },
  // "they asked us to …", "Anna wants us to …", "asked me to …"
  {
    pattern:
      /\b(?:asked|asks|wants?|wanted|needs?|expects?|would like|['’]d like|told|reminded|begged) (?:us|me) to (?!not\b)(?<duty>.+)$/u,
  },
  // "Please send …", "Could you call …", "Can you …"
  {
    pattern:
      /^(?:please|kindly|(?:can|could|would|will) you(?: please)?) (?!(?:not|don['’]t|note|find|see)\b)(?<duty>\p{L}.+)$/iu,
  },
  // "Need to …", "Have to …", "Must …", "Remember to …"
  {
    pattern:
      /^(?:need to|have to|must|should|got to|gotta|remember to|don['’]t forget to|be sure to|make sure to) (?!(?:be|have|not)\b)(?<duty>.+)$/iu,
  },
  // "Promised an example report", "asked for two references"
  {
    pattern:
      /(?:^(?:(?:I|[Ww]e) )?[Pp]romised|\b(?:[Aa]sked for|[Rr]equested|(?:[Ii]s|[Aa]re) waiting for))(?<duty> (?:an?|the|our|some|more|another|two|three|four|five|\d+)\b.*)$/u,
    isWhole: true,
  },
  // "They want leasing figures by Monday", "Needs the data sheet until Friday"
  {
    pattern:
      /(?:^|\b(?:[Tt]hey|[Hh]e|[Ss]he|\p{Lu}\p{Ll}+) )(?:(?:still|also|really) )?(?:[Ww]ants?|[Nn]eeds?|[Aa]sks? for|[Ww]ould like|[Ee]xpects?)(?<duty> (?!to\b|us\b|me\b|nothing\b|no\b).*)$/u,
    isWhole: true,
    needsDay: true,
  },
];
