import { runAuditSeal } from "./audit/run-audit-seal";
import { verifyAudit } from "./audit/verify-audit";
import { getBriefing } from "./briefing/get-briefing";
import { exportChanges } from "./changes/export-changes";
import { listChanges } from "./changes/list-changes";
import { listValueSources } from "./changes/list-value-sources";
import { undoChange } from "./changes/undo-change";
import { undoChangeSet } from "./changes/undo-change-set";
import { undoTurn } from "./changes/undo-turn";
import { deleteConversation } from "./conversations/delete-conversation";
import { getConversation } from "./conversations/get-conversation";
import { getConversationCase } from "./conversations/get-conversation-case";
import { listConversations } from "./conversations/list-conversations";
import { renameConversation } from "./conversations/rename-conversation";
import type { AnyTool } from "./core/define-tool";
import { createDocument } from "./documents/create-document";
import { deleteDocument } from "./documents/delete-document";
import { destroyDocument } from "./documents/destroy-document";
import { getDocument } from "./documents/get-document";
import { listDocuments } from "./documents/list-documents";
import { restoreDocument } from "./documents/restore-document";
import { runDocumentIndex } from "./documents/run-document-index";
import { updateDocument } from "./documents/update-document";
import { updateDocumentText } from "./documents/update-document-text";
import { draftText } from "./drafts/draft-text";
import { listDuplicateRules } from "./duplicates/list-duplicate-rules";
import { listDuplicates } from "./duplicates/list-duplicates";
import { runDuplicateScan } from "./duplicates/run-duplicate-scan";
import { searchDuplicates } from "./duplicates/search-duplicates";
import { updateDuplicate } from "./duplicates/update-duplicate";
import { exportRecords } from "./exports/export-records";
import { createField } from "./fields/create-field";
import { deleteField } from "./fields/delete-field";
import { previewComputedField } from "./fields/preview-computed-field";
import { restoreField } from "./fields/restore-field";
import { updateField } from "./fields/update-field";
import { createImport } from "./imports/create-import";
import { getImport } from "./imports/get-import";
import { importRecords } from "./imports/import-records";
import { listImportRows } from "./imports/list-import-rows";
import { runImport } from "./imports/run-import";
import { updateImport } from "./imports/update-import";
import { updateImportRow } from "./imports/update-import-row";
import { cancelJob } from "./jobs/cancel-job";
import { getJob } from "./jobs/get-job";
import { listJobs } from "./jobs/list-jobs";
import { searchKnowledge } from "./knowledge/search-knowledge";
import { deleteInvite } from "./members/delete-invite";
import { deleteMember } from "./members/delete-member";
import { listInvites } from "./members/list-invites";
import { listMembers } from "./members/list-members";
import { restoreMember } from "./members/restore-member";
import { sendInvite } from "./members/send-invite";
import { updateInvite } from "./members/update-invite";
import { updateMember } from "./members/update-member";
import { getModelSettings } from "./models/get-model-settings";
import { getModelUsage } from "./models/get-model-usage";
import { updateModelSettings } from "./models/update-model-settings";
import { matchNames } from "./names/match-names";
import { matchValues } from "./names/match-values";
import { searchNames } from "./names/search-names";
import { logNote } from "./notes/log-note";
import { createObject } from "./objects/create-object";
import { deleteObject } from "./objects/delete-object";
import { describeObjects } from "./objects/describe-objects";
import { restoreObject } from "./objects/restore-object";
import { updateObject } from "./objects/update-object";
import { erasePersonData } from "./privacy/erase-person-data";
import { exportPersonData } from "./privacy/export-person-data";
import { aggregateRecords } from "./records/aggregate-records";
import { createRecord } from "./records/create-record";
import { deleteRecord } from "./records/delete-record";
import { deleteRecords } from "./records/delete-records";
import { destroyRecords } from "./records/destroy-records";
import { getRecord } from "./records/get-record";
import { linkRecords } from "./records/link-records";
import { mergeRecords } from "./records/merge-records";
import { restoreRecord } from "./records/restore-record";
import { restoreRecords } from "./records/restore-records";
import { searchRecords } from "./records/search-records";
import { updateCells } from "./records/update-cells";
import { updateRecord } from "./records/update-record";
import { updateRecords } from "./records/update-records";
import { createReport } from "./reports/create-report";
import { deleteReport } from "./reports/delete-report";
import { listReports } from "./reports/list-reports";
import { restoreReport } from "./reports/restore-report";
import { runReport } from "./reports/run-report";
import { updateReport } from "./reports/update-report";
import { deleteRetentionPolicy } from "./retention/delete-retention-policy";
import { getRetention } from "./retention/get-retention";
import { listRetentionPolicies } from "./retention/list-retention-policies";
import { updateRetention } from "./retention/update-retention";
import { updateRetentionPolicy } from "./retention/update-retention-policy";
import { createRole } from "./roles/create-role";
import { deleteRole } from "./roles/delete-role";
import { getAccess } from "./roles/get-access";
import { listRoles } from "./roles/list-roles";
import { updateRole } from "./roles/update-role";
import { completeTask } from "./tasks/complete-task";
import { createProposedTask } from "./tasks/create-proposed-task";
import { createTask } from "./tasks/create-task";
import { listTaskProposals } from "./tasks/list-task-proposals";
import { updateTaskProposal } from "./tasks/update-task-proposal";
import { createTeam } from "./teams/create-team";
import { deleteTeam } from "./teams/delete-team";
import { listTeams } from "./teams/list-teams";
import { updateTeam } from "./teams/update-team";
import { listTimeline } from "./timeline/list-timeline";
import { createView } from "./views/create-view";
import { deleteView } from "./views/delete-view";
import { favoriteView } from "./views/favorite-view";
import { getView } from "./views/get-view";
import { listViews } from "./views/list-views";
import { restoreView } from "./views/restore-view";
import { updateView } from "./views/update-view";
import { destroyWorkspace } from "./workspaces/destroy-workspace";
import { exportWorkspace } from "./workspaces/export-workspace";
import { getWorkspace } from "./workspaces/get-workspace";
import { moveWorkspace } from "./workspaces/move-workspace";

