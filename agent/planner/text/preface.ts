/** "make sure that X and Y are both gold" is the command that X and Y should be gold. */
const ensured =
  /^(?:(?:please|kindly|can you|could you),? )*(?:make sure|ensure|see to it)(?: that)? ([^,;:"“]+?) (?:is|are) (?:both |all |now )?(?=\S)/iu;

/** "I've lost track a bit: …", "sorry, I can't remember, …": said of oneself, before what is asked. */
const forgotten =
  /^(?:(?:sorry|hm+|er+m?|so|hey|hi),? )?i(?:'ve| have|’ve)? ?(?:just |completely |a bit |totally )*(?:lost track|lost count|forgot|forgotten|can(?:'t|not|’t) (?:remember|recall|find it)|do(?: not|n't|n’t) (?:remember|recall))(?: [\p{L} ]{0,24})?[:,;–-]+ *(?:(?:but|so|and),? )?(?=\p{L})/iu;

/** "I have finished the task X" tells of one's own work, and that is how it is marked. */
const finished =
  /^(?:i|we)(?: have|'ve|’ve)?(?: just| now| already| finally)* (?:finished|completed) (?=the |my |our |task )/iu;

/** Openings that ask for nothing, and ways of ordering that are said otherwise, are taken off before anything is read. */
export function withoutPreface(clause: string): string {
  const plain = clause.replace(nearby, " ").replace(asking, "");
  if (plain !== clause) return withoutPreface(plain);
  const news =
    /^(?:(?:great|good|bad|sad|excellent|fantastic|big) news|guess what|hooray|hurray|yay|yes)[,:!–-]+ +(?=\p{L})/iu.exec(
      clause,
    );
  if (news) return withoutPreface(clause.slice(news[0].length));
  // Tasks are due on a day; the hour stays in their name: "call Ivy tomorrow at 10" is "call Ivy at 10 tomorrow".
  const timed =
    /^(?:please )?(?:remind|ask|tell|follow up|call|phone|schedule|meet|(?:add|create|make|set|new)\b.{0,20}\b(?:task|to-?do|reminder)|i (?:have|need) to)\b/i.test(
      clause,
    )
      ? clause.replace(
          /\b((?:on |next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)) (at \d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|h|o'clock))?)(?![\d%])(?=$|[.,!?;]| (?:to|with|about|for|and|please)\b)/i,
          "$2 $1",
        )
      : clause;
  const dated = clause.replace(within, "$<a> $<c> $<d>");
  if (timed !== clause) return withoutPreface(timed);
  if (dated !== clause && makesTask.test(clause)) return withoutPreface(dated);
  // "can you remind Marta to …?" asks for it to be done.
  const asked =
    /^(?:(?:hi|hey|hello|please|ok|so)[, ]+)*(?:can|could|would|will) you (?:please |kindly )?(?=(?:remind|ask|tell|add|create|note|log|schedule|make|set)\b).*\?$/iu;
  if (asked.test(clause)) return withoutPreface(clause.replace(/\s*\?+$/, ""));
  const done = clause.trimEnd().endsWith("?") ? null : finished.exec(clause);
  if (done) return `complete ${clause.slice(done[0].length)}`;
  const lapse = forgotten.exec(clause);
  if (lapse) return withoutPreface(clause.slice(lapse[0].length));
  const wish = ensured.exec(clause);
  if (wish) return `${wish[1]} should be ${clause.slice(wish[0].length)}`;
  const cut = /^(?:so|well|right|ok|okay|look|listen),? +(?=\p{L}[^,]{7,160},)/iu.exec(clause);
  if (cut) return withoutPreface(clause.slice(cut[0].length));
  return clause;
}

/** "would you mind telling me …", "I was asked for …": asks for what stands behind it. */
const asking =
  /^(?:(?:hi|hey|hello|so|please)[, ]+)*(?:would you mind (?:telling|showing|giving|sending|getting|listing)(?: me| us)?|(?:i|we)(?: was| were| have been|'ve been|’ve been) asked (?:for|about)|(?:somebody|someone|a colleague|my boss) (?:wants|asked for|asks for|needs)|i need for (?:tomorrow|today|later|(?:the|my|our) \p{L}+)) (?=\p{L})/iu;

/** "our contact over at Tessel" is the one at Tessel; what is handed or moved over is not. */
const nearby = /(?<!\b(?:hand|hands|move|moves|pass|take|put|pull|go|goes)\b.{0,40}) over (?=(?:at|in|there)\b)/iu;

const makesTask =
  /^(?:please )?(?:remind|ask|tell|follow up|schedule|task\b|to-?do\b|(?:add|create|make|set|new)\b.{0,20}\b(?:task|to-?do|reminder)|i (?:have|need) to)\b/i;
/** "call Stefan tomorrow about the building": the day goes behind what it is about, where days are looked for. */
const within =
  /^(?<a>[^"“]+?)(?<! by) (?<d>(?:on |next |this )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)(?: morning| afternoon| evening)?) (?<c>(?:about|regarding|concerning|re) [^"“?]+?)(?=[.!]*$)/iu;
