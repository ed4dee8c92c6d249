import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";

/** The card shows each proposal with its buttons. */
export function proposalsReply({ call }: ReplyParts): string {
  const { proposals } = asObject(call.output);
  const count = Array.isArray(proposals) ? proposals.length : 0;
  if (count === 0) return "I found no open promise in those notes of the last 60 days, so I propose no task.";
  return count === 1
    ? "One task is proposed by what the notes say. Add it or put it away on the card."
    : `**${count} tasks** are proposed by what the notes say. Add them or put them away on the card.`;
}
