import type { Lexicon } from "@/agent/planner/lexicon/compile";
import { ignorable, particles } from "@/agent/planner/words/closed-words";
import { commandVerbs } from "@/agent/planner/words/verbs";
import { startOfCommand } from "./discourse";
import { tokenize } from "./tokenize";

const people = new Set(["i", "we", "they", "he", "she", "you", "my", "our", "it"]);
const questions = new Set([
  "which",
  "what",
  "who",
  "show",
  "list",
  "how",
  "where",
  "when",
  "whose",
  "is",
  "are",
  "do",
  "does",
  "did",
  "if",
  "unless",
]);

/** "make sure that X and Y are both gold" is the command that X and Y should be gold. */
const ensured =
  /^(?:(?:please|kindly|can you|could you),? )*(?:make sure|ensure|see to it)(?: that)? ([^,;:"“]+?) (?:is|are) (?:both |all |now )?(?=\S)/iu;

/** "I've lost track a bit: …", "sorry, I can't remember, …": said of oneself, before what is asked. */
const forgotten =
  /^(?:(?:sorry|hm+|er+m?|so|hey|hi),? )?i(?:'ve| have|’ve)? ?(?:just |completely |a bit |totally )*(?:lost track|lost count|forgot|forgotten|can(?:'t|not|’t) (?:remember|recall|find it)|do(?: not|n't|n’t) (?:remember|recall))(?: [\p{L} ]{0,24})?[:,;–-]+ *(?:(?:but|so|and),? )?(?=\p{L})/iu;

/** "I have finished the task X" tells of one's own work, and that is how it is marked. */
const finished =
  /^(?:i|we)(?: have|'ve|’ve)?(?: just| now| already| finally)* (?:finished|completed) (?=the |my |our |task )/iu;

/**
 * "We just spoke to finance, so how many …", "I forget the name, but which …": a part about people, with no word of the workspace, no
 * name and no figure in it, tells why something is asked. It is left out only when a request follows.
 */
export function withoutPreface(clause: string, lexicon: Lexicon): string {
  const news =
    /^(?:(?:great|good|bad|sad|excellent|fantastic|big) news|guess what|hooray|hurray|yay|yes)[,:!–-]+ +(?=\p{L})/iu.exec(
      clause,
    );
  if (news) return withoutPreface(clause.slice(news[0].length), lexicon);
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
  if (timed !== clause) return withoutPreface(timed, lexicon);
  if (dated !== clause && makesTask.test(clause)) return withoutPreface(dated, lexicon);
  // "can you remind Marta to …?" asks for it to be done.
  const asked =
    /^(?:(?:hi|hey|hello|please|ok|so)[, ]+)*(?:can|could|would|will) you (?:please |kindly )?(?=(?:remind|ask|tell|add|create|note|log|schedule|make|set)\b).*\?$/iu;
  if (asked.test(clause)) return withoutPreface(clause.replace(/\s*\?+$/, ""), lexicon);
  const done = clause.trimEnd().endsWith("?") ? null : finished.exec(clause);
  if (done) return `complete ${clause.slice(done[0].length)}`;
  const lapse = forgotten.exec(clause);
  if (lapse) return withoutPreface(clause.slice(lapse[0].length), lexicon);
  const wish = ensured.exec(clause);
  if (wish) return `${wish[1]} should be ${clause.slice(wish[0].length)}`;
  const cut = /^(?:so|well|right|ok|okay|look|listen),? +(?=\p{L}[^,]{7,160},)/iu.exec(clause);
  if (cut) return withoutPreface(clause.slice(cut[0].length), lexicon);
  return withoutReason(clause, lexicon);
}

const makesTask =
  /^(?:please )?(?:remind|ask|tell|follow up|schedule|task\b|to-?do\b|(?:add|create|make|set|new)\b.{0,20}\b(?:task|to-?do|reminder)|i (?:have|need) to)\b/i;
/** "call Stefan tomorrow about the building": the day goes behind what it is about, where days are looked for. */
const within =
  /^(?<a>[^"“]+?)(?<! by) (?<d>(?:on |next |this )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)(?: morning| afternoon| evening)?) (?<c>(?:about|regarding|concerning|re) [^"“?]+?)(?=[.!]*$)/iu;
const requests =
  /^(?:(?:could|can|would|will) you (?:please )?(?:tell|show|give|list|pull|find)|please (?:tell|show|give|list)|(?:tell|show|give) (?:me|us)|how (?:much|many)|(?:what|which)(?! (?:now|then|next|else)\b))\b/iu;

function withoutReason(clause: string, lexicon: Lexicon): string {
  const cut = /^([^,"“:]{8,160}), ?(?:so|but|and|hence|therefore)?\b ?(?=\p{L})/iu.exec(clause);
  if (!cut?.[1]) return clause;
  const rest = clause.slice(cut[0].length);
  const tokens = tokenize(cut[1]);
  const start = startOfCommand(tokens);
  const first = tokens[start]?.lower ?? "";
  const tells = tokens.some((token) => people.has(token.lower));
  const isRequest = commandVerbs.has(first) || questions.has(tokens[0]?.lower ?? "");
  const hasContent = tokens.some(
    (token, at) =>
      !["word", "punct"].includes(token.kind) ||
      (token.kind === "word" && at > start && /^\p{Lu}/u.test(token.text) && token.lower !== "i") ||
      (lexicon.entries.has(token.stem) && !ignorable.has(token.lower) && !particles.has(token.lower)),
  );
  const asks =
    requests.test(rest) ||
    tokenize(rest).some((token) =>
      (lexicon.entries.get(token.stem) ?? []).some((entry) => entry.kind === "object" || entry.kind === "field"),
    );
  return tells && !isRequest && !hasContent && asks ? rest : clause;
}
