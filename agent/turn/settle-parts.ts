import { textOf } from "./history";
import type { AtriumMessage } from "./turn-types";

type ToolPart = { type: string; state?: string; input?: unknown };

const unknown =
  "The answer was stopped while this ran, so it is not known whether it was carried out. Look before doing it again.";
const skipped = "The person went on without answering; this was not carried out.";

/**
 * Models refuse a history in which a call has no result. A question is settled by the message that answers it; what
 * was never approved, or was cut off, did not happen.
 */
export function settleParts(messages: AtriumMessage[]): AtriumMessage[] {
  return messages.map((message, position) => {
    const next = messages[position + 1];
    if (message.role !== "assistant" || !next) return message;
    const parts = message.parts.map((part) => {
      const { type, state } = part as ToolPart;
      if (
        !type.startsWith("tool-") ||
        !state ||
        !["input-streaming", "input-available", "approval-requested"].includes(state)
      )
        return part;
      if (type === "tool-ask_person") return { ...part, state: "output-available", output: { answer: textOf(next) } };
      const errorText = state === "input-available" ? unknown : skipped;
      return { ...part, state: "output-error", errorText, input: (part as ToolPart).input ?? {} };
    });
    return { ...message, parts: parts as AtriumMessage["parts"] };
  });
}
