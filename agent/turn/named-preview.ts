import { undoTurn } from "@/tools/changes/undo-turn";
import type { AnyTool } from "@/tools/core/define-tool";
import { runTool } from "@/tools/core/run-tool";
import { deleteDocument } from "@/tools/documents/delete-document";
import { getDocument } from "@/tools/documents/get-document";
import { deleteField } from "@/tools/fields/delete-field";
import { deleteObject } from "@/tools/objects/delete-object";
import { describeObjects } from "@/tools/objects/describe-objects";
import { mergeRecords } from "@/tools/records/merge-records";
import { getRetention } from "@/tools/retention/get-retention";
import { updateRetention } from "@/tools/retention/update-retention";
import { deleteView } from "@/tools/views/delete-view";
import { listViews } from "@/tools/views/list-views";
import type { AgentTurn } from "./agent-tools";
import type { Preview } from "./turn-types";

/** What the yes is asked for, by the names that people know; null for a tool whose target is one record by its id. */
export async function namedPreview(turn: AgentTurn, tool: AnyTool, input: unknown): Promise<Preview | null> {
  if (tool.name === mergeRecords.name) return mergePreview(turn, input as MergeInput);
  if (tool.name === deleteDocument.name) return documentPreview(turn, input as { id: string });
  if (tool.name === deleteView.name) return viewPreview(turn, input as { id: string });
  if (tool.name === updateRetention.name) return retentionPreview(turn, input as { trashDays: number | null });
  if (tool.name === undoTurn.name) return turnPreview(turn, input as { messageId?: string });
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

type MergeInput = Parameters<typeof mergeRecords.handler>[1];

/** Which record stays and what it gets, and which go into it. */
async function mergePreview(turn: AgentTurn, input: MergeInput): Promise<Preview> {
  const asked = { ...input, preview: true };
  const { record, merged, changes, links } = await runTool(turn.environment, turn.actor, mergeRecords, asked, {
    door: turn.door,
  });
  const gets = [
    ...changes.map(({ label }) => label.toLowerCase()),
    ...links.map(({ count, label }) => `${count} ${label.toLowerCase()}`),
  ];
  const { object } = record;
  const stays = {
    id: record.id,
    name: record.name,
    object,
    note: gets.length > 0 ? `gets ${gets.join(", ")}` : "stays",
  };
  const goes = merged.map(({ id, name }) => ({ id, name, object, note: "goes into it, and to the trash" }));
  return { title: `Merge into ${record.name}`, records: [stays, ...goes] };
}

async function documentPreview(turn: AgentTurn, { id }: { id: string }): Promise<Preview> {
  const asked = { id, limit: 1 };
  const { document } = await runTool(turn.environment, turn.actor, getDocument, asked, { door: turn.door });
  const note = "goes to the trash with its versions; search no longer finds it";
  return {
    title: `Delete the document ${document.name}`,
    records: [{ id, name: document.name, object: "document", note }],
  };
}

async function viewPreview(turn: AgentTurn, { id }: { id: string }): Promise<Preview> {
  const { views } = await runTool(turn.environment, turn.actor, listViews, {}, { door: turn.door });
  const view = views.find((each) => each.id === id);
  if (!view) return { records: [] };
  const note = view.share.with === "private" ? "only you see it" : "everybody it is shared with loses it";
  return { title: `Delete the view ${view.name}`, records: [{ id, name: view.name, object: view.object, note }] };
}

/** Each step that would go back, by what it did. */
async function turnPreview(turn: AgentTurn, input: { messageId?: string }): Promise<Preview> {
  const asked = { ...input, preview: true };
  const { sets } = await runTool(turn.environment, turn.actor, undoTurn, asked, { door: turn.door });
  const records = sets.map(({ changeSetId, summary, changes }) => ({
    id: changeSetId,
    name: summary,
    object: "change",
    note: `${changes} ${changes === 1 ? "change goes" : "changes go"} back`,
  }));
  return { title: "Undo a whole turn", records };
}

/** The setting, and what its next run destroys. */
async function retentionPreview(turn: AgentTurn, { trashDays }: { trashDays: number | null }): Promise<Preview> {
  const { due } = await runTool(turn.environment, turn.actor, getRetention, { trashDays }, { door: turn.door });
  const kept = trashDays === null ? "The trash is kept" : `What is in the trash for ${trashDays} days is destroyed`;
  const goes = due.map(({ label, count, isCapped }) => `${count}${isCapped ? "+" : ""} ${label} with the next run`);
  return { records: [kept, ...goes].map((name) => ({ id: name, name, object: "atrium_settings" })) };
}
