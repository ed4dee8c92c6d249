import { writeTool } from "@/app/_lib/api";
import { lastChangeStore, undo } from "@/app/_lib/change";
import { refreshRecords, useSystemInfo, useTool } from "@/app/_lib/query";
import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";
import { notify } from "@/app/_ui/notices";

/** Objects and fields, those in the trash included. */
export const useCatalog = () => useTool("describe_objects", { includeDeleted: true });

/** The tool decides; this only keeps people from filling a form that would be refused. */
export function useMayEdit(): { mayEdit: boolean; reason: string | undefined } {
  const { data } = useSystemInfo();
  if (!data || data.me.role === "admin") return { mayEdit: data !== undefined, reason: undefined };
  return { mayEdit: false, reason: `You can look at this. Only an Admin changes it, and you are ${data.me.role}.` };
}

type SettingsTool =
  | "create_object"
  | "update_object"
  | "delete_object"
  | "restore_object"
  | "update_retention"
  | "update_model_settings"
  | FieldTool;
type FieldTool = "create_field" | "update_field" | "delete_field" | "restore_field";

/** Writes, offers Undo, and leaves a failure to the form that called. */
export async function saveSetting<Name extends SettingsTool>(
  name: Name,
  input: ToolInput<Name>,
  done: string,
): Promise<ToolOutput<Name>> {
  const output = await writeTool(name, input);
  refreshRecords();
  const { changeSetId } = output;
  if (!changeSetId) return output;
  lastChangeStore.set({ changeSetId, label: done });
  notify({ kind: "done", text: done, action: { label: "Undo", keys: "Z", onSelect: () => void undo(changeSetId) } });
  return output;
}
