import type { ToolPart } from "./chat-types";

/** Present tense while a tool runs, past when it is done. */
const words: Record<string, [running: string, done: string]> = {
  describe_objects: ["Reading the objects", "Read the objects"],
  create_object: ["Making an object", "Made an object"],
  update_object: ["Changing the object", "Changed the object"],
  delete_object: ["Deleting the object", "Deleted the object"],
  restore_object: ["Restoring the object", "Restored the object"],
  create_field: ["Adding a field", "Added a field"],
  update_field: ["Changing the field", "Changed the field"],
  delete_field: ["Deleting the field", "Deleted the field"],
  restore_field: ["Restoring the field", "Restored the field"],
  search_records: ["Searching", "Searched"],
  get_record: ["Opening", "Opened"],
  create_record: ["Creating", "Created"],
  update_record: ["Changing", "Changed"],
  delete_record: ["Deleting", "Deleted"],
  link_records: ["Linking", "Linked"],
  destroy_records: ["Destroying", "Destroyed"],
  restore_record: ["Restoring", "Restored"],
  update_records: ["Changing", "Changed"],
  delete_records: ["Deleting", "Deleted"],
  aggregate_records: ["Counting", "Counted"],
  log_note: ["Writing a note", "Wrote a note"],
  create_task: ["Creating a task", "Created a task"],
  complete_task: ["Completing the task", "Completed the task"],
  list_changes: ["Reading changes", "Read changes"],
  list_timeline: ["Reading the timeline", "Read the timeline"],
  verify_audit: ["Checking the audit log", "Checked the audit log"],
  undo_change_set: ["Undoing", "Undid"],
  undo_turn: ["Undoing", "Undid"],
  find_tools: ["Looking for a tool", "Looked for a tool"],
  list_task_proposals: ["Reading notes for tasks", "Read notes for tasks"],
  create_proposed_task: ["Adding the task", "Added the task"],
  update_task_proposal: ["Putting the proposal away", "Put the proposal away"],
  list_value_sources: ["Looking up where values come from", "Looked up where values come from"],
  draft_text: ["Drafting", "Drafted"],
  load_skill: ["Reading the steps", "Read the steps"],
  get_model_settings: ["Reading the models", "Read the models"],
  get_model_usage: ["Reading the usage of models", "Read the usage of models"],
  update_model_settings: ["Changing the models", "Changed the models"],
  list_members: ["Reading members", "Read members"],
  update_member: ["Changing the membership", "Changed the membership"],
  delete_member: ["Deactivating", "Deactivated"],
  restore_member: ["Letting them in again", "Let them in again"],
  get_workspace: ["Looking at the workspace", "Looked at the workspace"],
  destroy_workspace: ["Erasing the workspace", "Erased the workspace"],
  export_person_data: ["Gathering a person's data", "Gathered a person's data"],
  erase_person_data: ["Erasing a person's data", "Erased a person's data"],
  list_retention_policies: ["Reading the retention policies", "Read the retention policies"],
  update_retention_policy: ["Setting a retention policy", "Set a retention policy"],
  delete_retention_policy: ["Removing a retention policy", "Removed a retention policy"],
  move_workspace: ["Preparing the move", "Began the move"],
  export_workspace: ["Preparing an archive", "Prepared an archive"],
  send_invite: ["Inviting", "Invited"],
  list_invites: ["Reading invitations", "Read invitations"],
  update_invite: ["Inviting again", "Invited again"],
  delete_invite: ["Taking the invitation back", "Took the invitation back"],
  list_roles: ["Reading roles", "Read roles"],
  create_role: ["Adding a role", "Added a role"],
  update_role: ["Changing the role", "Changed the role"],
  delete_role: ["Taking the role away", "Took the role away"],
  get_access: ["Reading rights", "Read rights"],
  list_teams: ["Reading teams", "Read teams"],
  create_team: ["Adding a team", "Added a team"],
  update_team: ["Changing the team", "Changed the team"],
  delete_team: ["Taking the team away", "Took the team away"],
  search_names: ["Looking up names", "Looked up names"],
  match_names: ["Looking up names", "Looked up names"],
  match_values: ["Looking up values", "Looked up values"],
  get_view: ["Opening the view", "Opened the view"],
  list_views: ["Reading the views", "Read the views"],
  create_view: ["Saving the view", "Saved the view"],
  update_view: ["Changing the view", "Changed the view"],
  delete_view: ["Deleting the view", "Deleted the view"],
  restore_view: ["Restoring the view", "Restored the view"],
  favorite_view: ["Changing favourites", "Changed favourites"],
  update_cells: ["Changing", "Changed"],
  get_briefing: ["Reading the briefing", "Read the briefing"],
};

export function runWords(part: ToolPart, plural: (key: string) => string): { running: string; done: string } {
  const input = (part.input ?? {}) as { object?: string; selection?: { object?: string } };
  const key = input.object ?? input.selection?.object;
  const known = words[part.tool];
  const plain = part.tool.replaceAll("_", " ");
  const [running, done] = known ?? [`Running ${plain}`, `Ran ${plain}`];
  const takesObject = known && !known[1].includes(" ");
  const object = key && takesObject ? ` ${plural(key).toLowerCase()}` : "";
  return { running: running + object, done: done + object };
}

export function failedTitle(part: ToolPart, plural: (key: string) => string): string {
  const { running } = runWords(part, plural);
  return `${running} did not work`;
}
