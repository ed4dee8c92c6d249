import type { Outcome, TurnOutcome } from "./outcome";

/** What a reviewer reads of a case: what was said, called and asked, and what the database looked like afterwards. */
export function writeTranscript({ turns, changes }: Outcome): string {
  const database = changes.length === 0 ? ["nothing changed"] : changes.map(({ text }) => text);
  return [...turns.map(writeTurn), ["Database:", ...database].join("\n")].join("\n\n");
}

function writeTurn({ said, text, calls, question, approval, error }: TurnOutcome): string {
  return [
    `> ${said}`,
    ...calls.map(({ tool, input, error: failure }) => {
      const call = `[${tool}] ${JSON.stringify(input)}`;
      return failure ? `${call} failed: ${failure}` : call;
    }),
    ...(text ? [text] : []),
    ...(question ? [`? ${question.question} (${question.choices.join(" / ")})`] : []),
    ...(approval ? [`Waits for a yes: ${approval.title}`] : []),
    ...(error ? [`Error: ${error}`] : []),
  ].join("\n");
}
