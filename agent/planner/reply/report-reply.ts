import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { aggregateReply } from "./aggregate-reply";
import { escapeMarkdown } from "./format";

export const reportTools = [
  "list_reports",
  "run_report",
  "create_report",
  "update_report",
  "delete_report",
  "restore_report",
] as const;

/** What was done with a report; one that was run says its figures. */
export function reportReply(parts: ReplyParts): string {
  const { call } = parts;
  const output = asObject(call.output);
  const report = asObject(output.report);
  const name = `**${escapeMarkdown(String(report.name))}**`;
  switch (call.tool) {
    case "list_reports":
      return listText(output.reports);
    case "run_report": {
      const figures = asObject(output.figures);
      const said = aggregateReply({ ...parts, call: { ...call, input: figures.query, output: figures } });
      return `${name}: ${said}`;
    }
    case "create_report":
      return `Saved the report ${name}. Only you see it until you share it; say “run the report ${escapeMarkdown(String(report.name))}” to see it again.`;
    case "delete_report":
      return `Deleted the report **${escapeMarkdown(String(output.name))}**; its records stay as they are. Say “undo” to bring it back.`;
    case "restore_report":
      return `Restored the report ${name}.`;
    default:
      return output.changeSetId === null ? `The report ${name} was like that already.` : `Changed the report ${name}.`;
  }
}

function listText(list: unknown): string {
  const reports = (Array.isArray(list) ? list : []).map(asObject);
  if (reports.length === 0) return "No report is saved yet. Ask for figures, then say “save this as report …”.";
  return reports
    .slice(0, 30)
    .map((report) => `- **${escapeMarkdown(String(report.name))}**`)
    .join("\n");
}
