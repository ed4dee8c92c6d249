import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import type { ObjectDefinition } from "@/db/objects/definition";
import { escapeMarkdown, listOf } from "./format";

export function describeReply({ call }: ReplyParts): string {
  const objects = (
    Array.isArray(asObject(call.output).objects) ? asObject(call.output).objects : []
  ) as ObjectDefinition[];
  const [only] = objects;
  if (objects.length !== 1 || !only)
    return `There are ${listOf(objects.map((object) => `**${escapeMarkdown(object.plural)}**`))}.`;
  const fields = only.fields
    .filter((field) => !field.isSystem)
    .map((field) => {
      const options = (field.options ?? []).map((option) => escapeMarkdown(option.label)).join(", ");
      return `- ${escapeMarkdown(field.label)}${options ? ` (${options})` : ""}`;
    });
  return `**${escapeMarkdown(only.plural)}** have ${fields.length} fields:\n\n${fields.join("\n")}`;
}
