import type { AskResult } from "./ask-result";

const show = (value: unknown): string =>
  value === null || value === undefined
    ? "–"
    : typeof value === "object"
      ? ((value as { name?: string }).name ?? JSON.stringify(value))
      : String(value);

/** The answer for a terminal. */
export function printAnswer(result: AskResult): string {
  const lines: string[] = result.notices.map((notice) => `! ${notice}`);
  for (const call of result.toolCalls)
    lines.push(`> ${call.tool} ${JSON.stringify(call.input)}${call.error ? `  failed: ${call.error}` : ""}`);
  if (result.reply) lines.push(result.reply);
  if (result.question) {
    lines.push(
      result.question.question,
      ...result.question.choices.map(
        (choice, place) => `  ${place + 1}. ${choice.label}${choice.detail ? ` (${choice.detail})` : ""}`,
      ),
    );
  }
  for (const approval of result.approvals.filter((item) => !item.approved))
    lines.push(`Waits for a yes: ${approval.title}. Run again with --approve all to do it.`);
  if (result.changes.length > 0) lines.push(result.isDryRun ? "Would change (rolled back):" : "Changed:");
  for (const change of result.changes) {
    const fields = change.diffs.map((diff) => `${diff.label}: ${show(diff.before)} -> ${show(diff.after)}`);
    lines.push(
      `  ${change.kind} ${change.object} ${change.recordName}${fields.length > 0 ? `; ${fields.join("; ")}` : ""}`,
    );
  }
  lines.push(`(${result.model}, ${result.milliseconds} ms, conversation ${result.conversationId})`);
  return lines.join("\n");
}
