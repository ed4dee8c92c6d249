import { findTool } from "@/tools/core/find-tool";
import type { AgentTurn } from "./agent-tools";
import type { Answered } from "./answer-approval";
import { prepareApproval } from "./approvals";
import { writeEdit } from "./write-edit";

/** Puts the question of a call again, worked out now and under a new id: the old one was edited, or has expired. */
export async function askAnew(turn: AgentTurn, answered: Answered): Promise<void> {
  const { toolCallId, tool: name, input } = answered;
  const tool = findTool(name);
  const why = (await turn.asksFirst(turn, tool, input)) ?? "effect";
  // Fails before anything is written: the question then stands as it was.
  await prepareApproval(turn, tool, { toolCallId, input, why, isAnew: true });
  writeEdit(turn.writer, answered);
  turn.writer.write({ type: "tool-approval-request", toolCallId, approvalId: turn.environment.clock.newId() });
}
