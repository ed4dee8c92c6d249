import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown } from "./format";

export function changesReply({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  const sets = (Array.isArray(output.changeSets) ? output.changeSets : []).map(asObject);
  if (sets.length === 0) return "No changes there.";
  const when = new Intl.DateTimeFormat(world.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: world.timeZone,
  });
  const lines = sets
    .slice(0, 5)
    .map(
      (set) =>
        `- ${when.format(new Date(String(set.at)))}: ${escapeMarkdown(String(asObject(set.actor).name ?? ""))} · ${escapeMarkdown(String(set.summary ?? ""))}`,
    );
  const more = sets.length > 5 || output.nextCursor ? " The newest are these:" : "";
  return `**${sets.length}${output.nextCursor ? "+" : ""} ${sets.length === 1 ? "change" : "changes"}**.${more}\n\n${lines.join("\n")}`;
}
