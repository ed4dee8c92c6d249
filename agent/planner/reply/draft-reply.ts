import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown } from "./format";

/** The card shows the texts; here stands only what they lack, and that nothing left the house. */
export function draftReply({ call }: ReplyParts): string {
  const { drafts, hasMore } = asObject(call.output);
  const list = (Array.isArray(drafts) ? drafts : []).map(asObject);
  if (list.length === 0) return "Nobody matches that, so there is nothing to draft.";
  const missing = list.flatMap(({ missing: lacking }) => (Array.isArray(lacking) ? lacking.map(String) : []));
  const kind = asObject(call.input).kind;
  const what = kind === "email" ? "email" : kind === "snippet" ? "snippet" : "call script";
  const many = list.length === 1 ? `A draft of ${what === "email" ? "an" : "a"} ${what}` : `**${list.length} drafts**`;
  const sent = kind === "email" ? " Nothing was sent." : "";
  const more = hasMore === true ? ` There are more records than the ${list.length} that I draft at once.` : "";
  const lacks =
    missing.length > 0
      ? `\n\n${missing
          .slice(0, 5)
          .map((each) => `- ${escapeMarkdown(each)}`)
          .join("\n")}`
      : "";
  return `${many}, from the facts of the records alone.${sent}${more}${lacks}`;
}