/** Every capability of Atrium, by name. Doors loop over it; adding a line here adds it to all of them. */
export const registry = {
  run_audit_seal: runAuditSeal,
  verify_audit: verifyAudit,
  get_briefing: getBriefing,
  export_changes: exportChanges,
  list_changes: listChanges,
  list_value_sources: listValueSources,
  undo_change: undoChange,
  undo_change_set: undoChangeSet,
  undo_turn: undoTurn,
  delete_conversation: deleteConversation,
  get_conversation: getConversation,
  get_conversation_case: getConversationCase,
  list_conversations: listConversations,
  rename_conversation: renameConversation,
  search_duplicates: searchDuplicates,
  list_duplicate_rules: listDuplicateRules,
  list_duplicates: listDuplicates,
  run_duplicate_scan: runDuplicateScan,
  update_duplicate: updateDuplicate,
  draft_text: draftText,
  create_document: createDocument,
  delete_document: deleteDocument,
  destroy_document: destroyDocument,
  get_document: getDocument,
  list_documents: listDocuments,
  restore_document: restoreDocument,
  run_document_index: runDocumentIndex,
  update_document: updateDocument,
  update_document_text: updateDocumentText,
  export_records: exportRecords,
  create_import: createImport,
  get_import: getImport,
  import_records: importRecords,
  list_import_rows: listImportRows,
  run_import: runImport,
  update_import: updateImport,
  update_import_row: updateImportRow,
  cancel_job: cancelJob,
  get_job: getJob,
  list_jobs: listJobs,
  search_knowledge: searchKnowledge,
  list_members: listMembers,
  get_model_settings: getModelSettings,
  get_model_usage: getModelUsage,
  update_model_settings: updateModelSettings,
  match_names: matchNames,
  match_values: matchValues,
  search_names: searchNames,
  log_note: logNote,
  describe_objects: describeObjects,
  create_object: createObject,
  delete_object: deleteObject,
  restore_object: restoreObject,
  get_retention: getRetention,
  update_retention: updateRetention,
  export_person_data: exportPersonData,
  erase_person_data: erasePersonData,
  list_retention_policies: listRetentionPolicies,
  update_retention_policy: updateRetentionPolicy,
  delete_retention_policy: deleteRetentionPolicy,
  get_workspace: getWorkspace,
  export_workspace: exportWorkspace,
  move_workspace: moveWorkspace,
  destroy_workspace: destroyWorkspace,
  update_object: updateObject,
  create_field: createField,
  delete_field: deleteField,
  preview_computed_field: previewComputedField,
  restore_field: restoreField,
  update_field: updateField,
  aggregate_records: aggregateRecords,
  create_record: createRecord,
  delete_record: deleteRecord,
  delete_records: deleteRecords,
  destroy_records: destroyRecords,
  get_record: getRecord,
  link_records: linkRecords,
  merge_records: mergeRecords,
  restore_record: restoreRecord,
  restore_records: restoreRecords,
  search_records: searchRecords,
  update_cells: updateCells,
  update_record: updateRecord,
  update_records: updateRecords,
  complete_task: completeTask,
  create_task: createTask,
  list_task_proposals: listTaskProposals,
  create_proposed_task: createProposedTask,
  update_task_proposal: updateTaskProposal,
  create_report: createReport,
  delete_report: deleteReport,
  list_reports: listReports,
  restore_report: restoreReport,
  run_report: runReport,
  update_report: updateReport,
  create_view: createView,
  delete_view: deleteView,
  favorite_view: favoriteView,
  get_view: getView,
  list_views: listViews,
  restore_view: restoreView,
  update_view: updateView,
  send_invite: sendInvite,
  list_invites: listInvites,
  update_invite: updateInvite,
  delete_invite: deleteInvite,
  update_member: updateMember,
  delete_member: deleteMember,
  restore_member: restoreMember,
  list_roles: listRoles,
  create_role: createRole,
  update_role: updateRole,
  delete_role: deleteRole,
  get_access: getAccess,
  list_teams: listTeams,
  create_team: createTeam,
  update_team: updateTeam,
  delete_team: deleteTeam,
  list_timeline: listTimeline,
} as const satisfies Record<string, AnyTool>;

export type Registry = typeof registry;
export type ToolName = keyof Registry;
