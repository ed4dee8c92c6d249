import { lowerAt, objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import { inFocus } from "./about";

const openers = new Set(["what", "when", "why", "how", "where", "did", "has", "have"]);
const auxiliaries = new Set(["did", "has", "have", "was", "were", "does", "do", "exactly", "else"]);
const saying = new Set(
  "say said says mention mentioned mentions tell told ask asked asks complain complained promise promised agree agreed discuss discussed talk talked wrote write".split(
    " ",
  ),
);
/** Words about the asking, not about what was said. */
const idle = new Set(
  "last latest lately recently first ever already yet us me anything something about on of to for with regarding concerning the a an and".split(
    " ",
  ),
);
const pronouns = new Set(["he", "she", "they", "it", "we"]);

/** "what did Tejo Frio say about pricing?", "when did Anna last mention the audit?": asked of what is written about them. */
export function saidOutcome(s: Sentence): Outcome | undefined {
  const verb = s.tokens.findIndex((token) => saying.has(token.lower));
  if (verb < 2 || !openers.has(lowerAt(s, 0))) return undefined;
  const subject = namedBetween(s, 1, verb);
  const words = s.tokens.slice(1, verb).filter(({ lower }) => !auxiliaries.has(lower) && !idle.has(lower));
  const isPronoun = words.length === 1 && pronouns.has(words[0]?.lower ?? "");
  if (subject.ids.length === 0 && !isPronoun) return undefined;
  // "our calibration prices" are a paper, though a record has "calibration" in its name.
  if (s.tokens.some((token, at) => at > 0 && at < verb && !subject.places.has(at) && isOther(s, token.lower, at)))
    return undefined;
  const others = namedBetween(s, verb + 1, s.tokens.length);
  const focus = inFocus(s);
  const about = subject.ids.length > 0 ? subject : others.ids.length > 0 ? others : undefined;
  const ids = about?.ids ?? (isPronoun && focus ? [focus.id] : []);
  const topic = s.tokens
    .filter(
      ({ lower, kind }, at) => at > verb && kind !== "punct" && !idle.has(lower) && !(about?.places.has(at) ?? false),
    )
    .map(({ text }) => text)
    .join(" ");
  if (ids.length === 0 || topic === "") return undefined;
  const input = { question: topic.slice(0, 2000), about: ids.slice(0, 20) };
  return call("search_knowledge", input, { chips: [], leftOut: [] });
}

const joining = new Set(["our", "my", "your", "their", "from", "at", "in", "by", "his", "her", "'s"]);

/** A word that is a part of who spoke, and names nobody. */
const isOther = (s: Sentence, lower: string, at: number): boolean =>
  !auxiliaries.has(lower) &&
  !idle.has(lower) &&
  !joining.has(lower) &&
  !pronouns.has(lower) &&
  objectLinksAt(s, at).length === 0 &&
  s.tokens[at]?.kind === "word";

/** The records named in a stretch, the longest name first, and which words name them; a first name may mean several. */
function namedBetween(s: Sentence, from: number, to: number): { ids: string[]; places: Set<number> } {
  const ids = new Set<string>();
  const places = new Set<number>();
  for (let at = from; at < to; at += 1) {
    const [link] = [...(s.records.get(at) ?? [])]
      .filter((entry) => entry.to <= to && entry.how !== "deleted" && entry.how !== "similar")
      .sort((one, other) => other.to - one.to);
    if (!link) continue;
    for (const { id } of link.matches) ids.add(id);
    for (; at < link.to; at += 1) places.add(at);
    at -= 1;
  }
  return { ids: [...ids], places };
}
