import {
  askApproval,
  decideApproval,
  hashInput,
  requireInTime,
  requireWaiting,
  withdrawApproval,
} from "@/tools/conversations/approval-store";
import { AppError } from "@/tools/core/app-error";
import { findTool } from "@/tools/core/find-tool";
import { applyEdits, type Edited } from "./apply-edits";
import type { AtriumMessage, TurnContext, TurnRequest } from "./turn-types";

type Session = Parameters<typeof decideApproval>[0];
type Approval = NonNullable<TurnRequest["approval"]>;

export type ApprovalPart = {
  type: string;
  state?: string;
  toolCallId?: string;
  input?: unknown;
  approval?: { id: string; approved?: boolean; reason?: string };
};

/** What came of an answer: the call as it stands now, what the person put right in it, and whether it is asked again. */
export type Answered = {
  toolCallId: string;
  tool: string;
  /** The arguments as the assistant had asked for them, and as they are now. */
  asked: unknown;
  input: unknown;
  edited: Edited[];
  isAskedAnew: boolean;
};

/**
 * Takes the person's answer. Only the answer is taken from the client: tool and arguments stay as the server stored them,
 * but for values that the card offered to put right. Edited arguments are a question of their own, and the first is withdrawn.
 */
export async function answerApproval(
  session: Session,
  { environment, actor }: TurnContext,
  { message, approval }: { message: AtriumMessage; approval: Approval },
): Promise<Answered> {
  const now = environment.clock.now();
  const part = findPart(message, approval.approvalId);
  const { toolCallId } = part;
  const call = { toolCallId, memberId: actor.memberId };
  const tool = findTool(part.type.slice("tool-".length));
  const asked = part.input;
  const { input, edited } = applyEdits(tool, {
    input: asked,
    editable: editableOf(message, toolCallId),
    edits: approval.approved ? (approval.edits ?? []) : [],
  });
  // What many records would become is looked at before the yes, so an edit of it is asked for again.
  const isAskedAnew = approval.isAskedAnew === true || (edited.length > 0 && tool.isBulk === true);
  const answered = { toolCallId, tool: tool.name, asked, input, edited, isAskedAnew };
  if (isAskedAnew) {
    await requireWaiting(session, call);
    return answered;
  }
  if (edited.length > 0) {
    part.input = input;
    const withdrawn = await withdrawApproval(session, call);
    requireInTime(withdrawn, now);
    const id = environment.clock.newId();
    await askApproval(session, {
      ...withdrawn,
      id,
      status: "pending",
      inputHash: hashInput(tool.name, input),
      createdAt: now,
    });
  }
  const { approved, reason } = approval;
  await decideApproval(session, { ...call, isApproved: approved, reason: reason ?? null, now });
  part.state = "approval-responded";
  part.approval = { id: approval.approvalId, approved, ...(reason ? { reason } : {}) };
  return answered;
}

type Waiting = ApprovalPart & Required<Pick<ApprovalPart, "toolCallId" | "approval">>;

function findPart(message: AtriumMessage, approvalId: string): Waiting {
  const part = (message.parts as ApprovalPart[]).find((candidate) => candidate.approval?.id === approvalId);
  if (!part?.approval || !part.toolCallId)
    throw new AppError("not_found", "There is no approval waiting with that id.");
  if (part.state !== "approval-requested") throw new AppError("precondition_failed", "This was answered already.");
  return part as Waiting;
}

/** What the latest card of a call offered to put right, as the server stored it. */
function editableOf(message: AtriumMessage, toolCallId: string) {
  const card = message.parts.findLast((part) => part.type === "data-preview" && part.data.toolCallId === toolCallId);
  // A card that is older than editing has none.
  return card?.type === "data-preview" ? (card.data.editable ?? []) : [];
}
