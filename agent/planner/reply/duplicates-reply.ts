import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown, recordLink } from "./format";

const shown = 10;

/** Pairs that may be one, and where they are compared and merged. */
export function duplicatesReply({ call, world }: ReplyParts): string {
  const { object: key } = asObject(call.input);
  const object = objectOf(world.catalog, String(key));
  const page = `[Compare and merge them](/o/${String(key)}/duplicates)`;
  const plural = escapeMarkdown((object?.plural ?? "records").toLowerCase());
  if (call.tool === "run_duplicate_scan")
    return `I am looking through all ${plural}; what is found stands on the page of duplicates. ${page}.`;
  const output = asObject(call.output);
  const pairs = (Array.isArray(output.pairs) ? output.pairs : []).map(asObject);
  if (pairs.length === 0)
    return `The last search found no duplicate ${plural}. Say “find duplicates among ${plural}” to search again.`;
  const label = (field: unknown): string => object?.fields.find((each) => each.key === field)?.label ?? String(field);
  const link = (side: unknown): string => {
    const { id, name } = asObject(side);
    return recordLink({ object: String(key), id: String(id), name: String(name) });
  };
  const lines = pairs
    .slice(0, shown)
    .map(
      (pair) =>
        `- ${link(pair.left)} and ${link(pair.right)}: ${pair.score === 1 ? "same" : "similar"} ${escapeMarkdown(label(pair.field).toLowerCase())}`,
    );
  const more = pairs.length > shown || output.hasMore === true ? "\n\nThere are more." : "";
  return `${lines.join("\n")}${more}\n\n${page}.`;
}
