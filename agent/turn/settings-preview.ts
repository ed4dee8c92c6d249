import type { AnyTool } from "@/tools/core/define-tool";
import { runTool } from "@/tools/core/run-tool";
import { deleteField } from "@/tools/fields/delete-field";
import { deleteObject } from "@/tools/objects/delete-object";
import { describeObjects } from "@/tools/objects/describe-objects";
import { getRetention } from "@/tools/retention/get-retention";
import { updateRetention } from "@/tools/retention/update-retention";
import type { AgentTurn } from "./agent-tools";
import type { Preview } from "./turn-types";

/** What the yes is asked for, when an object or a field is to go; by the names that people know. */
export async function settingsPreview(turn: AgentTurn, tool: AnyTool, input: unknown): Promise<Preview | null> {
  if (tool.name === updateRetention.name) return retentionPreview(turn, input as { trashDays: number | null });
  if (tool.name !== deleteObject.name && tool.name !== deleteField.name) return null;
  const wanted = input as { object?: string; field?: string };
  const { objects } = await runTool(turn.environment, turn.actor, describeObjects, {}, { door: turn.door });
  const isNamed = (name: string | undefined, known: string): boolean => name?.toLowerCase() === known.toLowerCase();
  const object = objects.find((each) =>
    [each.key, each.plural, each.label].some((known) => isNamed(wanted.object, known)),
  );
  const plural = object?.plural ?? wanted.object ?? "";
  if (tool.name === deleteObject.name)
    return { records: [{ id: plural, name: `Object ${plural}, with its records`, object: "atrium_objects" }] };
  const field = object?.fields.find((each) => isNamed(wanted.field, each.key) || isNamed(wanted.field, each.label));
  const name = `Field ${field?.label ?? wanted.field} on ${plural}, with its values`;
  return { records: [{ id: name, name, object: "atrium_fields" }] };
}

/** The setting, and what its next run destroys. */
async function retentionPreview(turn: AgentTurn, { trashDays }: { trashDays: number | null }): Promise<Preview> {
  const { due } = await runTool(turn.environment, turn.actor, getRetention, { trashDays }, { door: turn.door });
  const kept = trashDays === null ? "The trash is kept" : `What is in the trash for ${trashDays} days is destroyed`;
  const goes = due.map(({ label, count, isCapped }) => `${count}${isCapped ? "+" : ""} ${label} with the next run`);
  return { records: [kept, ...goes].map((name) => ({ id: name, name, object: "atrium_settings" })) };
}
