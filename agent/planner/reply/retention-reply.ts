import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown, listOf } from "./format";

/** How long the trash is kept, and what that destroys. */
export function retentionReply({ call }: ReplyParts): string {
  const output = asObject(call.output);
  const days = output.trashDays;
  const due = (Array.isArray(output.due) ? output.due : [])
    .map(asObject)
    .map(
      (entry) =>
        `${String(entry.count)}${entry.isCapped === true ? "+" : ""} ${escapeMarkdown(String(entry.label).toLowerCase())}`,
    );
  if (typeof days !== "number") return "What is deleted stays in the trash until an Admin destroys it.";
  const next = due.length > 0 ? ` The next run destroys ${listOf(due)}.` : " Nothing is due now.";
  return `What has been in the trash for **${days} days** is destroyed, once a day.${next}`;
}
