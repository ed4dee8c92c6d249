import type { ToolPart } from "./chat-types";

/** Present tense while a tool runs, past when it is done. */
const words: Record<string, [running: string, done: string]> = {
  describe_objects: ["Reading the objects", "Read the objects"],
  search_records: ["Searching", "Searched"],
  get_record: ["Opening", "Opened"],
  create_record: ["Creating", "Created"],
  update_record: ["Changing", "Changed"],
  delete_record: ["Deleting", "Deleted"],
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
  list_members: ["Reading members", "Read members"],
  search_names: ["Looking up names", "Looked up names"],
  match_names: ["Looking up names", "Looked up names"],
  match_values: ["Looking up values", "Looked up values"],
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
