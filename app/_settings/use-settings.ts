import { writeTool } from "@/app/_lib/api";
import { lastChangeStore, undo } from "@/app/_lib/change";
import { refreshRecords, useSystemInfo, useTool } from "@/app/_lib/query";
import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";
import { notify } from "@/app/_ui/notices";

/** Objects and fields, those in the trash included. */
export const useCatalog = () => useTool("describe_objects", { includeDeleted: true });

/** The tool decides; this only keeps people from filling a form that would be refused. */
export function useMayEdit(permission = "settings:write"): { mayEdit: boolean; reason: string | undefined } {
  const { data } = useSystemInfo();
  if (!data || data.me.permissions.includes(permission)) return { mayEdit: data !== undefined, reason: undefined };
  const reason = `You can look at this. Changing it takes ${permission}, which your role ${data.me.roleName} does not have.`;
  return { mayEdit: false, reason };
}

type SettingsTool =
  | "create_object"
  | "update_object"
  | "delete_object"
  | "restore_object"
  | "update_retention"
  | "update_model_settings"
  | PeopleTool
  | FieldTool;
type PeopleTool =
  | "update_member"
  | "delete_member"
  | "restore_member"
  | "send_invite"
  | "update_invite"
  | "delete_invite"
  | "create_role"
  | "update_role"
  | "delete_role"
  | "create_team"
  | "update_team"
  | "delete_team";
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
