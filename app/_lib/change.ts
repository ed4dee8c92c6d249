import { notify } from "@/app/_ui/notices";
import { ToolError, writeTool } from "./api";
import { followJob } from "./followed-jobs";
import { plural } from "./format-value";
import { refreshRecords } from "./query";
import { createStore } from "./store";
import type { ToolInput, ToolOutput, WriteTool } from "./tool-types";
import type { UndoResult } from "./types";

/** The latest change made from this tab that can still be taken back. */
export const lastChangeStore = createStore<{ changeSetId: string; label: string } | null>(null);

/** Change sets undone from this tab, so that every card that shows one agrees. */
export const undoneStore = createStore<ReadonlyMap<string, UndoResult>>(new Map());

type Options<Output> = { done?: string | ((output: Output) => string); isQuiet?: boolean };

/** Writes, refreshes what shows records, and offers Undo. A failure is told and answered with null. */
export async function change<Name extends WriteTool>(
  name: Name,
  input: ToolInput<Name>,
  { done: said, isQuiet = false }: Options<ToolOutput<Name>> = {},
): Promise<ToolOutput<Name> | null> {
  try {
    const output = await writeTool(name, input);
    refreshRecords();
    const jobId = textOf(output, "jobId");
    if (jobId) {
      followJob(jobId);
      return output;
    }
    const changeSetId = textOf(output, "changeSetId");
    const done = typeof said === "function" ? said(output) : said;
    if (changeSetId) lastChangeStore.set({ changeSetId, label: done ?? "Changed" });
    if (done && !isQuiet) {
      notify({
        kind: "done",
        text: done,
        ...(changeSetId ? { action: { label: "Undo", keys: "Z", onSelect: () => void undo(changeSetId) } } : {}),
      });
    }
    return output;
  } catch (error) {
    notify({ kind: "failed", text: failureText(error) });
    refreshRecords();
    return null;
  }
}

export async function undo(changeSetId: string): Promise<UndoResult | null> {
  try {
    const result = await writeTool("undo_change_set", { changeSetId });
    if (result.jobId) {
      followJob(result.jobId);
      return null;
    }
    undoneStore.set((known) => new Map(known).set(changeSetId, result));
    if (lastChangeStore.get()?.changeSetId === changeSetId) lastChangeStore.set(null);
    refreshRecords();
    notify({ kind: result.conflicts.length > 0 ? "info" : "done", text: undoText(result) });
    return result;
  } catch (error) {
    notify({ kind: "failed", text: failureText(error) });
    return null;
  }
}

export async function undoLast(): Promise<void> {
  const last = lastChangeStore.get();
  if (last) await undo(last.changeSetId);
  else notify({ kind: "info", text: "Nothing to undo. Changes you make here can be undone with Z." });
}

export function undoText(result: UndoResult): string {
  const conflicts = result.conflicts.length;
  if (conflicts === 0) return `Undone, ${plural(result.undone, "record is", "records are")} as before`;
  return `${plural(result.undone, "record is", "records are")} as before, ${plural(conflicts, "field was", "fields were")} changed since and kept`;
}

export function failureText(error: unknown): string {
  if (!(error instanceof ToolError)) return "The change was not saved. Try again.";
  const detail = error.details[0];
  const more = detail?.fix ?? (detail && detail.message !== error.message ? detail.message : "");
  return [error.message, more].filter(Boolean).join(" ");
}

function textOf(output: unknown, key: "changeSetId" | "jobId"): string | null {
  if (typeof output !== "object" || output === null) return null;
  const value = (output as Record<string, unknown>)[key];
  return typeof value === "string" ? value : null;
}
