import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown, listOf } from "./format";

/** What was done to an object or a field, from what the tool returned. */
export function settingsReply({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  const object = asObject(output.object);
  const field = asObject(output.field);
  const bold = (text: unknown) => `**${escapeMarkdown(String(text ?? "it"))}**`;
  const undo = "Say “undo” to take it back.";
  switch (call.tool) {
    case "create_object":
      return `Made the object ${bold(object.plural)} with ${fieldWords(object.fields)}. ${undo}`;
    case "update_object":
      return output.changeSetId ? `Changed the object ${bold(object.plural)}. ${undo}` : "That was so already.";
    case "delete_object":
      return `The object ${bold(output.name)} is in the trash, with its records. ${undo}`;
    case "restore_object":
      return `The object ${bold(object.plural)} is back.`;
    case "delete_field":
      return `The field ${bold(output.name)} of ${escapeMarkdown(String(output.objectName))} is in the trash, with its values. ${undo}`;
    case "restore_field":
      return `The field ${bold(field.label)} is back.`;
    case "create_field":
      return `Added the field ${bold(field.label)} to ${nameOf(world, output.object)}. ${undo}`;
    default:
      return output.changeSetId
        ? `Changed the field ${bold(field.label)} of ${nameOf(world, output.object)}. ${undo}`
        : "That was so already; nothing changed.";
  }
}

const nameOf = (world: ReplyParts["world"], key: unknown): string =>
  (objectOf(world.catalog, String(key))?.plural ?? String(key)).toLowerCase();

function fieldWords(fields: unknown): string {
  const own = (Array.isArray(fields) ? fields : []).map(asObject).filter((field) => field.isSystem !== true);
  return listOf(own.map((field) => escapeMarkdown(String(field.label))));
}
