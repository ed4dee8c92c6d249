import type { AnyTool } from "@/tools/core/define-tool";

const verbs: Readonly<Record<string, string>> = {
  destroy_records: "Destroy for good",
  update_retention: "Change how long the trash is kept",
  erase_person_data: "Erase everything about a person for good, in the change log too",
  export_workspace: "Export the whole workspace, everybody's conversations included, into one file",
  send_invite: "Invite",
  update_invite: "Invite again",
  delete_invite: "Take the invitation back",
  update_member: "Change the membership",
  delete_member: "Deactivate",
  restore_member: "Let in again",
  create_role: "Add a role",
  update_role: "Change the role",
  delete_role: "Take the role away",
  create_team: "Add a team",
  update_team: "Change the team",
  delete_team: "Take the team away",
};

/** These say all that there is to say. */
const whole = new Set(["update_retention", "erase_person_data", "export_workspace"]);

/** What a card asks a yes for: the verb of the tool and what it is done to, by name. */
export function cardTitle(tool: AnyTool, names: readonly string[], input: unknown): string {
  const verb = verbs[tool.name] ?? (tool.effect === "delete" ? "Move to the trash" : "Change");
  if (whole.has(tool.name)) return verb;
  const given = (input ?? {}) as Record<string, unknown>;
  if (tool.name === "move_workspace") return `Move the whole workspace to the region ${String(given["region"])}`;
  if (tool.name === "destroy_workspace") return `Erase the whole workspace ${String(given["name"])} for good`;
  const known = names.length > 0 ? names.join(", ") : saidName(input);
  if (known) return `${verb}: ${known}`;
  return tool.name in verbs ? verb : `${verb}: ${tool.name.replaceAll("_", " ")}`;
}

/** Of what is not there yet: its own arguments name it. */
function saidName(input: unknown): string | undefined {
  const given = (input ?? {}) as Record<string, unknown>;
  const named = [given["email"], given["role"] ?? given["name"]].find((value) => typeof value === "string");
  return typeof named === "string" ? named : undefined;
}
