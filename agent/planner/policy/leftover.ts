import type { Path } from "@/agent/planner/assemble/compose";
import { queryFrom } from "@/agent/planner/assemble/query";
import type { Sentence } from "@/agent/planner/link/sentence";
import { listOf } from "@/agent/planner/reply/format";
import { blocking } from "@/agent/planner/words/closed-words";
import type { Outcome } from "./outcome";
import { readingOf } from "./read-as";
import { offers } from "./refuse";

/** Words that fit nothing: a reading may be offered without them, a change never is. */
export function leftoverOutcome(s: Sentence, path: Path | undefined, isWrite: boolean): Outcome {
  if (!path)
    return {
      do: "reply",
      text: isWrite
        ? `I changed nothing, because I could not tell what to change and how. ${offers(s)}`
        : `I could not relate that to anything in this workspace. I am a built-in planner, not a language model. ${offers(s)}`,
    };
  const reading = readingOf(s, path);
  const words = listOf([...new Set(reading.leftOut)].map((word) => `“${word}”`));
  const isMost = path.unused.length > Math.max(2, s.tokens.length / 2);
  if (isMost || reading.leftOut.length > 4)
    return {
      do: "reply",
      text: `${isWrite ? "I changed nothing: " : ""}${isWrite ? "t" : "T"}oo much of that was unclear to me (${words}). ${offers(s)}`,
      reading,
    };
  const names = (at: number) => [...s.records.values()].flat().some((link) => link.from <= at && at < link.to);
  if (path.unused.some(names)) {
    return {
      do: "reply",
      text: `${isWrite ? "I changed nothing: " : ""}${isWrite ? "t" : "T"}hat names a record (${words}), but I could not tell what to do with it. ${offers(s)}`,
      reading,
    };
  }
  if (path.unused.some((at) => blocking.has(s.tokens[at]?.lower ?? "") || s.tokens[at]?.kind !== "word")) {
    return {
      do: "reply",
      text: `${isWrite ? "I changed nothing, because I" : "I"} could not place ${words}, and leaving it out would change what you mean. Say it another way, for instance with the field's name and a figure. ${offers(s)}`,
      reading,
    };
  }
  const query = queryFrom(path.pieces, path.object);
  const tool = "measures" in query ? "aggregate_records" : "search_records";
  const hasMeaning = path.pieces.some((piece) => piece.give.kind === "head" || piece.give.kind === "where");
  if (!hasMeaning) return { do: "reply", text: `I do not know what ${words} means here. ${offers(s)}`, reading };
  const noun = path.object.plural.toLowerCase();
  if (isWrite) {
    return {
      do: "ask",
      question: `I changed nothing yet: I do not know what ${words} means for ${noun}. What next?`,
      options: [
        { label: `Show the ${noun} I understood`, calls: [{ tool, input: query }] },
        {
          label: "I will say it differently",
          reply: "Go ahead; naming the field helps, for instance “status is open”.",
        },
      ],
      reading,
    };
  }
  return {
    do: "ask",
    question: `I do not know what ${words} means for ${noun}. Shall I leave it out?`,
    options: [
      { label: `Yes, without ${words}`, calls: [{ tool, input: query }] },
      {
        label: "No, I will say it differently",
        reply: "Go ahead; naming the field helps, for instance “status is open”.",
      },
    ],
    reading,
  };
}
