import { lowerAt, type Sentence } from "@/agent/planner/link/sentence";
import { never, type Outcome } from "@/agent/planner/policy/outcome";

const shift =
  /^(?:(?:please|can you|could you|would you|will you) )*(?<a>push|move|postpone|delay|shift|pull|bring|put) (?<x>.+?) (?<b>(?:(?:a bit|a little|a little bit|somewhat|slightly|some time|further|later|earlier|out|back|forward|ahead|on|off)(?: |$))+)(?:please)?[?.!]*$/iu;
const someone =
  /^(?:(?:please|can you|could you|would you) )*(?<a>assign|reassign|give|hand|transfer|pass)(?: over)? (?<x>.+?)(?: over)?(?: to)? (?:somebody|someone|anybody|anyone)(?: else)?(?: please)?[?.!]*$/iu;

/** What is to happen is clear and how much, or to whom, is not: the ways to go on are offered. */
export function vagueOutcome(s: Sentence): Outcome | undefined {
  const text = s.source.trim().replace(/[?.!]+$/, "");
  const moved = shift.exec(text)?.groups;
  if (moved?.x && s.records.size > 0) return byHowMuch(moved.x, /\b(?:earlier|forward|ahead)\b/i.test(moved.b ?? ""));
  const given = someone.exec(text)?.groups;
  if (!given?.x || lowerAt(s, s.tokens.length - 1) === "") return undefined;
  const others = s.world.members.filter(({ isMe }) => !isMe).slice(0, 3);
  return {
    do: "ask",
    question: `To whom should I hand ${given.x}?`,
    options: [...others.map(({ name }) => ({ label: name, sentence: `${given.a} ${given.x} to ${name}` })), never],
  };
}

function byHowMuch(what: string, isEarlier: boolean): Outcome {
  const way = isEarlier ? "forward" : "back";
  const spans = ["one week", "two weeks", "one month"];
  return {
    do: "ask",
    question: `By how much should I move ${what} ${way}?`,
    options: [
      ...spans.map((span) => ({
        label: span,
        sentence: `${isEarlier ? "bring forward" : "postpone"} ${what} by ${span}`,
      })),
      never,
    ],
  };
}
