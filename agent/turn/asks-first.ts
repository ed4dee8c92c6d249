import type { AnyTool } from "@/tools/core/define-tool";
import type { AgentTurn } from "./agent-tools";
import { isPreview, needsApproval } from "./approvals";
import { isSpoken } from "./spoken";

/** Why a call waits for a person's yes, in the words of the card; null when it runs at once. */
export type Waits = "effect" | "outside" | "unsaid" | null;
export type AsksFirst = (turn: AgentTurn, tool: AnyTool, input: unknown) => Promise<Waits>;

/**
 * Anything that a language model reads may give it orders: a record, a note, the name of a view. So it does at once only
 * what the person said in their own words, whatever it has read; the built-in planner takes orders from nobody else.
 */
export const asksFirst: AsksFirst = async (turn, tool, input) => {
  const clean = { page: turn.page, taint: { ...turn.taint, source: null } };
  if (needsApproval(tool, input, clean)) return "effect";
  if (needsApproval(tool, input, turn)) return "outside";
  if (turn.isPlanner || tool.effect === "read" || isPreview(tool, input)) return null;
  return (await isSpoken(turn, tool, input)) ? null : "unsaid";
};
