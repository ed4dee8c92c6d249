import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown, listOf, recordLink } from "./format";

/** Imports and exports go on as jobs after the answer, so it says what was begun and where it ends up. */
export function transferReply({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  if (call.tool === "export_records") {
    const { object } = asObject(asObject(call.input).query);
    const plural = objectOf(world.catalog, String(object))?.plural.toLowerCase() ?? "records";
    return `I am writing these ${plural} into **${escapeMarkdown(String(output.fileName))}**. The download is offered when it is done, and kept for a week.`;
  }
  const { id, object, fileName } = asObject(output.import);
  const page = `[the import](/o/${encodeURIComponent(String(object))}/import?import=${encodeURIComponent(String(id))})`;
  const file = escapeMarkdown(String(fileName));
  return asObject(call.input).preview === true
    ? `I am checking the rows of **${file}**; nothing is written by that. Say “run the import” when the figures are right, or change the columns on ${page}.`
    : `I am importing **${file}**. What comes of it stands in ${page}, and it is undone as one.`;
}

export function mergeReply({ call }: ReplyParts): string {
  const { record, merged } = asObject(call.output);
  const { id, object, name } = asObject(record);
  const names = (Array.isArray(merged) ? merged : []).map((each) => escapeMarkdown(String(asObject(each).name)));
  const kept = recordLink({ object: String(object), id: String(id), name: String(name) });
  return `Merged ${listOf(names)} into ${kept}. Say “undo” to take it apart again.`;
}
