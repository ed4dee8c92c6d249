import type { Path } from "@/agent/planner/assemble/compose";
import { queryFrom } from "@/agent/planner/assemble/query";
import type { Sentence } from "@/agent/planner/link/sentence";
import { listOf } from "@/agent/planner/reply/format";
import { calendarOf } from "@/agent/planner/values/calendar";
import { offsets, units } from "@/agent/planner/values/date-words";
import { periodAt } from "@/agent/planner/values/period";
import { blocking, ignorable, particles } from "@/agent/planner/words/closed-words";
import { isForeign } from "./foreign";
import { type Outcome, refuse } from "./outcome";
import { readingOf } from "./read-as";
import { unknownOutcome } from "./unknown";

/** What was asked for by a name that nothing here has. */
function unplaced(s: Sentence): string {
  const words = s.tokens.filter((token, at) => {
    const isOurs = s.words.has(at) || s.members.has(at) || s.records.has(at) || s.places.has(at);
    const isSmall = [ignorable, particles, blocking].some((list) => list.has(token.lower));
    const isDay = periodAt(s.tokens, at, calendarOf(s.world)) !== undefined || isPeriodWord(token.lower);
    return token.kind === "word" && token.lower.length > 2 && !isOurs && !isSmall && !isDay;
  });
  const isAsked = /^(?:what|how|which|who|show|give|list|tell|do|does|is|are)\b/i.test(s.source);
  const isNamed = words.length > 0 && words.length <= 3 && words.every(({ lower }) => !idle.has(lower));
  const names = listOf([...new Set(words.map(({ text }) => `“${text}”`))], "or");
  const missing = isAsked && isNamed ? `: nothing here is called ${names}` : "";
  return `I could not relate that to anything in this workspace${missing}. I am a built-in planner, not a language model.`;
}

const idle = new Set(["how", "doing", "said", "going", "much", "many"]);
const isPeriodWord = (lower: string): boolean => units[lower] !== undefined || offsets[lower] !== undefined;

/** Words that fit nothing: a reading may be offered without them, a change never is. */
export async function leftoverOutcome(s: Sentence, path: Path | undefined, isWrite: boolean): Promise<Outcome> {
  const unknown = await unknownOutcome(s, path, isWrite);
  if (unknown) return unknown;
  if (!path && isForeign(s.tokens)) return refuse("I read English only. Nothing was changed.");
  if (!path)
    return refuse(isWrite ? "I changed nothing, because I could not tell what to change and how." : unplaced(s));
  const reading = readingOf(s, path);
  const words = listOf([...new Set(reading.leftOut)].map((word) => `“${word}”`));
  const isMost = path.unused.length > Math.max(2, s.tokens.length / 2);
  const lead = isWrite ? "I changed nothing: " : "";
  if (isForeign(s.tokens)) return refuse("I read English only. Nothing was changed.", reading);
  if (isMost || reading.leftOut.length > 4)
    return refuse(`${lead}${isWrite ? "t" : "T"}oo much of that was unclear to me (${words}).`, reading);
  const names = (at: number) => [...s.records.values()].flat().some((link) => link.from <= at && at < link.to);
  if (path.unused.some(names))
    return refuse(
      `${lead}${isWrite ? "t" : "T"}hat names a record (${words}), but I could not tell what to do with it.`,
      reading,
    );
  if (path.unused.some((at) => blocking.has(s.tokens[at]?.lower ?? "") || s.tokens[at]?.kind !== "word"))
    return refuse(
      `${isWrite ? "I changed nothing, because I" : "I"} could not place ${words}, and leaving it out would change what you mean. Say it another way, for instance with the field's name and a figure.`,
      reading,
    );
  const query = queryFrom(path.pieces, path.object, s.catalog);
  const tool = "measures" in query ? "aggregate_records" : "search_records";
  const hasMeaning = path.pieces.some((piece) => piece.give.kind === "head" || piece.give.kind === "where");
  const verb = reading.leftOut.length > 1 ? "mean" : "means";
  if (!hasMeaning) return refuse(`I do not know what ${words} ${verb} here.`, reading);
  const noun = path.object.plural.toLowerCase();
  const otherwise = {
    label: isWrite ? "I will say it differently" : "No, I will say it differently",
    reply: "Go ahead; naming the field helps, for instance “status is open”.",
  };
  const without = {
    label: isWrite ? `Show the ${noun} I understood` : `Yes, without ${words}`,
    calls: [{ tool, input: query }],
  };
  return {
    do: "ask",
    question: isWrite
      ? `I changed nothing yet: I do not know what ${words} ${verb} for ${noun}. What next?`
      : `I do not know what ${words} ${verb} for ${noun}. Shall I leave it out?`,
    options: [without, otherwise],
    isUnclear: true,
    reading,
  };
}
