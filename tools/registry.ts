import { getBriefing } from "./briefing/get-briefing";
import { listChanges } from "./changes/list-changes";
import { undoChangeSet } from "./changes/undo-change-set";
import { deleteConversation } from "./conversations/delete-conversation";
import { getConversation } from "./conversations/get-conversation";
import { listConversations } from "./conversations/list-conversations";
import { renameConversation } from "./conversations/rename-conversation";
import type { AnyTool } from "./core/define-tool";
import { listMembers } from "./members/list-members";
import { matchNames } from "./names/match-names";
import { matchValues } from "./names/match-values";
import { searchNames } from "./names/search-names";
import { logNote } from "./notes/log-note";
import { describeObjects } from "./objects/describe-objects";
import { aggregateRecords } from "./records/aggregate-records";
import { createRecord } from "./records/create-record";
import { deleteRecord } from "./records/delete-record";
import { deleteRecords } from "./records/delete-records";
import { getRecord } from "./records/get-record";
import { restoreRecord } from "./records/restore-record";
import { searchRecords } from "./records/search-records";
import { updateCells } from "./records/update-cells";
import { updateRecord } from "./records/update-record";
import { updateRecords } from "./records/update-records";
import { completeTask } from "./tasks/complete-task";
import { createTask } from "./tasks/create-task";
import { createView } from "./views/create-view";
import { deleteView } from "./views/delete-view";
import { favoriteView } from "./views/favorite-view";
import { getView } from "./views/get-view";
import { listViews } from "./views/list-views";
import { restoreView } from "./views/restore-view";
import { updateView } from "./views/update-view";

/** Every capability of Atrium, by name. Doors loop over it; adding a line here adds it to all of them. */
export const registry = {
  get_briefing: getBriefing,
  list_changes: listChanges,
  undo_change_set: undoChangeSet,
  delete_conversation: deleteConversation,
  get_conversation: getConversation,
  list_conversations: listConversations,
  rename_conversation: renameConversation,
  list_members: listMembers,
  match_names: matchNames,
  match_values: matchValues,
  search_names: searchNames,
  log_note: logNote,
  describe_objects: describeObjects,
  aggregate_records: aggregateRecords,
  create_record: createRecord,
  delete_record: deleteRecord,
  delete_records: deleteRecords,
  get_record: getRecord,
  restore_record: restoreRecord,
  search_records: searchRecords,
  update_cells: updateCells,
  update_record: updateRecord,
  update_records: updateRecords,
  complete_task: completeTask,
  create_task: createTask,
  create_view: createView,
  delete_view: deleteView,
  favorite_view: favoriteView,
  get_view: getView,
  list_views: listViews,
  restore_view: restoreView,
  update_view: updateView,
} as const satisfies Record<string, AnyTool>;

export type Registry = typeof registry;
export type ToolName = keyof Registry;
