import type { Condition } from "@/db/query/tree";
import {
  approvalMinutes,
  askApproval,
  findApproval,
  hashInput,
  withdrawApproval,
} from "@/tools/conversations/approval-store";
import type { AnyTool } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { requirePermission, runTool } from "@/tools/core/run-tool";
import type { BulkOutcome } from "@/tools/records/record-shape";
import { updateRetentionPolicy } from "@/tools/retention/update-retention-policy";
import type { AgentTurn } from "./agent-tools";
import type { Waits } from "./asks-first";
import { cardRows } from "./card-rows";
import { cardTitle } from "./card-title";
import { editableValues } from "./editable";
import { namedPreview } from "./named-preview";
import type { PageContext, Preview } from "./turn-types";

const givesRights = new Set<AnyTool["permission"]>(["members:write", "roles:write"]);

/**
 * Reading is free and one record is written at once, shown and undoable. Destroying, sending, and changing records
 * by a query, and deciding what people may do, wait for a yes; rows that the person selected by hand are named exactly, so changing them does not. After
 * text from outside, nothing is written without one.
 */
export function needsApproval(
  tool: AnyTool,
  input: unknown,
  { page, taint }: Pick<AgentTurn, "page" | "taint">,
): boolean {
  if (isPreview(tool, input)) return false;
  if (taint.source !== null && tool.effect !== "read") return true;
  if (tool.effect === "delete" || tool.effect === "send") return true;
  if (tool.effect !== "read" && givesRights.has(tool.permission)) return true;
  return tool.isBulk === true && !isSelectedByHand(input, page);
}

/** A tool that knows no preview would drop the word and do the thing. */
export function isPreview(tool: AnyTool, input: unknown): boolean {
  const knowsPreview = "preview" in tool.input.shape;
  return knowsPreview && typeof input === "object" && input !== null && "preview" in input && input.preview === true;
}

function isSelectedByHand(input: unknown, page: PageContext): boolean {
  const where = (input as { selection?: { where?: Condition } }).selection?.where;
  if (!where || !("field" in where) || where.field !== "id" || where.op !== "in" || !Array.isArray(where.value))
    return false;
  const selected = new Set(page.selectedIds);
  return where.value.length > 0 && where.value.every((id) => typeof id === "string" && selected.has(id));
}

/** Works out what would happen, freezes it, and puts the question to the person before the SDK asks for the yes. */
export async function prepareApproval(
  turn: AgentTurn,
  tool: AnyTool,
  { toolCallId, input, why, isAnew = false }: { toolCallId: string; input: unknown; why: Waits; isAnew?: boolean },
): Promise<void> {
  // Nobody is asked to agree to what their role may not do.
  requirePermission(turn.actor, tool.permission);
  const known = await inWorkspace(turn.environment, (session) => findApproval(session, toolCallId));
  if (known && !isAnew) return;
  const outcome = await preview(turn, tool, input);
  // A card of its own words, as for a merge, shows no arguments that could be put right.
  const isPlain = "count" in outcome || outcome.title === undefined;
  const editable = isPlain ? await editableValues(turn, tool, input) : [];
  const now = turn.environment.clock.now();
  const expiresAt = new Date(now.getTime() + approvalMinutes * 60_000);
  await inWorkspace(turn.environment, async (session) => {
    if (isAnew) await withdrawApproval(session, { toolCallId, memberId: turn.actor.memberId });
    await askApproval(session, {
      id: turn.environment.clock.newId(),
      conversationId: turn.conversationId,
      memberId: turn.actor.memberId,
      tool: tool.name,
      toolCallId,
      inputHash: hashInput(tool.name, input),
      fingerprint: "fingerprint" in outcome ? outcome.fingerprint : null,
      status: "pending",
      reason: null,
      createdAt: now,
      expiresAt,
    });
  });
  const title = titleOf(tool, outcome, input);
  turn.writer.write({
    type: "data-preview",
    id: `preview-${toolCallId}`,
    data: {
      approvalId: toolCallId,
      toolCallId,
      tool: tool.name,
      title,
      outcome,
      editable,
      expiresAt: expiresAt.toISOString(),
      ...reasonOf(turn, why),
    },
  });
}

async function preview(turn: AgentTurn, tool: AnyTool, input: unknown): Promise<Preview> {
  const origin = { door: turn.door, toolCallId: undefined, conversationId: turn.conversationId };
  // A bulk tool that knows no preview would do the thing.
  if (tool.isBulk && "preview" in tool.input.shape) {
    return (await runTool(
      turn.environment,
      turn.actor,
      tool,
      { ...(input as object), preview: true },
      origin,
    )) as BulkOutcome;
  }
  const named = await namedPreview(turn, tool, input);
  if (named) return named;
  return { records: await cardRows(turn, tool, input) };
}

/** Why a call waits that would not have to. */
const reasonOf = ({ taint }: AgentTurn, why: Waits): { reason?: string } => {
  if (why === "outside")
    return {
      reason: `The assistant has read text from outside (${taint.source}). Until you say yes, nothing is changed.`,
    };
  return why === "unsaid"
    ? { reason: "This is not wholly in your own words. Until you say yes, nothing is changed." }
    : {};
};

function titleOf(tool: AnyTool, outcome: Preview, input: unknown): string {
  if ("title" in outcome && outcome.title) return outcome.title;
  if (tool.name === updateRetentionPolicy.name && "count" in outcome) {
    const { days, age } = input as { days: number; age: string };
    return `Destroy ${outcome.object} for good, ${days} days after they were ${age}: ${outcome.count} are due now`;
  }
  if ("count" in outcome) return cardTitle(tool, [`${outcome.count} ${outcome.object}`], input);
  const named = outcome.records.filter(({ object }) => object !== "");
  return cardTitle(
    tool,
    named.map(({ name }) => name),
    input,
  );
}
