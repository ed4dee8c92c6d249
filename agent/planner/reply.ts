import { aggregateReply } from "@/agent/planner/reply/aggregate-reply";
import { changesReply } from "@/agent/planner/reply/changes-reply";
import { describeReply } from "@/agent/planner/reply/describe-reply";
import { documentsReply, documentTools } from "@/agent/planner/reply/documents-reply";
import { draftReply } from "@/agent/planner/reply/draft-reply";
import { duplicatesReply } from "@/agent/planner/reply/duplicates-reply";
import { escapeMarkdown } from "@/agent/planner/reply/format";
import { knowledgeReply } from "@/agent/planner/reply/knowledge-reply";
import { membersReply } from "@/agent/planner/reply/members-reply";
import { peopleReply, peopleTools } from "@/agent/planner/reply/people-reply";
import { proposalsReply } from "@/agent/planner/reply/proposals-reply";
import { recordReply } from "@/agent/planner/reply/record-reply";
import { reportReply, reportTools } from "@/agent/planner/reply/report-reply";
import { retentionReply } from "@/agent/planner/reply/retention-reply";
import { searchReply } from "@/agent/planner/reply/search-reply";
import { settingsReply } from "@/agent/planner/reply/settings-reply";
import { mergeReply, transferReply } from "@/agent/planner/reply/transfer-reply";
import { viewReply, viewTools } from "@/agent/planner/reply/view-reply";
import { writeReply } from "@/agent/planner/reply/write-reply";
import type { PastCall, PlannerWorld } from "@/agent/planner/world";

export type ReplyParts = { call: PastCall; said: string; world: PlannerWorld };
type Writer = (parts: ReplyParts) => string | Promise<string>;

const writers: Readonly<Record<string, Writer>> = {
  search_records: searchReply,
  aggregate_records: aggregateReply,
  get_record: recordReply,
  list_members: membersReply,
  draft_text: draftReply,
  list_task_proposals: proposalsReply,
  list_changes: changesReply,
  describe_objects: describeReply,
  create_object: settingsReply,
  update_object: settingsReply,
  delete_object: settingsReply,
  restore_object: settingsReply,
  create_field: settingsReply,
  update_field: settingsReply,
  delete_field: settingsReply,
  restore_field: settingsReply,
  export_records: transferReply,
  import_records: transferReply,
  run_import: transferReply,
  merge_records: mergeReply,
  search_knowledge: knowledgeReply,
  list_duplicates: duplicatesReply,
  run_duplicate_scan: duplicatesReply,
  get_retention: retentionReply,
  update_retention: retentionReply,
  ...Object.fromEntries(peopleTools.map((tool) => [tool, peopleReply])),
  ...Object.fromEntries(documentTools.map((tool) => [tool, documentsReply])),
  ...Object.fromEntries(reportTools.map((tool) => [tool, reportReply])),
  ...Object.fromEntries(viewTools.map((tool) => [tool, viewReply])),
};

/** What is said about the calls of a turn; every figure and name comes from their outputs. */
export async function replyText(calls: readonly PastCall[], said: string, world: PlannerWorld): Promise<string> {
  const texts: string[] = [];
  for (const call of calls) {
    if (call.tool === "ask_person") continue;
    if (call.denied) texts.push(deniedText(call.reason));
    else if (call.error) texts.push(`That did not work: ${call.error.message}`);
    else texts.push(await (writers[call.tool] ?? writeReply)({ call, said, world }));
  }
  return texts.filter(Boolean).join("\n\n") || "Done.";
}

function deniedText(reason: string | undefined): string {
  const because = reason?.replace(/\s+/g, " ").trim();
  if (!because) return "Fine, I did not do that. Nothing was changed.";
  return `I did not do that, because you said “${escapeMarkdown(because)}”. Nothing was changed. Say what to do instead, and I ask again.`;
}
