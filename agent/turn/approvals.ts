import type { Condition } from "@/db/query/tree";
import { approvalMinutes, askApproval, findApproval, hashInput } from "@/tools/conversations/approval-store";
import type { AnyTool } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { requirePermission, runTool } from "@/tools/core/run-tool";
import { destroyRecords } from "@/tools/records/destroy-records";
import { getRecord } from "@/tools/records/get-record";
import type { BulkOutcome } from "@/tools/records/record-shape";
import { updateRetention } from "@/tools/retention/update-retention";
import type { AgentTurn } from "./agent-tools";
import { namedPreview } from "./named-preview";
import type { PageContext, Preview } from "./turn-types";

/**
 * Reading is free and one record is written at once, shown and undoable. Destroying, sending, and changing records
 * by a query wait for a yes; rows that the person selected by hand are named exactly, so changing them does not. After
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
  return tool.isBulk === true && !isSelectedByHand(input, page);
}

/** A tool that knows no preview would drop the word and do the thing. */
function isPreview(tool: AnyTool, input: unknown): boolean {
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
  toolCallId: string,
  input: unknown,
): Promise<void> {
  // Nobody is asked to agree to what their role may not do.
  requirePermission(turn.actor, tool.permission);
  const known = await inWorkspace(turn.environment, (session) => findApproval(session, toolCallId));
  if (known) return;
  const outcome = await preview(turn, tool, input);
  const now = turn.environment.clock.now();
  await inWorkspace(turn.environment, (session) =>
    askApproval(session, {
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
      expiresAt: new Date(now.getTime() + approvalMinutes * 60_000),
    }),
  );
  const title = titleOf(tool, outcome);
  turn.writer.write({
    type: "data-preview",
    id: `preview-${toolCallId}`,
    data: { approvalId: toolCallId, toolCallId, tool: tool.name, title, outcome, ...reasonOf(turn, tool, input) },
  });
}

async function preview(turn: AgentTurn, tool: AnyTool, input: unknown): Promise<Preview> {
  const origin = { door: turn.door, toolCallId: undefined, conversationId: turn.conversationId };
  if (tool.isBulk) {
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
  const target = input as { object?: string; id?: string };
  const given = tool.effect === "delete" ? [] : argumentRows(input);
  if (!target.object || !target.id) return { records: given };
  const { record } = await runTool(
    turn.environment,
    turn.actor,
    getRecord,
    { object: target.object, id: target.id },
    origin,
  );
  return { records: [{ id: record.id, name: record.name, object: record.object }, ...given] };
}

/** Exactly and wholly what the tool would be called with, a row an argument, as nothing else says what it does. */
function argumentRows(input: unknown): { id: string; name: string; object: string; note: string }[] {
  const { values, id: _id, object: _object, ...rest } = input as Record<string, unknown>;
  const rows = [...Object.entries(rest), ...Object.entries((values ?? {}) as Record<string, unknown>)];
  return rows.map(([name, value], place) => ({
    id: `${name} ${place}`,
    name,
    object: "",
    note: typeof value === "string" ? value : (JSON.stringify(value) ?? ""),
  }));
}

/** Why a call waits that would not have to. */
function reasonOf({ page, taint }: AgentTurn, tool: AnyTool, input: unknown): { reason?: string } {
  const clean = { page, taint: { ...taint, source: null } };
  return taint.source === null || needsApproval(tool, input, clean)
    ? {}
    : { reason: `The assistant has read text from outside (${taint.source}). Until you say yes, nothing is changed.` };
}

function titleOf(tool: AnyTool, outcome: Preview): string {
  if ("title" in outcome && outcome.title) return outcome.title;
  if (tool.name === updateRetention.name) return "Change how long the trash is kept";
  const verb =
    tool.name === destroyRecords.name ? "Destroy for good" : tool.effect === "delete" ? "Move to the trash" : "Change";
  if ("count" in outcome) return `${verb}: ${outcome.count} ${outcome.object}`;
  return `${verb}: ${
    outcome.records
      .filter(({ object }) => object !== "")
      .map((record) => record.name)
      .join(", ") || tool.name.replaceAll("_", " ")
  }`;
}
